/** Loaded into a server's process (`--import`): each SIGUSR2 sets its clock to the next of some wrong times, in turn. */
const HOUR_MS = 3_600_000;
/** Off the right time by this; the last is right again. */
const OFFSETS_MS = [HOUR_MS, -HOUR_MS, -10 * 365 * 24 * HOUR_MS, 26 * HOUR_MS, 0];

let at = OFFSETS_MS.length - 1;
const { now } = Date;
Date.now = () => now() + (OFFSETS_MS[at] ?? 0);
process.on('SIGUSR2', () => {
  at = (at + 1) % OFFSETS_MS.length;
  process.stdout.write('the clock was set\n');
});

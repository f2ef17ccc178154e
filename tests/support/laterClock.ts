/** Loaded into a server's process (`--import`): each SIGUSR2 sets its clock forward by more than a minute. */
const LATER_MS = 61_000;

let later = 0;
const { now } = Date;
Date.now = () => now() + later;
process.on('SIGUSR2', () => {
  later += LATER_MS;
});

/**
 * `npm run bench [-- --only relay|page|checking|detect|import|checkroom|export|stores --seconds N --rounds N --rates 40,400 --even]`, in eight parts. `stores`: how long an append takes on SQLite and on PostgreSQL, and how many there are a second. `export`: how long exports of a long article take, and hold everybody up. `checking`: what telling the state of
 * checking costs after a key. `detect`: what telling what looks checkable costs, whole and after a key. `import`: what
 * reading a page and a document of Word costs, beside parsing and mammoth alone. `checkroom`: how soon all screens of a full check room show a stage and a reveal. `page`: an article
 * with a thousand annotations in a real browser beside the same without (`pages.ts`). `relay`: our server beside a bare relay that only copies
 * frames, and beside one that writes each frame down before it copies it, at 50 people on one article and 40, 400 and
 * 2,000 edits a second in all (the last is 40 of each of the 50). Each round measures them one right after the other;
 * prints CPU per delivered edit and latency, and the medians of what the bare relay is exceeded by. `--smoke`: briefly,
 * to see that it measures. What it measures does not decide whether it succeeds: that is for its reader.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { measureChecking } from './checking.ts';
import { measureCheckroom } from './checkroom.ts';
import { measureDetecting } from './detecting.ts';
import { measureExports } from './exporting.ts';
import { measureImporting } from './importing.ts';
import { measurePages } from './pages.ts';
import { measureStores } from './stores.ts';

interface Figures {
  /** Server CPU per edit delivered to one person. */
  cpuMicroseconds: number;
  p50: number;
  p99: number;
}

const at = (file: string) => new URL(file, import.meta.url);
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '3' },
    rates: { type: 'string', default: '40,400,2000' },
    even: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const plan = values.smoke
  ? { seconds: '1', warmUp: '0.3', rounds: 1, rates: [40] }
  : {
      seconds: values.seconds,
      warmUp: '12',
      rounds: Number(values.rounds),
      rates: values.rates.split(',').map(Number),
    };
const print = (text: string) => void process.stdout.write(`${text}\n`);

async function cpuOf(server: ChildProcess): Promise<number> {
  const answer = once(server, 'message');
  server.send('cpu');
  const [{ cpuMicroseconds }] = (await answer) as [{ cpuMicroseconds: number }];
  return cpuMicroseconds;
}

async function measure(script: string, rate: number): Promise<Figures> {
  const server = fork(at(script));
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const options = ['--port', port, '--rate', rate, '--seconds', plan.seconds, '--warm-up', plan.warmUp].map(String);
    const clients = fork(at('./clients.ts'), values.even ? [...options, '--even'] : options);
    const marks: number[] = [];
    for (;;) {
      const [message] = (await once(clients, 'message')) as [
        { mark?: true; delivered: number; p50: number; p99: number },
      ];
      if (!message.mark) {
        const { delivered, p50, p99 } = message;
        return { cpuMicroseconds: ((marks[1] ?? 0) - (marks[0] ?? 0)) / delivered, p50, p99 };
      }
      marks.push(await cpuOf(server));
      clients.send('go on');
    }
  } finally {
    server.kill();
  }
}

function row(name: string, { cpuMicroseconds, p50, p99 }: Figures): string {
  return `${name.padEnd(14)} ${cpuMicroseconds.toFixed(2).padStart(8)} µs/edit   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`;
}

function median(numbers: number[]): string {
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
  return middle.toFixed(2);
}

const CONTESTANTS = { 'durable relay': './durableRelay.ts', kantlijn: './product.ts' };

async function compare(rate: number): Promise<void> {
  print(`50 people, ${rate} edits/s, ${plan.seconds} s`);
  const results = new Map(
    Object.keys(CONTESTANTS).map((name) => [name, { ratios: [] as number[], more: [] as number[] }]),
  );
  for (let round = 0; round < plan.rounds; round += 1) {
    const relay = await measure('./relay.ts', rate);
    print(row('relay', relay));
    for (const [name, script] of Object.entries(CONTESTANTS)) {
      const figures = await measure(script, rate);
      print(row(name, figures));
      results.get(name)?.ratios.push(figures.cpuMicroseconds / relay.cpuMicroseconds);
      results.get(name)?.more.push(figures.p99 - relay.p99);
    }
  }
  for (const [name, { ratios, more }] of results) {
    print(`${name}: CPU per delivered edit ${median(ratios)} × the relay's, p99 ${median(more)} ms more (medians)`);
  }
}

const wants = (part: 'relay' | 'page' | 'checking' | 'detect' | 'import' | 'checkroom' | 'export' | 'stores') =>
  values.only === '' || values.only === part;
if (wants('relay')) for (const rate of plan.rates) await compare(rate);
if (wants('checking')) measureChecking();
if (wants('detect')) measureDetecting(values.smoke);
if (wants('import')) await measureImporting(values.smoke);
if (wants('export')) await measureExports(values.smoke);
if (wants('stores')) await measureStores(values.smoke);
if (wants('checkroom')) await measureCheckroom(values.smoke);
if (wants('page')) await measurePages(values.smoke);

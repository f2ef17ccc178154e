/**
 * Our server beside a bare relay that only copies frames, and beside one that writes each frame down before it copies it,
 * with 50 people on one article. Each round measures them one right after the other; prints CPU per delivered edit and
 * latency, and the medians of what the bare relay is exceeded by.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface RelayPlan {
  seconds: string;
  warmUp: string;
  rounds: number;
  /** Edits a second in all. */
  rates: number[];
  /** Edits come at even distances. */
  even: boolean;
}

interface Figures {
  /** Server CPU per edit delivered to one person. */
  cpuMicroseconds: number;
  p50: number;
  p99: number;
}

const at = (file: string) => new URL(file, import.meta.url);
const print = (text: string) => void process.stdout.write(`${text}\n`);

async function cpuOf(server: ChildProcess): Promise<number> {
  const answer = once(server, 'message');
  server.send('cpu');
  const [{ cpuMicroseconds }] = (await answer) as [{ cpuMicroseconds: number }];
  return cpuMicroseconds;
}

async function measure(script: string, rate: number, plan: RelayPlan): Promise<Figures> {
  const server = fork(at(script));
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const options = ['--port', port, '--rate', rate, '--seconds', plan.seconds, '--warm-up', plan.warmUp].map(String);
    const clients = fork(at('./clients.ts'), plan.even ? [...options, '--even'] : options);
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

async function compare(rate: number, plan: RelayPlan): Promise<void> {
  print(`50 people, ${rate} edits/s, ${plan.seconds} s`);
  const results = new Map(
    Object.keys(CONTESTANTS).map((name) => [name, { ratios: [] as number[], more: [] as number[] }]),
  );
  for (let round = 0; round < plan.rounds; round += 1) {
    const relay = await measure('./relay.ts', rate, plan);
    print(row('relay', relay));
    for (const [name, script] of Object.entries(CONTESTANTS)) {
      const figures = await measure(script, rate, plan);
      print(row(name, figures));
      results.get(name)?.ratios.push(figures.cpuMicroseconds / relay.cpuMicroseconds);
      results.get(name)?.more.push(figures.p99 - relay.p99);
    }
  }
  for (const [name, { ratios, more }] of results) {
    print(`${name}: CPU per delivered edit ${median(ratios)} × the relay's, p99 ${median(more)} ms more (medians)`);
  }
}

export async function compareRelays(plan: RelayPlan): Promise<void> {
  for (const rate of plan.rates) await compare(rate, plan);
}

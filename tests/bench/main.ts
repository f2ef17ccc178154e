/**
 * `npm run bench [-- --seconds N]`: our server beside a bare relay that only copies frames, at 50 people on one article,
 * first 40 and then 400 edits a second in all. Prints CPU per delivered edit, latency, and their ratios.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

interface Figures {
  /** Server CPU per edit delivered to one person. */
  cpuMicroseconds: number;
  p50: number;
  p99: number;
}

const at = (file: string) => new URL(file, import.meta.url);
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });
const seconds = Number(values.seconds);
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
    const clients = fork(at('./clients.ts'), [String(port), String(rate), String(seconds)]);
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
  return `${name.padEnd(8)} ${cpuMicroseconds.toFixed(2).padStart(8)} µs/edit   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`;
}

for (const rate of [40, 400]) {
  print(`50 people, ${rate} edits/s, ${seconds} s`);
  const relay = await measure('./relay.ts', rate);
  print(row('relay', relay));
  const product = await measure('./product.ts', rate);
  print(row('kantlijn', product));
  const ratio = product.cpuMicroseconds / relay.cpuMicroseconds;
  print(
    `CPU per delivered edit: ${ratio.toFixed(2)} × the relay's; p99: ${(product.p99 - relay.p99).toFixed(1)} ms more`,
  );
}

/**
 * The server's own core, as `syncServer.ts` composes it, under the bench's eyes. What a socket may send is not limited
 * here: fifty sockets stand for all that a newsroom's would.
 */
import { join } from 'node:path';
import { modulesAreRead } from '../../server/reading.ts';
import { answerCpu } from './cpu.ts';
import { dataFolder } from './folder.ts';

const { startCore } = await import('../support/syncServer.ts');
modulesAreRead();

const nothing = () => undefined;
const SILENT = { info: nothing, warn: nothing, error: nothing };
const UNBOUNDED = Number.MAX_SAFE_INTEGER;
const limits = {
  ...{ burstFrames: UNBOUNDED, framesPerSecond: UNBOUNDED, burstBytes: UNBOUNDED, bytesPerSecond: UNBOUNDED },
};
const articles = Number(process.env['BENCH_ARTICLES'] ?? '1');
process.on('disconnect', () => process.exit());
const port = await startCore(join(dataFolder(), 'kantlijn.db'), SILENT, { articles, limits });
process.send?.({ port });
answerCpu();

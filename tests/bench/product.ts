/** The server's own core, as `syncServer.ts` composes it, under the bench's eyes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCore } from '../support/syncServer.ts';
import { answerCpu } from './cpu.ts';

const nothing = () => undefined;
const SILENT = { info: nothing, warn: nothing, error: nothing };
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
process.on('disconnect', () => process.exit());
const port = await startCore(join(folder, 'kantlijn.db'), SILENT);
process.send?.({ port });
answerCpu();

/** Where a server that is measured keeps its data: the folder it was given, or one of its own that goes with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function dataFolder(): string {
  const given = process.env['BENCH_FOLDER'];
  if (given) return given;
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  return folder;
}

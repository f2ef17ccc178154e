import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createFileFolder } from '../../server/storage/disk/fileFolder.ts';
import { describeFileFolder } from './fileFolder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-files-'));
let folders = 0;
afterAll(() => rmSync(scratch, { recursive: true }));

describeFileFolder('disk', async () => createFileFolder(join(scratch, `${++folders}`), () => crypto.randomUUID()));

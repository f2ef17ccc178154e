import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { spaceFinding } from '../../../server/cli/doctor/folder.ts';
import { addressFindings, clockAgainst, clockFinding, versionFinding } from '../../../server/cli/doctor/machine.ts';
import { diagnose } from '../../../server/cli/doctor.ts';
import { readConfig } from '../../../server/config.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { PNG } from '../../support/pictures.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-doctor-'));
let app: TestApp;
let article = '';

beforeAll(async () => {
  app = await openTestApp();
  const editor = await app.person('Ed', 'editor');
  const content = 'De kop\n\nEen zin.';
  article = (await editor.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
  const target = { quote: { exact: 'Een zin' } };
  const thread = { id: app.core.newId(), type: 'thread.open', annotation: app.core.newId(), target, text: 'Welke?' };
  await editor.ask('POST', `/articles/${article}/commands`, thread);
  await editor.ask('POST', `/articles/${article}/files`, PNG);
  const { texts } = app.core.storage;
  const { rows } = await texts.load(article);
  await texts.compact(article, rows.length, Y.mergeUpdates(rows.map(({ update }) => update)));
});
afterAll(async () => {
  await app.close();
  rmSync(scratch, { recursive: true });
});

let copies = 0;
/** The data as it is now, for nobody but the test. */
function copyOf(): string {
  const folder = join(scratch, String(++copies));
  cpSync(app.folder, folder, { recursive: true });
  chmodSync(folder, 0o700);
  return folder;
}
const look = (folder: string, env: Record<string, string> = {}) =>
  diagnose(() => readConfig({ DATA_DIR: folder, ...env }), {});
const statesOf = async (folder: string) =>
  Object.fromEntries((await look(folder)).map(({ about, state }) => [about, state]));

function inDatabase(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'kantlijn.db'));
  database.exec(sql);
  database.close();
}

it('[R-CLI-7] finds a whole installation well, beside the server that serves it', async () => {
  const findings = await look(app.folder);
  expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
  const words = Object.fromEntries(findings.map((finding) => [finding.about, finding.words]));
  expect(words).toMatchObject({
    server: `process ${process.pid} serves this data`,
    store: expect.stringContaining('synchronous=FULL, read back'),
    tables: expect.stringContaining('up to date'),
    ledgers: '1 ledgers, each in one chain',
    texts: '1 texts, each as its log makes it',
    files: '1 files, each with the bytes it had',
  });
});

const TAMPERED: [string, string, (folder: string) => void][] = [
  [
    'ledgers',
    'an event that was rewritten',
    (folder) =>
      inDatabase(
        folder,
        "drop trigger ledger_event_fixed; update ledger_event set event = replace(event, 'Welke', 'Geen')",
      ),
  ],
  [
    'texts',
    'a snapshot that is not its log’s',
    (folder) => inDatabase(folder, `update text_snapshot set state = x'${Buffer.from(otherState()).toString('hex')}'`),
  ],
  [
    'texts',
    'a row that is missing from the log',
    (folder) => inDatabase(folder, 'drop trigger text_row_kept; delete from text_row where seq = 1'),
  ],
  ['files', 'a file that is gone', (folder) => rmSync(fileIn(folder))],
  ['files', 'a file with other bytes', (folder) => writeFileSync(fileIn(folder), 'x')],
  [
    'tables',
    'a database that a newer version wrote',
    (folder) => inDatabase(folder, "insert into schema_step values ('9999-later', 1)"),
  ],
];

function otherState(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'Andere woorden.');
  return Y.encodeStateAsUpdate(doc);
}
function fileIn(folder: string): string {
  const home = join(folder, 'files', article);
  return join(home, readdirSync(home)[0] ?? '');
}

it.each(TAMPERED)('[R-CLI-7] tells that the %s are ill: %s', async (about, _what, tamper) => {
  const folder = copyOf();
  tamper(folder);
  const findings = await look(folder);
  expect(findings.filter(({ state }) => state === 'fail')).toMatchObject([
    { about, words: expect.any(String), advice: expect.any(String) },
  ]);
});

it('[R-CLI-7] tells of a database that is not whole, without a word of it changed', async () => {
  const folder = copyOf();
  inDatabase(folder, 'pragma wal_checkpoint(truncate)');
  const file = join(folder, 'kantlijn.db');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4096 * 3, 4096 * 5);
  writeFileSync(file, bytes);
  expect(await statesOf(folder)).toMatchObject({ store: 'fail' });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

it('[R-CLI-7] changes nothing of what it looks at', async () => {
  const folder = copyOf();
  const hashes = () =>
    ['kantlijn.db', 'secret'].map((name) =>
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    );
  inDatabase(folder, 'pragma wal_checkpoint(truncate)');
  const before = hashes();
  await look(folder);
  expect(hashes()).toEqual(before);
});

it('[R-CLI-7] sees who else may look into the data, and that nothing was backed up', async () => {
  const folder = copyOf();
  chmodSync(folder, 0o755);
  expect(await statesOf(folder)).toMatchObject({ 'data folder': 'warn', backup: 'warn', server: 'ok' });
  writeFileSync(join(folder, 'last-backup'), `${new Date().toISOString()}\n`);
  chmodSync(folder, 0o700);
  expect(await statesOf(folder)).toMatchObject({ 'data folder': 'ok', backup: 'ok' });
});

it('[R-CLI-7] says that there is nothing yet in a folder that is not there, and names a setting that does not fit', async () => {
  expect(await statesOf(join(scratch, 'none'))).toMatchObject({ 'data folder': 'skip', store: 'skip' });
  const findings = await look(app.folder, { PUBLIC_URL: 'kantlijn.example.org' });
  expect(findings.at(-1)).toMatchObject({
    about: 'settings',
    state: 'fail',
    words: expect.stringContaining('PUBLIC_URL'),
  });
});

it('[R-CLI-7] knows that a Redis that does not answer is to be seen to', async () => {
  const env = { REDIS_URL: 'redis://127.0.0.1:1' };
  expect((await look(app.folder, env)).at(-1)).toMatchObject({ about: 'Redis', state: 'warn' });
});

it.each([
  [{}, 'ok'],
  [{ HOST: '::1' }, 'ok'],
  [{ HOST: '0.0.0.0' }, 'warn'],
  [{ HOST: '::' }, 'warn'],
  [{ HOST: '192.168.1.5' }, 'warn'],
  [{ HOST: 'kantlijn.example.org' }, 'warn'],
  [{ PUBLIC_URL: 'http://kantlijn.example.org' }, 'warn'],
  [{ PUBLIC_URL: 'http://localhost:3000' }, 'ok'],
  [{ PUBLIC_URL: 'https://kantlijn.example.org' }, 'warn'],
  [{ PUBLIC_URL: 'https://kantlijn.example.org', TRUSTED_PROXIES: '10.0.0.1' }, 'ok'],
])('[R-CLI-7] of the addresses in %j it thinks: %s', (env, state) => {
  expect(addressFindings(readConfig(env as Record<string, string>)).map((finding) => finding.state)).toEqual([state]);
});

it('[R-CLI-7] judges versions, clocks and room on the disk', () => {
  const now = Date.UTC(2027, 0, 1);
  expect([
    versionFinding({ node: '26.10.0', sqlite: '3.51.3' }).state,
    versionFinding({ node: '24.1.0', sqlite: '3.60.0' }).state,
    versionFinding({ node: '26.0.0', sqlite: '3.51.2' }).state,
    clockFinding(now).state,
    clockFinding(0).state,
    clockAgainst('what is on record', now - 60_000, now, true).state,
    clockAgainst('what is on record', now + 60_000, now, true).state,
    clockAgainst('PostgreSQL’s', now - 60_000, now, false).state,
    spaceFinding(8e9).state,
    spaceFinding(5e8).state,
    spaceFinding(5e7).state,
  ]).toEqual(['ok', 'fail', 'fail', 'ok', 'fail', 'ok', 'warn', 'warn', 'ok', 'warn', 'fail']);
});

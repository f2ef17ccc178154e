/** `kantlijn verify`, on the file alone: no server runs, and no data folder is there. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fingerprintOf } from '../../shared/passport/fingerprint.ts';
import { openTestApp } from '../support/app.ts';
import { reportedArticle } from '../support/reportedArticle.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-passport-'));
const path = (name: string) => join(scratch, name);
let passport: { text: string; key: { public: string } };

function verify(...args: string[]) {
  const env = { ...process.env, DATA_DIR: path('no-data') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'verify', ...args], { env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

beforeAll(async () => {
  const app = await openTestApp();
  const { id, checker } = await reportedArticle(app);
  const { text } = await checker.ask('GET', `/articles/${id}/export/passport`);
  passport = JSON.parse(text);
  writeFileSync(path('passport.json'), text);
  writeFileSync(path('altered.json'), text.replace('Two thousand', 'Two million'));
  writeFileSync(path('published.txt'), passport.text.replace('oldest', 'grandest'));
  writeFileSync(path('report.json'), (await checker.ask('GET', `/articles/${id}/export/report.json`)).text);
  await app.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it('[R-EXPORT-15] tells of a passport that holds, with the key to compare', () => {
  const { status, out, err } = verify(path('passport.json'), '--key', fingerprintOf(passport.key.public));
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain('“Ferry ran eleven weeks without papers”, cleared 20');
  expect(out).toContain(`Signed by the key ${fingerprintOf(passport.key.public)}`);
  expect(out).toMatch(/Ledger: \d+ entries in one chain, \d+ of them by their hash alone\./);
  expect(out).toContain('Evidence: 7 records, 2 of them withheld.');
  expect(out).toContain('Text: it has the words of all 4 checked claims.');
});

it('[R-EXPORT-15] ends with 1 and says why', () => {
  const altered = verify(path('altered.json'));
  expect([altered.status, altered.out]).toEqual([1, '']);
  expect(altered.err).toContain('The signature does not fit');
  const published = verify(path('passport.json'), '--text', path('published.txt'));
  expect(published.status).toBe(1);
  expect(published.out).toContain('Text: claim 4 was checked on other words: “It is the second oldest');
  expect(verify(path('passport.json'), '--key', 'ab'.repeat(16)).err).toContain('another key');
  expect(verify(path('report.json')).err).toContain('which nobody signed');
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { countHashes } from '../../support/hashes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await app.person('Anna', 'editor');
});
afterAll(() => app.close());

it.each([
  ['somebody there', 'Anna', 'not this one at all'],
  ['nobody there', 'Nobody', 'not this one at all'],
  ['somebody there, too long', 'Anna', 'x'.repeat(900)],
  ['nobody there, too long', 'Nobody', 'x'.repeat(900)],
])(
  '[R-PEOPLE-7] [S-15] a wrong password of %s costs one hash, so that the time tells nothing',
  async (_who, name, tried) => {
    const hashes = countHashes();
    const { status, json } = await app.signIn(name, tried);
    hashes.stop();
    expect([status, json.code, hashes.begun()]).toEqual([401, 'signIn.refused', 1]);
  },
);

import { afterAll, beforeAll, expect, it } from 'vitest';
import { USUAL_SETTINGS } from '../../../shared/person/settings.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { gifOf, PNG, pngOf } from '../../support/pictures.ts';

let app: TestApp;
let anna: TestPerson;
let bob: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  anna = await app.person('Anna', 'editor');
  bob = await app.person('Bob', 'viewer');
  stranger = await app.person('Stranger');
});
afterAll(() => app.close());

const SVG = new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(64)}</svg>`);
const put = (person: TestPerson, bytes: Uint8Array) => person.ask('PUT', '/me/photo', bytes);

it('[R-PROFILE-1] what somebody set is there on every computer, field by field', async () => {
  expect((await anna.ask('GET', '/me/settings')).json).toEqual(USUAL_SETTINGS);
  await anna.ask('PATCH', '/me/settings', { theme: 'contrast' });
  await anna.ask('PATCH', '/me/settings', { keys: { off: false, changed: { j: 'n' } } });
  const kept = { ...USUAL_SETTINGS, theme: 'contrast', keys: { off: false, changed: { j: 'n' } } };
  expect((await anna.ask('GET', '/me/settings')).json).toEqual(kept);
  expect((await bob.ask('GET', '/me/settings')).json).toEqual(USUAL_SETTINGS);
  const wrong = [
    { theme: 'pink' },
    { keys: { off: false, changed: { j: 'no' } } },
    { keys: { off: false, changed: { j: '?' } } },
  ];
  for (const each of [...wrong, { person: bob.id }]) {
    expect((await anna.ask('PATCH', '/me/settings', each)).json.code).toBe('body.invalid');
  }
});

it.each<[string, Uint8Array, number, string | undefined]>([
  ['a square PNG', PNG, 200, undefined],
  ['one that is not square', pngOf(64, 65), 422, 'photo.size'],
  ['one that is too large', pngOf(513, 513), 422, 'photo.size'],
  ['a GIF', gifOf(64, 64), 415, 'photo.unsupported'],
  ['SVG', SVG, 415, 'photo.unsupported'],
  ['too many bytes', new Uint8Array(201 * 1024), 413, 'body.tooLarge'],
])('[R-PROFILE-2] as a photo, %s is answered as it should be', async (_what, bytes, status, code) => {
  const answer = await put(anna, bytes);
  expect([answer.status, answer.json?.code]).toEqual([status, code]);
});

it('[R-PROFILE-2] a photo is kept without what a program wrote into it', async () => {
  const said = Buffer.from('\0\0\0\x06tEXtCANARY\0\0\0\0', 'latin1');
  // Behind the header, which ends at the 33rd byte.
  const { hash } = (await put(anna, new Uint8Array([...PNG.slice(0, 33), ...said, ...PNG.slice(33)]))).json;
  expect([...(await anna.ask('GET', `/people/${anna.id}/photo/${hash}`)).bytes]).toEqual([...PNG]);
});

it('[R-PROFILE-3] a photo is seen by the people of one’s desks, under an address that changes with it', async () => {
  const { hash } = (await put(anna, PNG)).json;
  expect((await bob.ask('GET', '/people/photos')).json).toEqual({ photos: { [anna.id]: hash } });
  expect((await stranger.ask('GET', '/people/photos')).json).toEqual({ photos: {} });
  const path = `/people/${anna.id}/photo/${hash}`;
  const seen = await bob.ask('GET', path);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(seen.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect([...seen.bytes]).toEqual([...PNG]);
  for (const answer of [
    await stranger.ask('GET', path),
    await bob.ask('GET', `/people/${anna.id}/photo/${'0'.repeat(64)}`),
    await bob.ask('GET', `/people/${bob.id}/photo/${hash}`),
  ]) {
    expect(answer.json).toMatchObject({ status: 404, code: 'photo.unknown' });
  }
  expect((await anna.ask('DELETE', '/me/photo')).status).toBe(204);
  expect((await bob.ask('GET', path)).status).toBe(404);
});

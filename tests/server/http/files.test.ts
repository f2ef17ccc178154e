import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BIN_DAYS, purgeBin, purgeFiles } from '../../../server/purge.ts';
import { FILE_BODY } from '../../../server/transport/http/body.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { gifOf, noted, PNG, pngOf } from '../../support/pictures.ts';

let app: TestApp;
let editor: TestPerson;
let commenter: TestPerson;
let stranger: TestPerson;
let id: string;

beforeAll(async () => {
  app = await openTestApp();
  editor = await app.person('Edith', 'editor');
  commenter = await app.person('Coen', 'commenter');
  stranger = await app.person('Sander');
  id = await made();
});
afterAll(() => app.close());

const article = { desk: 'newsroom', format: 'text', content: 'Kop\n\nEen zin.' };
const made = async () => (await editor.ask('POST', '/articles', article)).json.id as string;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bring = (person: TestPerson, bytes: Uint8Array, to = id) => person.ask('POST', `/articles/${to}/files`, bytes);

it('[R-FILE-1] [R-FILE-4] [S-38] a picture is named by its hash, and seen by whoever may read the article', async () => {
  const { status, json, headers } = await bring(editor, PNG);
  const url = `/api/v1/articles/${id}/files/${hashOf(PNG)}`;
  expect([status, json]).toEqual([201, { url, hash: hashOf(PNG), type: 'image/png', size: PNG.byteLength }]);
  expect(headers.get('location')).toBe(url);
  const seen = await app.app.request(url, { headers: { authorization: `Bearer ${commenter.token}` } });
  expect(new Uint8Array(await seen.arrayBuffer())).toEqual(PNG);
  const wanted = ['content-type', 'content-disposition', 'x-content-type-options', 'cache-control'];
  expect(wanted.map((name) => seen.headers.get(name))).toEqual([
    'image/png',
    `inline; filename=${hashOf(PNG)}.png`,
    'nosniff',
    'private, max-age=31536000, immutable',
  ]);
  expect(seen.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

it('[R-FILE-1] a form does as well as bytes, and the same picture twice is one file', async () => {
  const form = new FormData();
  form.set('file', new File([PNG], '../../etc/passwd.html', { type: 'text/html' }));
  const again = await editor.ask('POST', `/articles/${id}/files`, form);
  expect([again.status, again.json.hash, again.json.type]).toEqual([201, hashOf(PNG), 'image/png']);
  expect(await app.core.storage.files.count(id)).toBe(1);
});

it('[R-FILE-1] needs the right to write; who may not read the article learns nothing', async () => {
  expect((await bring(commenter, PNG)).json.code).toBe('role.insufficient');
  expect((await bring(stranger, PNG)).json.code).toBe('article.unknown');
  expect((await app.ask('POST', `/api/v1/articles/${id}/files`, PNG)).status).toBe(401);
  expect((await stranger.ask('GET', `/articles/${id}/files/${hashOf(PNG)}`)).json.code).toBe('article.unknown');
});

it('[R-THREAD-21] whoever may comment brings pictures for comments, and none for the text', async () => {
  const bytes = gifOf(3, 3);
  const path = `/articles/${id}/files`;
  expect((await commenter.ask('POST', `${path}?for=comment`, bytes)).json.hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await commenter.ask('POST', `${path}?for=text`, bytes)).json.code).toBe('role.insufficient');
  expect((await commenter.ask('POST', `${path}?for=fun`, bytes)).json.code).toBe('query.invalid');
  const viewer = await app.person('Vic', 'viewer');
  expect((await viewer.ask('POST', `${path}?for=comment`, bytes)).json.code).toBe('role.insufficient');
  expect((await commenter.ask('POST', `${path}?for=comment`, new Uint8Array([60, 115, 118, 103]))).json.code).toBe(
    'file.unsupported',
  );
});

it.each(['x', '..%2fsecret', hashOf(new Uint8Array([1]))])('[R-FILE-4] there is no file %s', async (hash) => {
  expect((await commenter.ask('GET', `/articles/${id}/files/${hash}`)).json.code).toBe('file.unknown');
});

it('[R-FILE-4] a file of another article is not this one’s', async () => {
  const other = await made();
  expect((await commenter.ask('GET', `/articles/${other}/files/${hashOf(PNG)}`)).json.code).toBe('file.unknown');
});

it.each([
  [
    '[R-FILE-2] [S-38] what only claims to be one',
    Buffer.from('<svg onload="alert(1)">'.padEnd(200)),
    415,
    'file.unsupported',
  ],
  ['[R-FILE-3] a billion pixels', pngOf(20_000, 20_000), 422, 'file.tooManyPixels'],
  ['[R-FILE-3] more than ten megabytes', new Uint8Array(FILE_BODY + 1), 413, 'body.tooLarge'],
])('%s is refused', async (_what, bytes, status, code) => {
  const answer = await bring(editor, bytes);
  expect([answer.status, answer.json.code]).toEqual([status, code]);
});

it('[R-FILE-3] a length that is too much is refused before the body is read', async () => {
  let isRead = false;
  const pull = () => {
    isRead = true;
  };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const headers = { authorization: `Bearer ${editor.token}`, 'content-length': String(FILE_BODY + 1) };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const answer = await app.app.request(`/api/v1/articles/${id}/files`, init as RequestInit);
  expect([answer.status, isRead]).toEqual([413, false]);
});

it('[R-FILE-5] pictures go with their article for good, and stay while it is in the bin', async () => {
  const { storage, fileFolder, clock } = app.core;
  const [kept, gone] = [await made(), await made()];
  await bring(editor, PNG, kept);
  await bring(editor, PNG, gone);
  await editor.ask('DELETE', `/articles/${gone}`);
  expect(await purgeFiles(fileFolder, storage)).toBe(0);
  await purgeBin(app.core, clock.now() + (BIN_DAYS + 1) * 86_400_000);
  expect(await purgeFiles(fileFolder, storage)).toBe(1);
  expect((await fileFolder.articles()).sort()).toEqual([id, kept].sort());
  expect(await fileFolder.read(gone, hashOf(PNG))).toBeNull();
  expect((await readdir(join(app.folder, 'files', kept))).sort()).toEqual([hashOf(PNG)]);
});

it('[R-FILE-3] an article that comments have filled has room for pictures of the text, up to the last', async () => {
  const full = await made();
  const record = { article: full, type: 'image/png', size: 1, use: 'shown' as const, by: 'x', at: 1 };
  const fill = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1) await app.core.storage.files.add({ ...record, hash: `${n}`.padStart(64, '0') });
  };
  const comment = (bytes: Uint8Array) => commenter.ask('POST', `/articles/${full}/files?for=comment`, bytes);
  await fill(0, 399);
  expect((await comment(PNG)).status).toBe(201);
  expect((await comment(gifOf(4, 4))).json.code).toBe('file.tooMany');
  expect((await comment(PNG)).status).toBe(201);
  expect((await bring(editor, gifOf(4, 4), full)).status).toBe(201);
  await fill(401, 500);
  expect((await bring(editor, gifOf(5, 5), full)).json.code).toBe('file.tooMany');
});

it('[R-FILE-6] [S-41] a picture is kept, and named, without what its camera wrote into it', async () => {
  const { jpeg } = noted('Rozengracht 12', 6);
  const article = await made();
  const { status, json } = await bring(editor, jpeg, article);
  const { bytes } = await editor.ask('GET', `/articles/${article}/files/${json.hash}`);
  expect([status, json.hash, json.size]).toEqual([201, hashOf(bytes), bytes.byteLength]);
  expect([Buffer.from(jpeg).includes('Rozengracht'), Buffer.from(bytes).includes('Rozengracht')]).toEqual([
    true,
    false,
  ]);
});

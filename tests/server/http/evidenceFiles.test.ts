import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { PNG } from '../../support/pictures.ts';

let app: TestApp;
let ann: TestPerson;
let bob: TestPerson;
let commenter: TestPerson;
let id = '';
let claim = '';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bring = (person: TestPerson, bytes: Uint8Array) => person.ask('POST', `/articles/${id}/evidence/files`, bytes);
const fetchOf = async (person: TestPerson, hash: string, path = 'evidence/files') =>
  app.app.request(`/api/v1/articles/${id}/${path}/${hash}`, { headers: { authorization: `Bearer ${person.token}` } });
const run = (person: TestPerson, command: object) =>
  person.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), annotation: claim, ...command });

function record(file: { hash: string; type: string; size: number }, more: object) {
  const weight = { relation: 'supports', tier: 'primary', kind: 'document', title: 'A letter' };
  return { id: app.core.newId(), ...weight, file: { ...file, name: 'letter.txt' }, ...more };
}

beforeAll(async () => {
  app = await openTestApp();
  ann = await app.person('Ann', 'chief');
  bob = await app.person('Bob', 'checker');
  commenter = await app.person('Com', 'commenter');
  const content = 'Kop\n\nEr kwamen veertig mensen.';
  id = (await ann.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
  claim = app.core.newId();
  await run(ann, { type: 'claim.open', target: { quote: { exact: 'veertig' } }, tag: 'g' });
});
afterAll(() => app.close());

it('[R-EVIDENCE-8] is told by its bytes, and given to who brought it until a record names it', async () => {
  const letter = bytesOf('Dear editor, forty people came.');
  const { status, json } = await bring(ann, letter);
  expect([status, json]).toEqual([201, { hash: hashOf(letter), type: 'text/plain', size: letter.byteLength }]);
  expect((await bring(ann, bytesOf('%PDF-1.7 and so on'))).json.type).toBe('application/pdf');
  expect((await bring(ann, new Uint8Array([0, 1, 2, 255]))).json.type).toBe('application/octet-stream');
  expect((await bring(commenter, letter)).json.code).toBe('role.insufficient');
  expect([(await fetchOf(ann, json.hash)).status, (await fetchOf(bob, json.hash)).status]).toEqual([200, 404]);
  await run(ann, { type: 'evidence.add', evidence: record(json, { confidentiality: { people: [] } }) });
  expect((await fetchOf(bob, json.hash)).status).toBe(404);
  await run(ann, { type: 'evidence.add', evidence: record(json, {}) });
  const given = await fetchOf(bob, json.hash);
  expect(new Uint8Array(await given.arrayBuffer())).toEqual(letter);
  const wanted = ['content-disposition', 'x-content-type-options', 'content-security-policy'];
  expect(wanted.map((name) => given.headers.get(name))).toEqual([
    `attachment; filename=${hashOf(letter)}`,
    'nosniff',
    "default-src 'none'; sandbox",
  ]);
});

it('[R-EVIDENCE-8] a file that nobody brought is refused, and one of evidence is no picture for a comment', async () => {
  const unknown = record({ hash: 'a'.repeat(64), type: 'text/plain', size: 1 }, {});
  expect((await run(ann, { type: 'evidence.add', evidence: unknown })).json.code).toBe('file.unknown');
  const { hash } = (await bring(ann, PNG)).json;
  expect((await fetchOf(ann, hash, 'files')).status).toBe(404);
  const thread = { type: 'thread.open', annotation: app.core.newId(), target: { quote: { exact: 'Kop' } }, text: '' };
  expect((await run(bob, { ...thread, files: [hash] })).json.code).toBe('file.unknown');
  expect((await bob.ask('POST', `/articles/${id}/files?for=comment`, PNG)).status).toBe(201);
  expect((await fetchOf(bob, hash, 'files')).status).toBe(200);
});

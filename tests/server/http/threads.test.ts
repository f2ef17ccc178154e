/** Raw commands about threads that are not the sender's, or not this article's: refused with a code, and nothing changed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { PNG } from '../../support/pictures.ts';

let app: TestApp;
let anna: TestPerson;
let bob: TestPerson;
let viewer: TestPerson;
let here: string;
let there: string;
/** A thread and its comment on each article, both Anna's. */
const thread: Record<string, string> = {};
const comment: Record<string, string> = {};
let picture: string;

const uuid = () => app.core.newId();
const command = (article: string, person: TestPerson, body: object) =>
  person.ask('POST', `/articles/${article}/commands`, { id: uuid(), ...body });

beforeAll(async () => {
  app = await openTestApp();
  anna = await app.person('Anna', 'editor');
  bob = await app.person('Bob', 'chief');
  viewer = await app.person('Vic', 'viewer');
  const article = { desk: 'newsroom', format: 'text', content: 'Kop\n\nDe haven is dicht.' };
  const made = async () => (await anna.ask('POST', '/articles', article)).json.id as string;
  [here, there] = [await made(), await made()];
  for (const id of [here, there]) {
    const ids = { annotation: uuid(), comment: uuid() };
    [thread[id], comment[id]] = [ids.annotation, ids.comment];
    await command(id, anna, { ...ids, type: 'thread.open', target: { quote: { exact: 'haven' } }, text: 'Welke?' });
  }
  picture = (await anna.ask('POST', `/articles/${there}/files`, PNG)).json.hash;
});
afterAll(() => app.close());

const look = async (article: string) =>
  Promise.all(
    ['ledger', 'text', 'annotations'].map(async (part) => (await bob.ask('GET', `/articles/${article}/${part}`)).text),
  );

type Case = [code: string, body: () => object, who?: () => TestPerson];
const CASES: Case[] = [
  ['comment.notYours', () => ({ type: 'comment.edit', annotation: thread[here], comment: comment[here], text: 'Ha' })],
  ['annotation.unknown', () => ({ type: 'thread.reply', annotation: thread[there], comment: uuid(), text: 'Ha' })],
  ['annotation.unknown', () => ({ type: 'thread.resolve', annotation: thread[there], outcome: 'done' })],
  ['annotation.unknown', () => ({ type: 'thread.resolve', annotation: thread[there], outcome: 'claim' })],
  ['annotation.unknown', () => ({ ...reaction(there), annotation: thread[there] })],
  ['comment.unknown', () => ({ ...reaction(there), annotation: thread[here] })],
  ['role.insufficient', () => ({ ...reaction(here), annotation: thread[here] }), () => viewer],
  ['comment.exists', () => ({ type: 'thread.reply', annotation: thread[here], comment: comment[here], text: 'Ha' })],
  [
    'file.unknown',
    () => ({ type: 'thread.reply', annotation: thread[here], comment: uuid(), text: '', files: [picture] }),
  ],
  ['body.invalid', () => ({ type: 'thread.reply', annotation: thread[here], comment: uuid(), text: '' })],
  ['body.invalid', () => ({ ...reaction(here), annotation: thread[here], by: 'anna' })],
  [
    'tag.unknown',
    () => ({
      type: 'thread.resolve',
      annotation: thread[here],
      outcome: 'claim',
      claim: { annotation: uuid(), tag: 'z' },
    }),
  ],
];

function reaction(of: string): object {
  return { type: 'reaction.toggle', comment: comment[of], reaction: 'agree' };
}

it.each(CASES)(
  '[R-THREAD-3] [R-THREAD-7] [R-THREAD-15] %s is answered, and nothing is other than before',
  async (code, body, who) => {
    const before = [await look(here), await look(there)];
    const answer = await command(here, who?.() ?? bob, body());
    expect(answer.json.code, answer.text).toBe(code);
    expect([await look(here), await look(there)]).toEqual(before);
  },
);

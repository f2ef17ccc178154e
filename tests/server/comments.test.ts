import { describe, expect, it } from 'vitest';
import { decide } from '../../server/domain/decide.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { type Command, command } from '../../shared/ledger/command.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import type { Thread } from '../../shared/ledger/thread.ts';
import { ROLES, type Role } from '../../shared/permissions.ts';
import { factsWith } from '../support/facts.ts';
import { ANN, ARTICLE, commands, createArticle, openArticle } from '../support/openArticle.ts';

const uuid = () => crypto.randomUUID();
const TEXTS = ['Fifty people waited.', 'They say that the bridge will open.'];
const [ann, bob] = [
  { person: 'ann', role: 'checker' },
  { person: 'bob', role: 'commenter' },
] as const;
const PICTURE = 'a'.repeat(64);

/** An article with a thread of Ann's, as a node would have it. */
async function talked() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, TEXTS);
  const open = commands.open('the bridge', { comment: uuid() });
  const opened = await article.decisions.execute(ARTICLE, open, ann);
  if (!opened.ok) throw new Error(opened.code);
  const ask = (given: Command, actor: { person: string; role: Role }) =>
    article.decisions.execute(ARTICLE, command.parse(given), actor);
  const thread = async () => (await article.decisions.stateOf(ARTICLE)).annotations.get(open.annotation) as Thread;
  return { ...article, storage, ask, thread, annotation: open.annotation, comment: open.comment as string };
}
type Talk = Awaited<ReturnType<typeof talked>>;

const react = ({ annotation, comment }: Talk, reaction: 'seen' | 'agree' | 'source' = 'agree') =>
  ({ id: uuid(), type: 'reaction.toggle', annotation, comment, reaction }) as const;
const become = ({ annotation }: Talk, more: object = {}) =>
  ({ id: uuid(), type: 'thread.resolve', annotation, outcome: 'claim', ...more }) as const;
const code = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'done' : answer.code);

describe('reactions', () => {
  it('[R-THREAD-13] are given once by each person, and taken back', async () => {
    const talk = await talked();
    const given = async () => (await talk.thread()).comments[0]?.reactions.map(({ by }) => by);
    for (const actor of [ann, bob, bob]) await talk.ask(react(talk), actor);
    expect(await given()).toEqual(['ann']);
    await talk.ask(react(talk), bob);
    expect(await given()).toEqual(['ann', 'bob']);
    await talk.ask(react(talk, 'source'), ann);
    expect((await talk.thread()).comments[0]?.reactions).toEqual([
      { reaction: 'agree', by: 'ann' },
      { reaction: 'agree', by: 'bob' },
      { reaction: 'source', by: 'ann' },
    ]);
  });

  it('[R-THREAD-13] are done once however often they are sent', async () => {
    const talk = await talked();
    const given = react(talk);
    const answers = [await talk.ask(given, bob), await talk.ask(given, bob)];
    expect(answers[1]).toEqual(answers[0]);
    expect((await talk.thread()).comments[0]?.reactions.length).toBe(1);
  });

  it('[R-THREAD-13] are refused on what is not there, and from whoever only reads', async () => {
    const talk = await talked();
    expect(code(await talk.ask({ ...react(talk), comment: uuid() }, ann))).toBe('comment.unknown');
    expect(code(await talk.ask({ ...react(talk), annotation: uuid() }, ann))).toBe('annotation.unknown');
    expect(code(await talk.ask(react(talk), { person: 'vic', role: 'viewer' }))).toBe('role.insufficient');
    await talk.ask(react(talk), bob);
    await talk.ask(commands.reply(talk.annotation), bob);
    await talk.ask(commands.remove(talk.annotation, talk.comment), ann);
    expect((await talk.thread()).comments[0]?.reactions).toEqual([]);
    expect(code(await talk.ask(react(talk), bob))).toBe('comment.deleted');
  });

  it('[R-THREAD-13] there are three of them', () => {
    const other = { id: uuid(), type: 'reaction.toggle', annotation: uuid(), comment: uuid(), reaction: 'love' };
    expect(command.safeParse(other).success).toBe(false);
  });
});

describe('a thread that becomes a claim', () => {
  it('[R-THREAD-14] opens it on the same words in the same step, and each names the other', async () => {
    const talk = await talked();
    const before = talk.live.text.toString();
    talk.live.text.insert(talk.live.text.toString().indexOf('bridge'), 'new ');
    const claim = { annotation: uuid(), tag: 'n' };
    const answer = await talk.ask(become(talk, { claim, reason: 'Check it' }), ann);
    expect(answer).toMatchObject({ ok: true, seq: 3, events: [{ type: 'claim.opened' }, { type: 'thread.resolved' }] });
    expect((await talk.thread()).resolution).toMatchObject({ outcome: 'claim', claim: claim.annotation, by: 'ann' });
    const told = await talk.decisions.annotationsOf(ARTICLE, ANN);
    const [asThread, asClaim] = told.map(({ passages }) => passages[0]);
    expect(told[1]).toMatchObject({ kind: 'claim', id: claim.annotation, tag: 'n', thread: talk.annotation });
    expect(asClaim).toEqual({ ...asThread, id: asClaim?.id });
    expect([asClaim?.quote, asClaim?.id === asThread?.id]).toEqual(['the new bridge', false]);
    expect(talk.live.text.toString().replace('new ', '')).toBe(before);
  });

  it('[R-THREAD-14] gets the command’s id and the tag for other facts where its sender named none', async () => {
    const talk = await talked();
    const given = become(talk);
    await talk.ask(given, ann);
    const { annotations } = await talk.decisions.stateOf(ARTICLE);
    expect(annotations.get(given.id)).toMatchObject({ kind: 'claim', tag: 'c', thread: talk.annotation });
  });

  it('[R-THREAD-14] is refused whole: without the right, under a known id, or where the words are gone', async () => {
    const talk = await talked();
    const own = commands.open('Fifty people');
    await talk.ask(own, bob);
    expect(code(await talk.ask({ ...become(talk), annotation: own.annotation }, bob))).toBe('role.insufficient');
    const known = { annotation: own.annotation, tag: 'c' };
    expect(code(await talk.ask(become(talk, { claim: known }), ann))).toBe('annotation.exists');
    talk.live.text.delete(0, talk.live.text.length - 1);
    expect(code(await talk.ask(become(talk), ann))).toBe('target.absent');
    expect(code(await talk.ask({ ...become(talk), annotation: uuid() }, ann))).toBe('annotation.unknown');
    const { seq, annotations } = await talk.decisions.stateOf(ARTICLE);
    expect([seq, annotations.size, (await talk.thread()).resolution]).toEqual([2, 2, null]);
  });

  it.each(ROLES)('[R-THREAD-14] asks of a %s the right to work on claims', (role) => {
    const state = emptyLedger();
    const place = { passage: 'p', quote: { exact: 'x' }, words: 'x' };
    const facts = factsWith({ place, tags: new Set('cn') });
    const [id, annotation] = [uuid(), uuid()];
    const opened = decide(state, commands.open('x', { annotation }), { person: 'ann', role: 'chief' }, facts);
    if ('refusal' in opened) throw new Error('opened');
    expect(opened.events[0]?.type).toBe('thread.opened');
    const thread = { kind: 'thread', id: annotation, passages: [], opener: 'ann', openedAt: '', resolution: null };
    const comments = [
      { id, author: 'ann', at: '', seq: 1, text: 'x', files: [], edits: [], reactions: [], deleted: false },
    ];
    const known = { ...state, annotations: new Map([[annotation, { ...thread, comments } as Thread]]) };
    const asked = { id: uuid(), type: 'thread.resolve', annotation, outcome: 'claim' } as const;
    const isIn = 'events' in decide(known, asked, { person: 'ann', role }, facts);
    expect(isIn).toBe(ROLES.indexOf(role) >= ROLES.indexOf('checker'));
  });
});

describe('pictures in comments', () => {
  const file = (hash: string) => ({
    article: ARTICLE,
    hash,
    type: 'image/png',
    size: 1,
    use: 'shown' as const,
    by: 'bob',
    at: 1,
  });

  it('[R-THREAD-15] come along where the article has them, once each', async () => {
    const talk = await talked();
    await talk.storage.files.add(file(PICTURE));
    const reply = { ...commands.reply(talk.annotation, ''), files: [PICTURE, PICTURE] };
    expect(code(await talk.ask(reply, bob))).toBe('done');
    expect((await talk.thread()).comments[1]).toMatchObject({ text: '', files: [PICTURE] });
    const edit = commands.edit(talk.annotation, reply.comment, 'See.');
    await talk.ask(edit, bob);
    expect((await talk.thread()).comments[1]).toMatchObject({ text: 'See.', files: [PICTURE] });
    await talk.ask({ ...edit, id: uuid(), files: [] }, bob);
    const last = (await talk.thread()).comments[1];
    expect([last?.files, last?.edits.map(({ files }) => files)]).toEqual([[], [[PICTURE], [PICTURE]]]);
  });

  it('[R-THREAD-15] are refused where the article has none such, and nothing is written', async () => {
    const talk = await talked();
    const files = [PICTURE];
    const asks = [
      { ...commands.open('Fifty'), files },
      { ...commands.reply(talk.annotation), files },
      { ...commands.edit(talk.annotation, talk.comment), files },
    ];
    for (const asked of asks) expect(code(await talk.ask(asked, ann))).toBe('file.unknown');
    expect((await talk.decisions.stateOf(ARTICLE)).seq).toBe(1);
  });

  it('[R-THREAD-15] are at most four, hashes alone, and no comment is empty', () => {
    const reply = commands.reply(uuid());
    const five = Array.from({ length: 5 }, (_, n) => String(n).repeat(64));
    const wrong = [
      { ...reply, files: five },
      { ...reply, files: ['../../etc/passwd'] },
      { ...reply, text: '  ' },
      { ...reply, text: '', files: [] },
      { ...commands.edit(uuid(), uuid(), '') },
      { ...commands.resolve(uuid()), claim: { annotation: uuid(), tag: 'c' } },
    ];
    expect(wrong.filter((each) => command.safeParse(each).success)).toEqual([]);
  });
});

it('[R-THREAD-16] markup in a comment is kept as the characters that it is', async () => {
  const talk = await talked();
  const text = '<script>alert(1)</script> <img src=x onerror=alert(1)> @[person:ann] @[role:king]';
  await talk.ask(commands.reply(talk.annotation, text), bob);
  expect((await talk.thread()).comments[1]?.text).toBe(text);
});

it('[R-THREAD-24] [S-50] an article takes five thousand comments and ten thousand annotations, and then says so', () => {
  const thread = (n: number, comments: number): Thread =>
    ({
      ...{ kind: 'thread', id: `t${n}`, opener: 'ann', openedAt: '', passages: [], resolution: null, seq: 1 },
      comments: Array.from({ length: comments }, (_, at) => ({ id: `c${n}-${at}` })) as unknown as Thread['comments'],
    }) as unknown as Thread;
  const stateWith = (threads: number, each: number) => ({
    ...emptyLedger(),
    annotations: new Map(Array.from({ length: threads }, (_, n) => [`t${n}`, thread(n, each)])),
  });
  const told = (state: ReturnType<typeof stateWith>) => {
    const decision = decide(state, command.parse(commands.open('words')), ann, factsWith());
    return 'refusal' in decision ? decision.refusal.code : 'done';
  };
  expect([told(stateWith(50, 99)), told(stateWith(50, 100))]).toEqual(['done', 'comment.tooMany']);
  expect([told(stateWith(9_999, 0)), told(stateWith(10_000, 0))]).toEqual(['done', 'annotation.tooMany']);
  const annotation = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const reply = command.parse(commands.reply(annotation));
  const one = {
    ...emptyLedger(),
    annotations: new Map([[annotation, { ...thread(1, 5_000), id: annotation }]]),
  };
  const answer = decide(one as ReturnType<typeof stateWith>, reply, ann, factsWith());
  expect('refusal' in answer && answer.refusal.code).toBe('comment.tooMany');
});

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { type Command, command as parsed } from '../../shared/ledger/command.ts';
import { readBlocks } from '../../shared/text/blocks.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { ANN, ARTICLE, createArticle, documentOf, openArticle } from '../support/openArticle.ts';

const TEXTS = ['They say that the dike was last inspected in 2019.', 'Nobody came.'];
const cas = { person: 'cas', role: 'checker' } as const;
const eva = { person: 'eva', role: 'editor' } as const;
const uuid = () => crypto.randomUUID();

const make = (exact: string, text: string, more: object = {}) =>
  ({ id: uuid(), type: 'suggestion.make', annotation: uuid(), target: { quote: { exact } }, text, ...more }) as const;
const accept = (annotation: string): Command => ({ id: uuid(), type: 'suggestion.accept', annotation });
const decline = (annotation: string, reason?: string): Command => ({
  ...{ id: uuid(), type: 'suggestion.decline', annotation },
  ...(reason ? { reason } : {}),
});

async function opened(doc?: Y.Doc) {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, TEXTS, doc);
  const ask = (command: Command, actor: { person: string; role: 'checker' | 'editor' } = cas) =>
    article.decisions.execute(ARTICLE, parsed.parse(command), actor);
  const words = () => article.live.text.toString().trimEnd().split('\n');
  const outcomes = async () => (await article.decisions.annotationsOf(ARTICLE, ANN)).map(({ state }) => state);
  return { storage, ask, words, outcomes, ...article };
}

/** Whom the text says each of its characters is from: Yjs client ids, as runs of `[client, words]`. */
function writersOf(text: Y.Text): [number, string][] {
  const runs: [number, string][] = [];
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) runs.push([item.id.client, item.content.str]);
  }
  return runs;
}

describe('a suggestion', () => {
  it('[R-SUGGEST-3] is made, declined and withdrawn without a change of the text', async () => {
    const { ask, words, decisions } = await opened();
    const [first, second] = [make('in 2019', 'in 2021', { note: 'Register, page 4' }), make('Nobody', 'No one')];
    await ask(first);
    await ask(second);
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]).toMatchObject({
      ...{ kind: 'suggestion', state: 'open', opener: 'cas', was: 'in 2019', text: 'in 2021' },
      ...{ note: 'Register, page 4', passages: [{ quote: 'in 2019', status: 'anchored' }] },
    });
    expect(await ask(decline(first.annotation, 'The register is a draft'), eva)).toMatchObject({ ok: true });
    expect(await ask(decline(second.annotation), cas)).toMatchObject({ ok: true });
    expect(words()).toEqual(TEXTS);
    expect(await decisions.annotationsOf(ARTICLE, ANN)).toMatchObject([
      { state: 'declined', outcome: { by: 'eva', reason: 'The register is a draft' } },
      { state: 'withdrawn', outcome: { by: 'cas' } },
    ]);
  });

  it('[R-SUGGEST-5] that is accepted changes its own words only, in the look of those it takes the place of', async () => {
    const doc = documentOf([]);
    insertBlocks(doc.getText('body'), 0, [
      {
        type: 'paragraph',
        runs: [{ text: 'inspected in ' }, { text: '2019', marks: { bold: true } }, { text: ' once' }],
      },
    ]);
    const { ask, live, decisions } = await opened(doc);
    await ask({ id: uuid(), type: 'claim.open', annotation: uuid(), target: { quote: { exact: '2019' } }, tag: 'd' });
    const caret = Y.createRelativePositionFromTypeIndex(live.text, 'inspected in 2019 o'.length);
    const suggestion = make('inspected in 2019 once', 'inspected in 2021 once');
    await ask(suggestion);
    expect(await ask(accept(suggestion.annotation), eva)).toMatchObject({ ok: true });
    expect(readBlocks(live.text)[0]?.runs.map(({ text, attributes }) => [text, attributes['bold'] ?? false])).toEqual([
      ['inspected in ', false],
      ['2021', true],
      [' once', false],
    ]);
    expect(
      writersOf(live.text)
        .filter(([client]) => client !== 1)
        .map(([, words]) => words),
    ).toEqual(['2021']);
    expect((await decisions.annotationsOf(ARTICLE, ANN)).map(({ passages }) => passages[0]?.quote)).toEqual([
      '2021',
      'inspected in 2021 once',
    ]);
    expect(Y.createAbsolutePositionFromRelativePosition(caret, live.doc)?.index).toBe('inspected in 2021 o'.length);
  });

  it.each([
    ['at the start of its passage', 'Nobody came', 'Almost nobody came', 'Almost nobody came.'],
    ['at the end', 'Nobody came', 'Nobody came back', 'Nobody came back.'],
    ['in place of all of it', 'Nobody', 'No one', 'No one came.'],
    ['of nothing: its words go', ' came', '', 'Nobody.'],
    ['with a hard break', 'Nobody came', 'Nobody\r\ncame', 'Nobody\u2028came.'],
  ])('[R-SUGGEST-5] puts words %s', async (_where, exact, text, expected) => {
    const { ask, words, decisions } = await opened();
    const suggestion = make(exact, text);
    await ask(suggestion);
    await ask(accept(suggestion.annotation), eva);
    expect(words()[1]).toBe(expected);
    const [told] = await decisions.annotationsOf(ARTICLE, ANN);
    if (text !== '') expect(told?.passages[0]?.quote).toBe(text.replace('\r\n', '\n'));
    expect(told?.state).toBe('accepted');
  });

  it('[R-SUGGEST-8] is carried over to words that were changed around it, and refused where its own were', async () => {
    const { ask, words, live, outcomes } = await opened();
    const [first, second] = [
      make('dike was last inspected in 2019', 'dike was last inspected in 2021'),
      make('Nobody came', 'No one came'),
    ];
    await ask(first);
    await ask(second);
    live.text.insert(TEXTS[0]?.indexOf('last') ?? 0, 'very ');
    live.text.delete(live.text.toString().indexOf('Nobody'), 1);
    expect(await ask(accept(first.annotation), eva)).toMatchObject({ ok: true });
    expect(await ask(accept(second.annotation), eva)).toMatchObject({
      ok: false,
      status: 409,
      code: 'suggestion.stale',
    });
    expect(words()).toEqual(['They say that the dike was very last inspected in 2021.', 'obody came.']);
    expect(await outcomes()).toEqual(['accepted', 'open']);
  });

  it('[R-SUGGEST-8] is refused where its words are gone', async () => {
    const { ask, live, outcomes } = await opened();
    const suggestion = make('Nobody came', 'No one came');
    await ask(suggestion);
    live.text.delete(TEXTS[0]?.length ?? 0, 1 + 'Nobody came'.length);
    expect(await ask(accept(suggestion.annotation), eva)).toMatchObject({ ok: false, code: 'suggestion.stale' });
    expect(await outcomes()).toEqual(['open']);
  });

  it('[R-SUGGEST-9] retires those on the same words by name, and carries the others over', async () => {
    const { ask, words, published, outcomes } = await opened();
    const [first, same, other] = [
      make('last inspected in 2019', 'last inspected in 2021'),
      make('in 2019', 'in 2020'),
      make('the dike was last inspected in 2019', 'the old dike was last inspected in 2019'),
    ];
    for (const one of [first, same, other]) await ask(one);
    await ask(accept(first.annotation), eva);
    expect(published.at(-1)?.events).toMatchObject([
      { type: 'suggestion.accepted', annotation: first.annotation, proposer: 'cas', actor: 'eva' },
      { type: 'suggestion.retired', annotation: same.annotation, other: first.annotation },
    ]);
    expect(await ask(accept(same.annotation), eva)).toMatchObject({ ok: false, code: 'suggestion.settled' });
    await ask(accept(other.annotation), eva);
    expect(words()[0]).toBe('They say that the old dike was last inspected in 2021.');
    expect(await outcomes()).toEqual(['accepted', 'retired', 'accepted']);
  });

  it.each([
    [
      'splits one',
      'last inspected in',
      'last\u2029inspected in',
      ['They say that the dike was last', 'inspected in 2019.', 'Nobody came.'],
    ],
    [
      'joins two',
      'in 2019.\nNobody came',
      'in 2019. Nobody came',
      ['They say that the dike was last inspected in 2019. Nobody came.'],
    ],
    ['puts one in', '2019.\nNobody', '2019.\u2029Not once.\u2029Nobody', [TEXTS[0], 'Not once.', TEXTS[1]]],
  ])('[R-SUGGEST-2] is about paragraphs, too: %s', async (_what, exact, text, expected) => {
    const { ask, words, live, decisions } = await opened();
    const suggestion = make(exact, text);
    await ask(suggestion);
    expect(await ask(accept(suggestion.annotation), eva)).toMatchObject({ ok: true });
    expect(words()).toEqual(expected);
    expect(new Set(readBlocks(live.text).map(({ type }) => type))).toEqual(new Set(['paragraph']));
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]?.passages[0]?.status).toBe('anchored');
  });

  it('[R-SUGGEST-2] says something else than stands there', async () => {
    const { ask } = await opened();
    expect(await ask(make('Nobody', 'Nobody'))).toMatchObject({ ok: false, status: 422, code: 'suggestion.same' });
    expect(await ask(make('Somebody', 'x'))).toMatchObject({ ok: false, code: 'target.absent' });
  });

  it('[R-SUGGEST-13] is about the look of its words, and leaves what was changed in them', async () => {
    const { ask, live, words } = await opened();
    const suggestion = make('Nobody came', 'Nobody came', { format: { bold: true } });
    await ask(suggestion);
    live.text.insert(live.text.toString().indexOf('came'), 'ever ');
    expect(await ask(accept(suggestion.annotation), eva)).toMatchObject({ ok: true });
    expect(words()[1]).toBe('Nobody ever came.');
    const bold = readBlocks(live.text)[1]
      ?.runs.filter(({ attributes }) => attributes['bold'])
      .map(({ text }) => text);
    expect(bold?.join('')).toBe('Nobody ever came');
    const link = { link: { href: 'javascript:alert(1)' } };
    expect(parsed.safeParse({ ...make('Nobody', 'Nobody'), format: link }).success).toBe(false);
  });

  it('[R-SUGGEST-14] is revised by who made it, while it is open', async () => {
    const { ask, words, decisions } = await opened();
    const suggestion = make('2019', '2020');
    await ask(suggestion);
    const revise = (text: string): Command => ({
      ...{ id: uuid(), type: 'suggestion.revise', annotation: suggestion.annotation, text },
    });
    expect(await ask(revise('2021'), eva)).toMatchObject({ ok: false, status: 403, code: 'suggestion.notYours' });
    expect(await ask(revise('2019'))).toMatchObject({ ok: false, code: 'suggestion.same' });
    expect(await ask(revise('2021'))).toMatchObject({ ok: true, seq: 2 });
    expect(await ask(revise('2021'))).toMatchObject({ ok: true, events: [] });
    await ask(accept(suggestion.annotation), eva);
    expect(words()[0]).toContain('2021');
    expect(await ask(revise('2022'))).toMatchObject({ ok: false, code: 'suggestion.settled' });
    expect((await decisions.stateOf(ARTICLE)).seq).toBe(3);
  });

  it('accepted twice with one command is accepted once, and by two people by the first', async () => {
    const { ask, words } = await opened();
    const suggestion = make('2019', '2021');
    await ask(suggestion);
    const command = accept(suggestion.annotation);
    const answers = await Promise.all([ask(command, eva), ask(command, eva), ask(accept(suggestion.annotation), eva)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(words()[0]).toBe('They say that the dike was last inspected in 2021.');
  });
});

describe('[R-SUGGEST-7] a server that ends between the ledger and the text', () => {
  /** An article whose text change was lost behind the ledger's event. */
  async function broken(exact: string, text: string) {
    const first = await opened();
    const suggestion = make(exact, text);
    await first.ask(suggestion);
    const state = Y.encodeStateAsUpdate(first.live.doc);
    first.live.edit = () => Promise.reject(new Error('the power went'));
    await expect(first.ask(accept(suggestion.annotation), eva)).rejects.toThrow('power');
    const restart = () => {
      const doc = new Y.Doc();
      doc.getText('body');
      Y.applyUpdate(doc, state);
      return { doc, ...openArticle(first.storage, [], doc) };
    };
    return { ...first, restart };
  }

  it.each([
    ['a word', '2019', '2021', 'They say that the dike was last inspected in 2021.'],
    ['a word that goes', ' last', '', 'They say that the dike was inspected in 2019.'],
  ])('makes up for it when the article is next loaded, once: %s', async (_what, exact, text, expected) => {
    const { restart } = await broken(exact, text);
    const { doc, decisions, live } = restart();
    const load = () => decisions.watch(ARTICLE, live);
    await load();
    expect(live.text.toString().split('\n')[0]).toBe(expected);
    const after = Y.encodeStateVector(doc);
    await load();
    expect(Y.encodeStateVector(doc)).toEqual(after);
    expect(live.text.toString().split('\n')[0]).toBe(expected);
    expect((await decisions.stateOf(ARTICLE)).seq).toBe(2);
  });

  it('is no matter where only its room was given up: the next one is written', async () => {
    const { ask, live, words } = await opened();
    const suggestion = make('2019', '2021');
    await ask(suggestion);
    const { edit } = live;
    live.edit = () => {
      live.edit = edit;
      return Promise.reject(new Error('this room is being loaded anew'));
    };
    expect(await ask(accept(suggestion.annotation), eva)).toMatchObject({ ok: true });
    expect(words()[0]).toContain('2021');
  });

  it('leaves the words alone that somebody changed back afterwards', async () => {
    const { restart } = await broken('2019', '2021');
    const { decisions, live } = restart();
    await decisions.watch(ARTICLE, live);
    const at = live.text.toString().indexOf('2021');
    live.text.insert(at, '2019');
    live.text.delete(at + 4, 4);
    await decisions.watch(ARTICLE, live);
    expect(live.text.toString().split('\n')[0]).toBe(TEXTS[0]);
  });

  it('retires it where the words have gone meanwhile', async () => {
    const { restart } = await broken('2019', '2021');
    const { decisions, live } = restart();
    live.text.delete(live.text.toString().indexOf('2019'), 4);
    await decisions.watch(ARTICLE, live);
    await decisions.watch(ARTICLE, live);
    const [told] = await decisions.annotationsOf(ARTICLE, ANN);
    expect(told).toMatchObject({ state: 'retired', outcome: { by: 'eva', other: null } });
    expect((await decisions.stateOf(ARTICLE)).seq).toBe(3);
  });
});

/** What every store must find, and must not (docs/protocol/search.md, R-SEARCH). */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord, Storage } from '../../server/storage/ports.ts';
import { searchKey } from '../../server/storage/searchEntry.ts';
import type { SearchEntry, SearchPage, SearchQuestion, SearchStamp } from '../../server/storage/searchPort.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { SEARCH_KINDS } from '../../shared/search/kinds.ts';
import { searchTerms } from '../../shared/search/query.ts';

const record = (id: string, more: Partial<ArticleRecord> = {}): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
  ...more,
});
const stamp = (more: Partial<SearchStamp> = {}): SearchStamp => ({
  ...{ edition: 1, text: 1, ledger: 0, slug: 'a', desk: 'd1', language: 'nl', until: null },
  ...more,
});
const entry = (kind: SearchEntry['kind'], item: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  ...{ kind, item, annotation: kind === 'article' ? null : `on-${item}`, title: '', alias: '', body: '' },
  ...{
    languages: ['nl', 'en'],
    tag: null,
    state: null,
    verdict: null,
    people: ['anna'],
    at: 5,
    readers: null,
    keys: [],
  },
  ...more,
});
const asked = (text: string, more: Partial<SearchQuestion> = {}): SearchQuestion => ({
  ...{ terms: searchTerms(text), desks: ['d1'], reader: 'bob' },
  ...more,
});
const page = (more: Partial<SearchPage> = {}): SearchPage => ({
  ...{ kinds: SEARCH_KINDS, vouched: [], limit: 20, offset: 0 },
  ...more,
});

/** @param of gives a store that holds the article `a` on the desk `d1`. */
export function describeSearch(of: () => Storage): void {
  const put = (entries: SearchEntry[], more: Partial<SearchStamp> = {}, article = 'a') =>
    of().search.put(article, stamp({ slug: article, ...more }), entries);
  const found = async (text: string, more: Partial<SearchQuestion> = {}, on: Partial<SearchPage> = {}) => {
    const { hits, counts } = await of().search.find(asked(text, more), page(on));
    return { items: hits.map(({ item }) => item), hits, counts };
  };
  const itemsFor = async (text: string, more: Partial<SearchQuestion> = {}) => (await found(text, more)).items.sort();

  describe('search', () => {
    beforeEach(() => of().desks.createDesk({ id: 'd2', slug: 'sport', name: 'Sport' }));
    describeWords(put, itemsFor, found);
    describeRights(of, put, found, itemsFor);
    describeUpkeep(of, put, itemsFor);
  });
}

type Put = (entries: SearchEntry[], more?: Partial<SearchStamp>, article?: string) => Promise<boolean>;
type Items = (text: string, more?: Partial<SearchQuestion>) => Promise<string[]>;
type Found = (
  text: string,
  more?: Partial<SearchQuestion>,
  on?: Partial<SearchPage>,
) => Promise<{
  items: string[];
  hits: Awaited<ReturnType<Storage['search']['find']>>['hits'];
  counts: Awaited<ReturnType<Storage['search']['find']>>['counts'];
}>;

function describeWords(put: Put, itemsFor: Items, found: Found): void {
  it('[R-SEARCH-1] finds words without case and accents, by their stems and by their beginning', async () => {
    await put([
      entry('article', 'a', {
        title: 'Dijk bij Oosterhaven doorgebroken',
        body: 'De bomen langs de dijk. Café “Zuid”.',
      }),
      entry('comment', 'c1', { body: 'The pumps were inspected twice' }),
      entry('claim', 'k1', { title: 'meer dan 18.300 inwoners' }),
    ]);
    const cases: [string, string[]][] = [
      ['DIJK', ['a']],
      ['dijken ', ['a']],
      ['boom ', ['a']],
      ['cafe ', ['a']],
      ['CAFÉ', ['a']],
      ['oosterh', ['a']],
      ['oosterh ', []],
      ['oosterh* ', ['a']],
      ['pump ', ['c1']],
      ['inspecting ', ['c1']],
      ['18.300', ['k1']],
      ['18,300', ['k1']],
      ['300.18', []],
      ['dijk pumps', []],
    ];
    for (const [text, items] of cases) expect([text, await itemsFor(text)]).toEqual([text, items]);
  });
  it('[R-SEARCH-2] takes words between quotes side by side, leaves out what a minus names, and finds nothing for signs', async () => {
    await put([
      entry('article', 'a', { title: 'water board', body: 'The board met at the water.' }),
      entry('comment', 'c1', { body: 'the water board again' }),
      entry('comment', 'c2', { body: 'a board of water' }),
    ]);
    expect(await itemsFor('"water board"')).toEqual(['a', 'c1']);
    expect(await itemsFor('“Water Board” -again')).toEqual(['a']);
    expect(await itemsFor('water -board')).toEqual([]);
    expect(await itemsFor('"board the"')).toEqual([]);
  });
  it('[R-SEARCH-2] answers whatever is typed', async () => {
    await put([entry('article', 'a', { title: 'O’Neill -- "NEAR" AND OR NOT {x} : * ^', body: 'a:b\\c' })]);
    const odd = [
      '"',
      "'",
      '*',
      '-',
      'a:b',
      'NEAR(a b)',
      'AND',
      'x OR',
      '{title_words}',
      '\\',
      '%',
      '_',
      "O'Neill",
      '👩‍👩‍👧',
      '(',
      '"a',
      '^x',
    ];
    for (const text of [...odd, 'ﬁ ½ ǅ', '\u0000x', '\ud800', "');drop table article;--", 'a '.repeat(90)]) {
      await expect(itemsFor(text)).resolves.toBeInstanceOf(Array);
    }
    expect(await itemsFor('near')).toEqual(['a']);
    expect(await itemsFor("o'neill")).toEqual(['a']);
  });
  it('[R-SEARCH-3] puts titles before texts, words before their stems, and gives pages that add up', async () => {
    await put([
      entry('comment', 'stem', { body: 'een dijk zonder einde' }),
      entry('comment', 'word', { body: 'veel dijken zonder einde' }),
      entry('claim', 'title', { title: 'de dijken', body: 'zonder einde' }),
      ...Array.from({ length: 5 }, (_, n) => entry('comment', `n${n}`, { body: 'water', at: n })),
    ]);
    const { items, counts } = await found('dijken ');
    expect(items).toEqual(['title', 'word', 'stem']);
    expect(counts).toEqual({ article: 0, claim: 1, evidence: 0, comment: 2 });
    const pages = [0, 2, 4].map(async (offset) => (await found('water', {}, { limit: 2, offset })).items);
    expect((await Promise.all(pages)).flat()).toEqual(['n4', 'n3', 'n2', 'n1', 'n0']);
    expect((await found('dijken ', {}, { kinds: ['claim'] })).items).toEqual(['title']);
    expect((await found('', {}, { kinds: ['comment'], limit: 2 })).items).toHaveLength(2);
  });
  it('[R-SEARCH-3] puts titles first, and gives pages that add up, however much is found', async () => {
    const many = Array.from({ length: 320 }, (_, n) => entry('comment', `n${n}`, { body: 'water', at: 100 + n }));
    await put([...many, entry('claim', 'title', { title: 'waterschap', at: 1 })]);
    const pages: string[][] = [];
    for (const offset of [0, 200, 400]) pages.push((await found('wat', {}, { limit: 200, offset })).items);
    expect(pages.map(({ length }) => length)).toEqual([200, 121, 0]);
    expect(pages.flat()).toEqual(['title', ...many.map(({ item }) => item).reverse()]);
    const { items, counts } = await found('wat', {}, { limit: 1, offset: 400 });
    expect([items, counts]).toEqual([[], { article: 0, claim: 1, evidence: 0, comment: 320 }]);
    expect((await found('wat', {}, { kinds: ['evidence'] })).counts.comment).toBe(320);
  });
}

function describeRights(of: () => Storage, put: Put, found: Found, itemsFor: Items): void {
  it('[R-SEARCH-4] finds and counts nothing of other desks and of the bin, from the moment on that it is so', async () => {
    await put([entry('article', 'a', { title: 'dijk' })]);
    const none = { items: [], hits: [], counts: { article: 0, claim: 0, evidence: 0, comment: 0 } };
    expect(await found('dijk', { desks: ['d2'] })).toEqual(none);
    expect(await found('dijk', { desks: [] })).toEqual(none);
    await of().articles.update('a', { deletedAt: 9 });
    expect(await found('dijk')).toEqual(none);
    await of().articles.update('a', { deletedAt: null, desk: 'd2' });
    expect(await found('dijk')).toEqual(none);
    expect((await found('dijk', { desks: ['d2'] })).hits[0]?.article).toMatchObject({ id: 'a', desk: 'd2', slug: 'a' });
  });
  it('[R-SEARCH-5] finds evidence that is not for everybody for its readers alone', async () => {
    await put([
      entry('evidence', 'e1', { title: 'dossier' }),
      entry('evidence', 'e2', { title: 'dossier', readers: ['anna', 'bobby'] }),
    ]);
    expect([await itemsFor('dossier'), await itemsFor('dossier', { reader: 'anna' })]).toEqual([['e1'], ['e1', 'e2']]);
    expect((await found('dossier')).counts.evidence).toBe(1);
  });
  it('[R-SEARCH-6] does not find comments and evidence on which more was decided since, but those that are vouched for', async () => {
    const [comment, claim] = [entry('comment', 'c1', { body: 'dijk' }), entry('claim', 'k1', { title: 'dijk' })];
    await put([comment, claim]);
    const at = { actor: 'anna', at: '2026-01-01T00:00:00.000Z', command: 'c', hash: '1'.padStart(64, '0') };
    const event = { type: 'thread.reopened' as const, annotation: 'n', seq: 1, ...at };
    await of().ledgers.transact('a', 0, () => ({ events: [event], passages: [] }));
    const key = searchKey('a', comment);
    expect(await of().search.doubtful(asked('dijk'), 9)).toEqual([{ key, article: 'a' }]);
    const none = await found('dijk');
    expect([none.items, none.counts.comment]).toEqual([['k1'], 0]);
    expect((await found('dijk', {}, { vouched: [key] })).items.sort()).toEqual(['c1', 'k1']);
    await put([comment, claim], { ledger: 1 });
    expect((await found('dijk')).items.sort()).toEqual(['c1', 'k1']);
  });
  it('[R-SEARCH-7] holds to the filters', async () => {
    const claim = { title: 'water', tag: 'g', state: 'done', verdict: 'confirmed', people: ['bob', 'cas'], at: 100 };
    await of().articles.create(record('b', { language: 'en-GB', updatedAt: 50 }), new Uint8Array([1]));
    await put([entry('claim', 'k1', claim), entry('claim', 'k2', { ...claim, state: 'open', tag: 'n', at: 200 })]);
    await put([entry('article', 'b', { title: 'water', at: 1 })], { language: 'en-GB' }, 'b');
    const cases: [Partial<SearchQuestion>, string[]][] = [
      [{ tag: 'g' }, ['k1']],
      [{ state: 'open' }, ['k2']],
      [{ verdict: 'confirmed', state: 'done' }, ['k1']],
      [{ person: 'cas' }, ['k1', 'k2']],
      [{ person: 'ca' }, []],
      [{ from: 100, to: 200 }, ['k1']],
      [{ from: 50, to: 51 }, ['b']],
      [{ language: 'en' }, ['b']],
      [{ language: 'nl' }, ['k1', 'k2']],
    ];
    for (const [filter, items] of cases) expect([filter, await itemsFor('water', filter)]).toEqual([filter, items]);
    expect(await itemsFor('', { state: 'open' })).toEqual(['k2']);
  });
}

function describeUpkeep(of: () => Storage, put: Put, itemsFor: Items): void {
  const behind = async (now = 0) => (await of().search.behind(1, now, 9)).map(({ article }) => article);
  it('[R-SEARCH-8] names the articles whose entries are not of what they are now, whatever made them so', async () => {
    const { texts, articles, desks } = of();
    expect(await of().search.behind(1, 0, 9)).toEqual([{ article: 'a', stamp: null }]);
    await put([entry('article', 'a')], { until: 10 });
    expect([await behind(), await behind(10), (await of().search.behind(2, 0, 9)).length]).toEqual([[], ['a'], 1]);
    await texts.append('a', [{ author: 'anna', update: new Uint8Array([2]) }], []);
    expect(await behind()).toEqual(['a']);
    await put([entry('article', 'a')], { text: 2 });
    await articles.update('a', { slug: 'other' });
    expect(await behind()).toEqual(['a']);
    await put([entry('article', 'a')], { text: 2, slug: 'other' });
    expect(await behind()).toEqual([]);
    await desks.setTags('d1', DEFAULT_TAGS);
    expect(await behind()).toEqual(['a']);
  });
  it('[R-SEARCH-8] puts new entries in the place of all, never older ones, and loses them with the article', async () => {
    await put([entry('article', 'a', { title: 'oud' }), entry('comment', 'c1', { body: 'blijft' })], { text: 2 });
    expect(await put([entry('article', 'a', { title: 'ouder' })], { text: 1 })).toBe(false);
    expect(
      await put([entry('article', 'a', { title: 'nieuw' }), entry('comment', 'c1', { body: 'blijft' })], { text: 3 }),
    ).toBe(true);
    expect([await itemsFor('oud '), await itemsFor('nieuw'), await itemsFor('blijft')]).toEqual([[], ['a'], ['c1']]);
    await expect(put([], {}, 'nowhere')).rejects.toThrow();
    await of().articles.purge('a');
    expect([await itemsFor('nieuw'), await itemsFor(''), await behind()]).toEqual([[], [], []]);
  });
  it('[R-SEARCH-12] finds claims on the same wording again', async () => {
    await of().articles.create(record('b', { desk: 'd2' }), new Uint8Array([1]));
    await put([
      entry('claim', 'k1', { keys: ['ruud van aalst', 'van aalst'], at: 1 }),
      entry('claim', 'k2', { keys: ['van aalst'], at: 2 }),
    ]);
    await put([entry('claim', 'k3', { keys: ['van aalst'] })], { desk: 'd2' }, 'b');
    const same = (keys: string[], desks: string[]) => of().search.sameWording(keys, desks, 9);
    expect(await same(['van aalst'], ['d1'])).toEqual([
      { article: 'a', claim: 'k2' },
      { article: 'a', claim: 'k1' },
    ]);
    expect(await same(['van aalst', 'ruud van aalst'], ['d1'])).toHaveLength(2);
    expect([await same(['aalst'], ['d1']), await same(['van aalst'], [])]).toEqual([[], []]);
    const kept = entry('claim', 'k2', { keys: ['van aalst'], at: 2 });
    await put([kept, entry('claim', 'k1', { keys: ['van aalst senior'], at: 1 }), entry('comment', 'c1')]);
    expect(await same(['van aalst', 'ruud van aalst'], ['d1'])).toEqual([{ article: 'a', claim: 'k2' }]);
    expect(await same(['van aalst senior'], ['d1'])).toEqual([{ article: 'a', claim: 'k1' }]);
    await put([kept, entry('comment', 'c2')]);
    expect([await same(['van aalst senior'], ['d1']), await same(['van aalst'], ['d1'])]).toEqual([
      [],
      [{ article: 'a', claim: 'k2' }],
    ]);
    await of().articles.update('a', { deletedAt: 3 });
    expect(await same(['van aalst'], ['d1'])).toEqual([]);
  });
}

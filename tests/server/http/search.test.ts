/** Searching over HTTP: what is found, for whom, and from when on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarkedPart } from '../../../shared/search/kinds.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const uuid = () => crypto.randomUUID();
const CONTENT = [
  'Dijk bij Oosterhaven doorgebroken',
  'Op maandag moesten veertig huishoudens hun huis uit. De dijkgraaf, Ruud van Aalst, wilde niets zeggen.',
].join('\n\n');

interface Hit {
  kind: string;
  item: string;
  annotation: string | null;
  title: MarkedPart[];
  excerpt: MarkedPart[];
  people: { name: string }[];
  article: { id: string; desk: string };
}

describe('search', () => {
  let app: TestApp;
  let anna: TestPerson;
  let bob: TestPerson;
  let eve: TestPerson;
  let article: string;
  const found = async (who: TestPerson, query: string) => {
    const { status, json } = await who.ask('GET', `/search?${query}`);
    expect(status).toBe(200);
    const { hits, counts } = json as { hits: Hit[]; counts: Record<string, number> };
    return { hits, counts, kinds: hits.map(({ kind }) => kind).sort() };
  };
  const run = async (who: TestPerson, command: object) => {
    const answer = await who.ask('POST', `/articles/${article}/commands`, { id: uuid(), ...command });
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
  };
  const claim = uuid();
  const [thread, comment, record] = [uuid(), uuid(), uuid()];
  const evidence = (more: object = {}) => ({
    ...{ id: record, relation: 'supports', tier: 'primary', kind: 'interview', title: 'Gesprek met KANARIE' },
    ...more,
  });

  beforeAll(async () => {
    app = await openTestApp();
    [anna, bob, eve] = [await app.person('Anna', 'chief'), await app.person('Bob', 'checker'), await app.person('Eve')];
    const sport = await app.desk('sport');
    await app.core.storage.desks.setMember({ desk: sport, person: eve.id, role: 'chief' });
    const made = await anna.ask('POST', '/articles', {
      desk: 'newsroom',
      language: 'nl',
      format: 'text',
      content: CONTENT,
    });
    article = made.json.id;
    await eve.ask('POST', '/articles', {
      desk: 'sport',
      language: 'nl',
      format: 'text',
      content: 'Wedstrijd op de dijk',
    });
    const target = { quote: { exact: 'Ruud van Aalst' } };
    await run(bob, { type: 'claim.open', annotation: claim, target, tag: 'n' });
    await run(bob, {
      type: 'thread.open',
      annotation: thread,
      comment,
      target,
      text: `Is de dijkgraaf gebeld? @[person:${anna.id}]`,
    });
    await app.core.indexer.start();
    await app.core.indexer.caughtUp();
  });
  afterAll(() => app.close());

  it('[R-SEARCH-1] finds what was there before the index, with what was asked for marked', async () => {
    const { hits, counts } = await found(anna, 'q=dijken+');
    expect(counts).toEqual({ article: 1, claim: 0, evidence: 0, comment: 0 });
    expect(hits[0]).toMatchObject({
      kind: 'article',
      item: article,
      annotation: null,
      article: { id: article, desk: 'newsroom' },
    });
    expect(hits[0]?.title[0]).toEqual({ text: 'Dijk', hit: true });
    const about = await found(bob, 'q=dijkgraaf');
    expect(about.kinds).toEqual(['article', 'comment']);
    const said = about.hits.find(({ kind }) => kind === 'comment');
    expect(said).toMatchObject({ annotation: thread, item: comment, people: [{ name: 'Bob' }] });
    expect(said?.excerpt.map(({ text }) => text).join('')).toBe('Is de dijkgraaf gebeld? @Anna');
    expect((await found(bob, 'q=aalst&kind=claim&tag=n&state=open')).hits[0]).toMatchObject({
      item: claim,
      annotation: claim,
    });
  });
  it('[R-SEARCH-4] finds nothing on a desk that one is not on, nor once one is off it', async () => {
    expect((await found(eve, 'q=oosterhaven')).counts).toEqual({ article: 0, claim: 0, evidence: 0, comment: 0 });
    expect((await found(eve, 'q=dijk')).hits.map((hit) => hit.article.desk)).toEqual(['sport']);
    expect((await eve.ask('GET', '/search?q=x&desk=newsroom')).json).toMatchObject({
      code: 'desk.unknown',
      status: 404,
    });
    expect((await app.ask('GET', '/api/v1/search?q=dijk')).status).toBe(401);
    const { desks } = app.core.storage;
    await desks.removeMember(app.core.firstDesk.id, bob.id);
    expect((await found(bob, 'q=dijk')).hits).toEqual([]);
    await desks.setMember({ desk: app.core.firstDesk.id, person: bob.id, role: 'checker' });
  });
  it('[R-SEARCH-5] finds confidential evidence for its readers alone, as it is at this moment, indexed or not', async () => {
    const canary = async (who: TestPerson) => (await found(who, 'q=kanarie')).counts['evidence'];
    await run(bob, { type: 'evidence.add', annotation: claim, evidence: evidence() });
    await app.core.indexer.caughtUp();
    expect([await canary(anna), await canary(bob)]).toEqual([1, 1]);
    // Not indexed yet: what was in the index for everybody holds no longer.
    await run(bob, {
      type: 'evidence.amend',
      annotation: claim,
      evidence: evidence({ confidentiality: { people: [] } }),
    });
    expect([await canary(anna), (await found(anna, 'q=kanarie')).hits]).toEqual([0, []]);
    await app.core.indexer.caughtUp();
    expect([await canary(anna), await canary(bob)]).toEqual([0, 1]);
    await run(bob, {
      type: 'evidence.amend',
      annotation: claim,
      evidence: evidence({ confidentiality: { people: [anna.id] } }),
    });
    await app.core.indexer.caughtUp();
    expect([await canary(anna), await canary(bob)]).toEqual([1, 1]);
    const hit = (await found(anna, 'q=kanarie')).hits[0];
    expect(hit).toMatchObject({ kind: 'evidence', item: record, annotation: claim });
    await run(bob, { type: 'evidence.withdraw', annotation: claim, evidence: record });
    expect(await canary(bob)).toBe(0);
  });
  it('[R-SEARCH-6] finds a comment until it is deleted, and not a moment longer; the others on the article all the while', async () => {
    const other = uuid();
    await run(bob, { type: 'thread.reply', annotation: thread, comment: other, text: 'Ja, de dijkgraaf was KRAAI' });
    await app.core.indexer.caughtUp();
    expect((await found(anna, 'q=kraai')).counts['comment']).toBe(1);
    await run(bob, { type: 'comment.delete', annotation: thread, comment: other });
    expect((await found(anna, 'q=kraai')).counts['comment']).toBe(0);
    expect((await found(anna, 'q=dijkgraaf&kind=comment')).hits).toHaveLength(1);
  });
  it('[R-SEARCH-2] refuses what is no question by name, and answers every other', async () => {
    const odd = [
      '%22',
      '*',
      'a:b',
      'NEAR(',
      '%00',
      '%F0%9F%91%A9',
      "'",
      '-',
      'title_words:x',
      '%EF%BF%BF',
      '(((',
      'a%20'.repeat(40),
    ];
    for (const q of odd) expect((await anna.ask('GET', `/search?q=${q}`)).status).toBe(200);
    for (const query of [
      'q=x&kind=novel',
      'q=x&limit=0',
      'q=x&from=yesterday',
      `q=${'x'.repeat(201)}`,
      'q=x&language=%25',
    ]) {
      expect((await anna.ask('GET', `/search?${query}`)).json).toMatchObject({ code: 'query.invalid', status: 400 });
    }
  });
  it('[R-SEARCH-7] lists what the filters allow where nothing is asked for', async () => {
    expect((await found(anna, 'kind=claim&verdict=confirmed')).hits).toEqual([]);
    expect((await found(anna, `person=${bob.id}&kind=comment,claim`)).kinds).toEqual(['claim', 'comment']);
    expect((await found(anna, 'language=en')).hits).toEqual([]);
    expect((await found(anna, 'kind=article&from=2020-01-01&to=2020-12-31')).hits).toEqual([]);
  });
  it('[R-SEARCH-10] writes no word of what is searched or found into the log', async () => {
    await found(anna, 'q=oosterhaven');
    expect(app.log.join('\n')).not.toMatch(/oosterhaven|kanarie|kraai/i);
  });
  it('[R-SEARCH-11] asks somebody who asks too much to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 150 }, () => eve.ask('GET', '/search?q=dijk')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.json).toMatchObject({ code: 'search.tooMany' });
  });
});

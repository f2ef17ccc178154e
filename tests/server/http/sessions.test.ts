/** The minutes of live sessions: as data, as a table, as a page, and in the report. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report as publishedReport, type Report } from '../../../shared/review/reportSchema.ts';
import { type MinutesFile, minutesFile } from '../../../shared/session/minutesSchema.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const uuid = () => crypto.randomUUID();
const FORMULA = '=HYPERLINK("http://evil.example","click"), he said';
const MARKUP = '<img src=x onerror=alert(1)></style>';
const CONTENT = 'Brand in de haven\n\n-10 graden was het. Er waren twaalf boten.';

let app: TestApp;
let people: Record<'anna' | 'cas' | 'bram' | 'vera' | 'eve', TestPerson>;
let article = '';
const session = uuid();
const [first, second, third] = [uuid(), uuid(), uuid()] as const;

async function run(who: TestPerson, type: string, more: object = {}): Promise<void> {
  const answer = await who.ask('POST', `/articles/${article}/commands`, { id: uuid(), type, ...more });
  if (answer.status !== 200) throw new Error(`${type}: ${answer.text}`);
}
const does = (who: TestPerson, type: string, more: object = {}) => run(who, `session.${type}`, { session, ...more });
const get = (who: TestPerson, path: string) => who.ask('GET', `/articles/${article}${path}`);
const minutesOf = async (who = people.anna): Promise<MinutesFile> =>
  minutesFile.parse((await get(who, `/sessions/${session}/minutes.json`)).json);
const vote = (who: TestPerson, annotation: string, verdict: string, reason?: string) =>
  does(who, 'vote', { annotation, verdict, ...(reason ? { reason } : {}) });

beforeAll(async () => {
  app = await openTestApp();
  people = {
    anna: await app.person('Anna', 'chief'),
    cas: await app.person('Cas', 'editor'),
    bram: await app.person('Bram', 'checker'),
    vera: await app.person('Vera', 'viewer'),
    eve: await app.person('Eve'),
  };
  const { anna, cas, bram, vera } = people;
  const made = await anna.ask('POST', '/articles', {
    desk: 'newsroom',
    format: 'text',
    language: 'nl',
    content: CONTENT,
  });
  article = made.json.id;
  for (const [annotation, exact, tag] of [
    [first, '-10 graden', 'g'],
    [second, 'twaalf boten', 'g'],
    [third, 'Brand', 'o'],
  ])
    await run(anna, 'claim.open', { annotation, tag, target: { quote: { exact } } });
  await does(anna, 'start');
  for (const who of [cas, bram, vera]) await does(who, 'join');
  await does(anna, 'stage', { annotation: first });
  await vote(anna, first, 'confirmed');
  await vote(cas, first, 'confirmed', MARKUP);
  await vote(bram, first, 'wrong', FORMULA);
  await does(anna, 'reveal');
  await does(anna, 'next', { annotation: second });
  await vote(anna, second, 'confirmed');
  await vote(bram, second, 'confirmed');
  await does(anna, 'reveal');
  await does(anna, 'again');
  await vote(cas, second, 'disputed', 'BLIND');
  await does(anna, 'park', { reason: 'Ask the harbour.' });
});
afterAll(() => app.close());

/** Rows of a CSV as RFC 4180 has it. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('the minutes of a live session', () => {
  it('[R-API-4] [R-CHECKROOM-12] [R-CHECKROOM-14] are listed, so far where it runs, for everybody who reads the article, and nobody else', async () => {
    const expected = [{ id: session, startedAt: expect.any(String), endedAt: null, claims: 2 }];
    for (const who of [people.anna, people.vera]) {
      const { json } = await get(who, '/sessions');
      expect(json).toMatchObject(expected);
      expect(json[0].leader).toEqual({ id: people.anna.id, name: 'Anna' });
      expect((await minutesOf(who)).endedAt).toBeNull();
    }
    for (const path of ['', ...['json', 'csv', 'html'].map((form) => `/${session}/minutes.${form}`)]) {
      const asked = await get(people.eve, `/sessions${path}`);
      expect([asked.status, asked.json.code]).toEqual([404, 'article.unknown']);
    }
    const none = await get(people.anna, `/sessions/${uuid()}/minutes.html`);
    expect([none.status, none.json.code]).toEqual([404, 'session.unknown']);
  });

  it('[R-CHECKROOM-12] tell who was there, what each claim took and came to, and how far people agreed', async () => {
    const told = await minutesOf();
    expect(Object.values(told.people).map(({ name, role }) => `${name} ${role}`)).toEqual([
      ...['Anna chief', 'Cas editor', 'Bram checker', 'Vera viewer'],
    ]);
    expect(told.leads.map(({ by }) => told.people[by]?.name)).toEqual(['Anna']);
    expect(told.turns.map(({ quote, conclusion, reason }) => [quote, conclusion, reason])).toEqual([
      ['-10 graden', 'next', null],
      ['twaalf boten', 'parked', 'Ask the harbour.'],
    ]);
    const rounds = told.turns.flatMap((turn) =>
      turn.rounds.map(({ outcome, verdict, voted }) => [outcome, verdict, voted]),
    );
    expect(rounds).toEqual([
      ['carried', 'confirmed', 3],
      ['agreed', 'confirmed', 2],
      [null, null, 1],
    ]);
    expect(told.agreement).toMatchObject({ claims: 2, observed: 2 / 3 });
    expect(told.turns.every(({ seconds }) => (seconds ?? -1) >= 0)).toBe(true);
  });

  it('[R-CHECKROOM-7] hold no vote that was never revealed, in any form', async () => {
    const paths = ['json', 'csv', 'html'].map((form) => `/sessions/${session}/minutes.${form}`);
    for (const path of [...paths, '/export/report.json', '/export/report.html']) {
      const { text } = await get(people.anna, path);
      expect(text).toContain('twaalf boten');
      expect(text).not.toContain('BLIND');
    }
    expect((await minutesOf()).turns[1]?.rounds[1]).toMatchObject({ voted: 1, votes: [], revealedAt: null });
  });

  it('[R-CHECKROOM-14] [S-45] are a table in which nothing is a formula, whatever people wrote', async () => {
    const answer = await get(people.vera, `/sessions/${session}/minutes.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const exported = { kinds: ['article.exported'], person: people.vera.id } as const;
    const [noted] = await app.core.storage.audit.list(exported, { after: null, limit: 1 });
    expect(noted?.details['format']).toBe('minutes.csv');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z0-9-]+\.\d{4}-\d\d-\d\d\.minutes\.csv"$/,
    );
    const [head = [], ...rows] = parsed(answer.text);
    expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 6 }, () => head.length));
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('quote').slice(0, 4)).toEqual([...Array.from({ length: 3 }, () => "'-10 graden"), 'twaalf boten']);
    expect(column('person')).toEqual(['Anna', 'Cas', 'Bram', 'Anna', 'Bram', '']);
    expect(column('verdict')).toEqual(['confirmed', 'confirmed', 'wrong', 'confirmed', 'confirmed', '']);
    expect(column('reason')).toEqual(['', MARKUP, `'${FORMULA}`, '', '', '']);
    expect(rows.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
  });

  it.each([
    ['nl', 'Notulen van een livesessie', 'Bevestigd'],
    ['en', 'Minutes of a live session', 'Confirmed'],
  ])(
    '[R-CHECKROOM-14] are a page to print (%s), in which nothing that anybody wrote is markup',
    async (language, title, word) => {
      const answer = await get(people.vera, `/sessions/${session}/minutes.html?language=${language}`);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'nonce-");
      const { document } = parseHTML(answer.text);
      expect([document.documentElement.getAttribute('lang'), document.querySelector('.kind')?.textContent]).toEqual([
        language,
        title,
      ]);
      const said = document.querySelector('main')?.textContent ?? '';
      for (const part of [MARKUP, FORMULA, word, 'Ask the harbour.', 'Vera', 'Fleiss’ kappa'])
        expect(said).toContain(part);
      expect([document.querySelectorAll('img, script').length, document.querySelectorAll('style').length]).toEqual([
        0, 1,
      ]);
    },
  );

  it('[R-REPORT-8] are part of the report, with who voted otherwise in its dissent', async () => {
    const told = publishedReport.parse((await get(people.vera, '/export/report.json')).json) as Report;
    const { format: _f, article: _a, madeAt: _m, people: _p, ...minutes } = await minutesOf();
    expect(told.sessions).toEqual([minutes]);
    const dissent = told.dissent.map(({ kind, by, said, stands, reason, quote }) => [
      kind,
      told.people[by]?.name,
      said,
      stands,
      reason,
      quote,
    ]);
    expect(dissent).toEqual([['voted', 'Bram', 'wrong', 'confirmed', FORMULA, '-10 graden']]);
    const page = parseHTML((await get(people.vera, '/export/report.html?language=en')).text).document;
    expect(page.querySelector('#sessions')?.textContent).toContain('Confirmed');
    expect(page.querySelector('#dissent')?.textContent).toContain('Voted otherwise');
  });

  it('[R-REPORT-2] [R-REPORT-8] stand in its public form without names and reasons', async () => {
    const [json, page] = await Promise.all(
      ['json', 'html'].map(
        async (form) => (await get(people.anna, `/export/report.${form}?public=1&language=en`)).text,
      ),
    );
    const told = publishedReport.parse(JSON.parse(json ?? ''));
    expect(told.sessions[0]?.turns[0]?.rounds[0]?.votes.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
      ['wrong', null],
    ]);
    const ids = Object.values(people).map(({ id }) => id);
    for (const text of [json, page]) {
      const hidden = ['Anna', 'Bram', 'Vera', 'HYPERLINK', 'Ask the harbour', ...ids];
      expect(hidden.filter((words) => text?.includes(words))).toEqual([]);
    }
  });

  it('[R-CHECKROOM-12] of a session that ended say when, and follow what was decided since', async () => {
    await does(people.anna, 'end');
    const told = await minutesOf();
    expect([told.endedAt, told.attendance.every(({ to }) => to === told.endedAt)]).toEqual([expect.any(String), true]);
    expect((await get(people.anna, '/sessions')).json[0].endedAt).toBe(told.endedAt);
  });
});

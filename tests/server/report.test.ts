import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report as published, type Report } from '../../shared/review/reportSchema.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { openTestApp, type TestApp, type TestPerson } from '../support/app.ts';
import { type ReportedArticle, reportedArticle, type Say } from '../support/reportedArticle.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const EVIL = `</style></title><img src=x onerror="alert(1)"><script>1</script><a href="javascript:1">"}*{color:red}`;

async function reportOf(who: TestPerson, id: string, query = ''): Promise<Report> {
  return published.parse((await who.ask('GET', `/articles/${id}/export/report.json${query}`)).json);
}
const pageOf = async (who: TestPerson, id: string, query = '') =>
  (await who.ask('GET', `/articles/${id}/export/report.html${query}`)).text;

describe('the report of a check', () => {
  let article: ReportedArticle;
  let told: Report;
  beforeAll(async () => {
    article = await reportedArticle(app);
    told = await reportOf(article.anna, article.id);
  });
  const nameOf = (id: string) => told.people[id]?.name;

  it('[R-REPORT-1] [R-REPORT-5] fits its published shape for every reader and in every form', async () => {
    const schema = await app.ask('GET', '/api/v1/report.schema.json');
    expect(schema.headers.get('content-type')).toContain('application/schema+json');
    expect(schema.json).toMatchObject({ $id: 'kantlijn-report/1', type: 'object', additionalProperties: false });
    expect(schema.json.required.toSorted()).toEqual(Object.keys(told).toSorted());
    for (const who of [article.cas, article.checker, article.viewer]) {
      expect((await reportOf(who, article.id)).form).toBe('full');
      expect((await reportOf(who, article.id, '?public=1')).form).toBe('public');
    }
    expect(published.safeParse({ ...told, more: 1 }).success).toBe(false);
  });

  it('[R-REPORT-1] says who took part in which role, and which version it speaks of', async () => {
    const roles = Object.values(told.people).map(({ name, role }) => `${name} ${role}`);
    expect(roles.toSorted()).toEqual(['Anna chief', 'Bram checker', 'Cas editor']);
    const page = await pageOf(article.anna, article.id, '?language=en');
    expect(page).toContain(told.version);
    expect(page).toContain(told.ledger.hash);
    const head = (await article.anna.ask('GET', `/articles/${article.id}/ledger/verify`)).json;
    expect([told.ledger.seq, told.ledger.hash]).toEqual([head.seq, head.hash]);
  });

  it('[R-REPORT-1] tells the result, what was waived by whom and why, and what was decided before', () => {
    const { cleared, isWhole, blockers, lapsed, history } = told.gate;
    expect([nameOf(cleared?.by ?? ''), isWhole, cleared?.version]).toEqual(['Anna', true, told.version]);
    expect(blockers.map(({ kind, waiver }) => [kind, waiver?.reason])).toEqual([['single', 'He has the figures.']]);
    expect(lapsed.map(({ kind, reason }) => [kind, reason])).toContainEqual(['unverifiable', 'We asked everybody.']);
    expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['cleared', null],
      ['withdrawn', 'The lawyer calls.'],
      ['cleared', null],
    ]);
  });

  it('[R-REPORT-6] numbers the claims by the text, with every signature, its words, and what became of it', () => {
    expect(told.claims.map(({ number, tag, verdict }) => [number, tag, verdict])).toEqual([
      [1, 'd', 'confirmed'],
      [2, 'q', 'attributed'],
      [3, 'g', 'single'],
      [4, 's', 'confirmed'],
    ]);
    const ticks = told.claims.map((claim) =>
      claim.ticks.map(({ signed, verdict, standing }) => [signed, verdict, standing]),
    );
    expect(ticks).toEqual([
      [
        ['confirmed', 'confirmed', 'cracked'],
        ['confirmed', 'confirmed', 'stands'],
      ],
      [
        ['confirmed', 'confirmed', 'reopened'],
        ['attributed', 'attributed', 'stands'],
        ['attributed', 'attributed', 'stands'],
      ],
      [
        ['unverifiable', 'unverifiable', 'takenBack'],
        ['single', 'single', 'stands'],
      ],
      [['change', 'confirmed', 'stands']],
    ]);
    const [before, after] = told.claims[0]?.ticks ?? [];
    expect([before?.wordings[1], after?.wordings[1]]).toEqual([
      'The Brightwater sailed from 4 March until 20 May without a certificate.',
      'The Brightwater sailed from 5 March until 20 May without a certificate.',
    ]);
    expect(told.claims[2]?.ticks[0]?.ended?.reason).toBe('He called back.');
    expect(told.dropped.map(({ quote, reason }) => [quote, reason])).toEqual([['Nobody', 'Nothing to check.']]);
    expect(told.coverage.sentences.map(({ text }) => text)).toEqual(['Nobody knows what comes next.']);
  });

  it('[R-REPORT-6] tells where somebody saw it differently, and what the check changed', () => {
    expect(told.dissent.map(({ kind, said, stands, by, reason }) => [kind, said, stands, nameOf(by), reason])).toEqual([
      ['verdict', 'confirmed', 'attributed', 'Bram', null],
      ['reopened', null, 'attributed', 'Anna', 'He said it; is it so?'],
      ['takenBack', 'unverifiable', 'single', 'Bram', 'He called back.'],
      ['declined', null, null, 'Cas', 'Not what we know.'],
    ]);
    expect(
      told.changes.map(({ why, proposedBy, acceptedBy }) => [why, nameOf(proposedBy), nameOf(acceptedBy)]),
    ).toEqual([
      ['The register says 5.', 'Bram', 'Cas'],
      ['One is from 1980.', 'Bram', 'Cas'],
    ]);
    expect(told.changes[1]?.claim).toBe(told.claims[3]?.id);
  });

  it('[R-REPORT-6] is a page with contents, a number for each claim, and every field of the evidence', async () => {
    const { document } = parseHTML(await pageOf(article.anna, article.id, '?language=en'));
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toContain('#claim-4');
    expect(links.filter((link) => document.querySelector(link) === null)).toEqual([]);
    const said = (document.querySelector('#claim-1')?.textContent ?? '').replace(/\s+/g, ' ');
    const { content } = told.claims[0]?.evidence[0] ?? {};
    for (const part of [
      ...['Photo of the certificate', 'Public register, keeper of it, on record', 'Harbour Authority'],
      ...['https://archive.example/2026/register 24 Nov 2026', 'valid until 3 March', 'page 2, § 4'],
      ...['certificate.txt, text/plain, 13 byte', content?.file?.hash ?? '-', '1 Mar 2026', 'Nobody'],
      ...['24 Nov 2026, 09:30 UTC Cas', 'Compared with the paper register at the counter.'],
      ...['provenance', 'source', 'date', 'location', 'motivation'].map(
        (each) => `Answer on ${each} (confidence: high; looked)`,
      ),
      ...['Signed again, under other words than before', 'Corrected Anna', 'Read by'],
    ]) {
      expect(said).toContain(part);
    }
    expect(said).not.toContain('register@harbour.example');
  });

  it('[R-REPORT-1] says of a withheld record that it is there, by its id, and no more', async () => {
    const seen = await reportOf(article.viewer, article.id);
    const record = seen.claims[0]?.evidence.find(({ id }) => id === article.secret);
    expect(record).toMatchObject({ content: null, origin: article.secret, corrected: [{ reason: null }] });
    expect(await pageOf(article.viewer, article.id, '?language=en')).toContain(
      `withheld (<code>${article.secret}</code>)`,
    );
    const outside = await reportOf(article.viewer, article.id, '?public=1');
    const shown = outside.claims[0]?.evidence.map(({ content }) => content?.title ?? null);
    expect(shown).toEqual(['Photo of the certificate', null, null]);
  });
});

it('[R-REPORT-3] [S-46] nothing that anybody wrote becomes markup, a style or a script, in any field', async () => {
  const fields = new Set<string>();
  const evil: Say = (field, words) => {
    fields.add(field);
    return `${words} ${EVIL} ${field}`;
  };
  const tags = DEFAULT_TAGS.tags.map((tag) => ({
    ...tag,
    names: { en: `${tag.key} <img src=t>`, nl: `${tag.key} <img src=t>` },
  }));
  const own = await openTestApp();
  try {
    const { id, anna, viewer } = await reportedArticle(own, evil);
    expect((await reportOf(anna, id)).article.headline).toContain('</style>');
    expect((await anna.ask('PUT', '/desks/newsroom/tags', { tags })).status).toBe(200);
    for (const [who, query] of [
      [anna, '?language=en'],
      [anna, '?language=nl'],
      [viewer, '?language=en'],
      [anna, '?language=en&public=1'],
    ] as const) {
      await reportOf(who, id, query);
      const page = await pageOf(who, id, query);
      const { document } = parseHTML(page);
      expect([...document.querySelectorAll('img, script, iframe, object, link, form')]).toEqual([]);
      expect(page.match(/<\/?(?:style|title)\b/g)).toHaveLength(4);
      const attributes = [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes]);
      expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'style')).toEqual([]);
      const targets = [...document.querySelectorAll('[href]')].map((each) => each.getAttribute('href') ?? '');
      expect(targets.filter((href) => !/^(?:#|https:\/\/)/.test(href))).toEqual([]);
      expect(document.querySelector('style')?.textContent).not.toContain('{color:red}');
    }
    const page = (await pageOf(anna, id, '?language=en'))
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    const unseen = [...fields].filter((field) => field !== 'url' && !page.includes(`${EVIL} ${field}`));
    expect(unseen, 'fields of which the page shows nothing: the contact alone').toEqual(['contact']);
  } finally {
    await own.close();
  }
});

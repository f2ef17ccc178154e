/** What hangs on the words, in the formats of others, read by readers that are not ours. */
import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { type ReportedArticle, reportedArticle } from '../../support/reportedArticle.ts';

let app: TestApp;
let article: ReportedArticle;
let thread: string;
const uuid = () => crypto.randomUUID();
const QUOTE = '“It was an administrative delay,”';

beforeAll(async () => {
  app = await openTestApp();
  article = await reportedArticle(app, (field, words) => {
    if (field === 'claimNote') return '=HYPERLINK("https://evil.example")';
    return field === 'headline' ? `🚢 ${words}` : words;
  });
  const { anna, checker, id } = article;
  const run = async (who: typeof anna, command: object) =>
    expect((await who.ask('POST', `/articles/${id}/commands`, { id: uuid(), ...command })).status).toBe(200);
  thread = uuid();
  await run(checker, {
    type: 'thread.open',
    annotation: thread,
    target: { quote: { exact: QUOTE } },
    text: 'Says *who*?',
  });
  await run(anna, {
    type: 'thread.reply',
    annotation: thread,
    comment: uuid(),
    text: `He does, @[person:${checker.id}].`,
  });
  await run(anna, { type: 'thread.resolve', annotation: thread, outcome: 'done', reason: 'On tape.' });
});
afterAll(() => app.close());

const exported = async (name: string, who = article.anna) => who.ask('GET', `/articles/${article.id}/export/${name}`);

describe('the claims as a table', () => {
  const rowsFor = async (who = article.anna): Promise<Record<string, string>[]> =>
    parseCsv((await exported('csv', who)).text, { bom: true, columns: true });

  it('[R-EXPORT-7] has one row a claim, with where its check stands', async () => {
    const rows = await rowsFor();
    expect(
      rows.map(({ number, tag, verdict, state, signatures }) => [number, tag, verdict, state, signatures]),
    ).toEqual([
      ['1', 'd', 'confirmed', 'done', '1'],
      ['2', 'q', 'attributed', 'done', '2'],
      ['3', 'g', 'single', 'done', '1'],
      ['4', 's', 'confirmed', 'done', '1'],
    ]);
    expect(rows[0]).toMatchObject({
      tagName: 'Date, time',
      words:
        '🚢 Ferry ran eleven weeks without papers … The Brightwater sailed from 5 March until 20 May without a certificate.',
      ...{ supports: '2', contradicts: '1', context: '0', signedBy: 'Bram', openedBy: 'Bram', takenBy: '' },
      link: expect.stringContaining(`/article/${article.id}?thread=`),
    });
  });

  it('[R-EXPORT-7] [S-45] begins no cell like a formula', async () => {
    const rows = await rowsFor();
    expect(rows[0]?.['note']).toBe(`'=HYPERLINK("https://evil.example")`);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});

describe('the annotations as W3C has them', () => {
  it('[R-EXPORT-8] are JSON-LD of which every term is known', async () => {
    const { headers, json } = await exported('w3c');
    expect(headers.get('content-type')).toContain('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
    const context = JSON.parse(readFileSync(new URL('../../support/schemas/anno.jsonld', import.meta.url), 'utf8'));
    const documentLoader = async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asks for ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const [expanded] = await jsonld.expand(json, { documentLoader, safe: true });
    expect(expanded?.['@type']).toEqual(['http://www.w3.org/ns/activitystreams#OrderedCollection']);
    const page = expanded?.['http://www.w3.org/ns/activitystreams#first'][0];
    const items = page['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
    expect(items).toHaveLength(json.total);
    for (const item of items) {
      expect(item['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation']);
      expect(item['http://www.w3.org/ns/oa#hasTarget']).toBeDefined();
    }
  });

  it('[R-EXPORT-8] point at the very words, in code points of the text, in UTC', async () => {
    const { items } = (await exported('w3c')).json.first;
    const points = [...(await article.anna.ask('GET', `/articles/${article.id}/text`)).text];
    let pointed = 0;
    for (const { created, modified, target } of items) {
      expect([created, modified ?? created]).toEqual([expect.stringMatching(/Z$/), expect.stringMatching(/Z$/)]);
      for (const { selector = [] } of [target].flat()) {
        const [position, quote] = selector;
        if (position?.type !== 'TextPositionSelector') continue;
        pointed += 1;
        const { start, end } = position;
        expect(points.slice(start, end).join('')).toBe(quote.exact);
        expect(points.slice(Math.max(0, start - 32), start).join('')).toBe(quote.prefix);
        expect(points.slice(end, end + 32).join('')).toBe(quote.suffix);
      }
    }
    expect(pointed).toBeGreaterThan(6);
  });

  it('[R-EXPORT-8] tell threads with replies, claims with verdicts, suggestions with wordings', async () => {
    const { items } = (await exported('w3c')).json.first;
    const opened = items.find(({ id }: { id: string }) => id === `urn:uuid:${thread}`);
    const values = ({ body }: { body: { purpose: string; value: string }[] }) =>
      body.map(({ purpose, value }) => [purpose, value]);
    expect([opened.motivation, opened.creator.name, values(opened)]).toEqual([
      'commenting',
      'Bram',
      [
        ['commenting', 'Says *who*?'],
        ['tagging', 'resolved'],
        ['tagging', 'done'],
        ['describing', 'On tape.'],
      ],
    ]);
    const replies = items.filter(({ motivation }: { motivation: string }) => motivation === 'replying');
    expect(replies).toHaveLength(1);
    expect([replies[0].target, values(replies[0])]).toEqual([opened.id, [['replying', 'He does, @Bram.']]]);
    const claims = items.filter(({ motivation }: { motivation: string }) => motivation === 'assessing');
    expect(claims.map(values)[1]).toEqual([
      ['tagging', 'Quote'],
      ['tagging', 'done'],
      ['assessing', 'attributed'],
    ]);
    const edits = items.filter(({ motivation }: { motivation: string }) => motivation === 'editing');
    expect(edits.flatMap(values)).toContainEqual(['editing', expect.stringContaining('second oldest')]);
  });
});

describe('the annotations for Hypothesis', () => {
  it('[R-EXPORT-9] have the fields that its client imports, under one account and private', async () => {
    const { json } = await exported('hypothesis');
    expect(Object.keys(json)).toEqual(['export_date', 'export_userid', 'client_version', 'annotations']);
    expect(json.annotations.length).toBeGreaterThanOrEqual(5);
    for (const each of json.annotations) {
      expect(each).toMatchObject({
        user: json.export_userid,
        uri: expect.stringMatching(/^http/),
        tags: expect.any(Array),
      });
      expect(each.permissions.read).toEqual([json.export_userid]);
      expect(each.references).toBeUndefined();
      const [{ selector }] = each.target;
      expect(selector).toEqual([
        {
          type: 'TextQuoteSelector',
          exact: expect.any(String),
          prefix: expect.any(String),
          suffix: expect.any(String),
        },
      ]);
    }
    expect(json.annotations.find(({ id }: { id: string }) => id === thread)).toMatchObject({
      tags: ['resolved'],
      text: expect.stringMatching(
        /^\*\*Bram\*\*, .* UTC\n\nSays \\\*who\\\*\?\n\n---\n\n\*\*Anna\*\*, .* UTC\n\nHe does, @Bram\.$/,
      ),
    });
  });
});

describe('what is withheld from somebody', () => {
  it('[R-EXPORT-1] [S-31] is in no export of theirs', async () => {
    for (const name of ['html', 'csv', 'w3c', 'hypothesis']) {
      for (const who of [article.checker, article.viewer, article.cas]) {
        const { status, text } = await exported(name, who);
        expect([name, status]).toEqual([name, 200]);
        for (const secret of ['A mail', 'Mail 2', 'The source rang']) expect(text).not.toContain(secret);
      }
    }
  });
});

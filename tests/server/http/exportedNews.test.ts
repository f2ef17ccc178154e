/** The article for agencies, content systems and fact-check readers, held against their own schemas. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { type Outgoing, outgoing } from '../../support/outgoing.ts';
import { type ReportedArticle, reportedArticle } from '../../support/reportedArticle.ts';

let app: TestApp;
let article: Outgoing;
beforeAll(async () => {
  app = await openTestApp();
  article = await outgoing(app);
  await app.core.rooms.withText(article.id, (live) =>
    live.edit({ from: 'import', person: article.anna.id }, (text) => {
      const at = text.toString().indexOf('\n') + 1;
      text.insert(at, '\nEen kade bij nacht\n© Fotograaf\n');
      text.format(at, 1, { $: { t: 'figure', src: 'https://beeld.example/kade.jpg', '#': 'x.1' } });
      text.format(at + 19, 1, { $: { t: 'caption', '#': 'x.2' } });
      text.format(at + 31, 1, { $: { t: 'credit', '#': 'x.3' } });
    }),
  );
});
afterAll(() => app.close());

const schemaOf = (name: string): AnySchemaObject =>
  JSON.parse(readFileSync(new URL(`../../support/schemas/${name}`, import.meta.url), 'utf8'));
const exported = async (name: string) => (await article.anna.ask('GET', `/articles/${article.id}/export/${name}`)).json;

describe('the article as ninjs', () => {
  it('[R-EXPORT-10] 3.1 is valid against its schema, with the report among the trust indicators', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
    const validate = ajv.compile(schemaOf('ninjs-schema_3.1.json'));
    const item = await exported('ninjs');
    expect([validate(item), validate.errors]).toEqual([true, null]);
    expect(validate({ ...item, nonsense: 1 })).toBe(false);
    expect(item).toMatchObject({
      ...{
        type: 'text',
        pubStatus: 'withheld',
        language: 'nl',
        slugline: 'haven',
        title: 'De haven was elf weken dicht',
      },
      descriptions: [{ role: 'summary', value: 'Waarom niemand het merkte.' }],
      trustIndicators: [
        {
          role: 'http://cv.iptc.org/newscodes/trustindicator/pieceOfWorkInfo',
          title: 'Hoe dit artikel is gecheckt: niet vrijgegeven, 0 van 0 claims gecheckt',
          href: expect.stringMatching(/\/export\/report\.html\?public=1$/),
        },
        { href: expect.stringMatching(/\/export\/report\.json\?public=1$/) },
      ],
      associations: [
        {
          ...{ type: 'picture', by: '© Fotograaf', uri: 'https://beeld.example/kade.jpg' },
          descriptions: [{ role: 'caption', value: 'Een kade bij nacht' }, { role: 'altText' }],
        },
      ],
    });
    const [main, plain] = item.bodies;
    expect(main.value).toContain('<h2>Papieren</h2>');
    expect(plain.value).not.toContain('Waarom niemand');
    expect(JSON.stringify(item)).not.toContain('Volledig scherm');
  });

  it('[R-EXPORT-11] 1.4 is valid against its schema, in moments that Superdesk reads', async () => {
    const { $schema: _draft4, id: _id, ...schema } = schemaOf('ninjs-schema_1.4.json');
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const local = JSON.parse(
      JSON.stringify(schema).replaceAll('http://www.iptc.org/std/ninjs/ninjs-schema_1.4.json#', '#'),
    );
    const validate = ajv.compile(local);
    const item = await exported('ninjs1');
    expect([validate(item), validate.errors]).toEqual([true, null]);
    expect(item).toMatchObject({
      type: 'text',
      headline: 'De haven was elf weken dicht',
      description_text: 'Waarom niemand het merkte.',
    });
    // superdesk-core, io/feed_parsers/ninjs.py: one of three patterns, none of which has milliseconds.
    const moments = [item.versioncreated, item.firstcreated, item.associations.featuremedia.versioncreated];
    for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(item.associations.featuremedia).toMatchObject({
      ...{ type: 'picture', description_text: 'Een kade bij nacht', byline: '© Fotograaf' },
      renditions: { original: { href: 'https://beeld.example/kade.jpg' } },
    });
    expect(item.uri).toMatch(/^http/);
  });
});

/** Properties that schema.org has on these types, as far as a review uses them. */
const KNOWN: Record<string, string[]> = {
  ClaimReview: ['url', 'author', 'datePublished', 'inLanguage', 'reviewRating', 'claimReviewed', 'itemReviewed'],
  MediaReview: [
    ...['url', 'author', 'datePublished', 'inLanguage', 'reviewRating', 'itemReviewed'],
    ...['mediaAuthenticityCategory', 'originalMediaContextDescription'],
  ],
  Claim: ['text', 'author', 'appearance'],
  MediaReviewItem: ['mediaItemAppearance'],
  ImageObject: ['caption'],
  CreativeWork: ['url', 'name', 'datePublished'],
  Person: ['name', 'jobTitle'],
  Organization: ['name'],
  NewsMediaOrganization: ['name', 'url'],
  Rating: ['alternateName', 'ratingExplanation', 'reviewAspect'],
};
function checkKnown(thing: Record<string, unknown>): void {
  const { '@type': type, '@id': _id, ...rest } = thing;
  const known = KNOWN[String(type)];
  expect(known, String(type)).toBeDefined();
  for (const [name, value] of Object.entries(rest)) {
    expect(known, `${type} has ${name}`).toContain(name);
    for (const each of [value].flat())
      if (typeof each === 'object' && each) checkKnown(each as Record<string, unknown>);
  }
}

describe('reviews as schema.org has them', () => {
  let reported: ReportedArticle;
  let graph: Record<string, never>[];
  beforeAll(async () => {
    const other = await openTestApp();
    reported = await reportedArticle(other);
    const { anna, checker, id } = reported;
    const uuid = () => crypto.randomUUID();
    const run = async (who: typeof anna, command: object) => {
      const answer = await who.ask('POST', `/articles/${id}/commands`, { id: uuid(), ...command });
      if (answer.status !== 200) throw new Error(answer.text);
    };
    const image = uuid();
    await run(checker, {
      type: 'claim.open',
      annotation: image,
      tag: 'i',
      target: { quote: { exact: 'Nobody knows' } },
    });
    const [high, low] = ['high', 'low'].map((confidence) => ({ answer: 'A pier', confidence }));
    const record = (more: object) => ({
      ...{ id: uuid(), relation: 'supports', tier: 'primary', kind: 'image', title: 'The original' },
      ...more,
    });
    const told = { provenance: high, source: high, date: high, location: high, motivation: low };
    await run(anna, { type: 'evidence.add', annotation: image, evidence: record({ image: told }) });
    const hidden = { title: 'From the leak', confidentiality: 'desk', url: 'https://leak.example/' };
    await run(anna, { type: 'evidence.add', annotation: image, evidence: record(hidden) });
    await run(checker, { type: 'claim.tick', annotation: image, verdict: 'confirmed' });
    await run(reported.cas, { type: 'claim.tick', annotation: image, verdict: 'confirmed' });
    const said = uuid();
    const exact = 'harbour master Colm Ferriday';
    await run(checker, { type: 'claim.open', annotation: said, tag: 'b', target: { quote: { exact } } });
    const leaker = { name: 'A leaker', attribution: 'onRecord' };
    await run(anna, { type: 'evidence.add', annotation: said, evidence: record({ ...hidden, source: leaker }) });
    const speaker = { name: 'Colm Ferriday', role: 'harbour master', attribution: 'onRecord' };
    const call = record({ kind: 'interview', title: 'Interview', source: speaker, url: 'https://paper.example/1' });
    await run(anna, { type: 'evidence.add', annotation: said, evidence: call });
    await run(checker, { type: 'claim.tick', annotation: said, verdict: 'attributed' });
    const { text, json } = await checker.ask('GET', `/articles/${id}/export/claimreview`);
    expect(text).not.toContain('leak');
    graph = json['@graph'];
    await other.close();
  });

  it('[R-EXPORT-12] are made of what others said and of pictures, with a result, and of nothing else', () => {
    expect(graph.map((each) => each['@type'])).toEqual(['ClaimReview', 'ClaimReview', 'MediaReview']);
    for (const each of graph) checkKnown(each);
  });

  it('[R-EXPORT-12] rate by the verdict in the article’s language, and by no number', () => {
    expect(graph[0]).toMatchObject({
      claimReviewed: expect.stringContaining('administrative delay'),
      author: { '@type': 'NewsMediaOrganization', name: 'Newsroom' },
      datePublished: expect.stringMatching(/Z$/),
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Attributed',
        ratingExplanation: expect.stringContaining('Whether it is true we did not establish'),
      },
    });
    expect(JSON.stringify(graph)).not.toContain('ratingValue');
  });

  it('[R-EXPORT-12] name nobody of whom the record does not say that they spoke on the record', () => {
    const [unnamed, named] = graph.map((each) => each['itemReviewed']);
    expect(unnamed).toEqual({ '@type': 'Claim', text: expect.any(String) });
    expect(named).toEqual({
      ...{ '@type': 'Claim', text: 'harbour master Colm Ferriday' },
      author: { '@type': 'Person', name: 'Colm Ferriday', jobTitle: 'harbour master' },
      appearance: [{ '@type': 'CreativeWork', url: 'https://paper.example/1', name: 'Interview' }],
    });
  });

  it('[R-EXPORT-12] call a picture original only where its history was found out', () => {
    expect(graph[2]).toMatchObject({
      mediaAuthenticityCategory: 'https://schema.org/OriginalMediaContent',
      originalMediaContextDescription: expect.stringContaining('A pier'),
      itemReviewed: { '@type': 'MediaReviewItem' },
    });
  });
});

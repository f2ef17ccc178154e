import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reportPage } from '../../server/convert/report/page.ts';
import { mayReadEvidence } from '../../shared/ledger/evidence.ts';
import type { Confidentiality } from '../../shared/ledger/evidenceContent.ts';
import { annotationsOf } from '../../shared/ledger/state.ts';
import { type Reader, stateFor } from '../../shared/ledger/withhold.ts';
import { publicReport } from '../../shared/review/publicReport.ts';
import { reportOf } from '../../shared/review/report.ts';
import { report as published, type Report } from '../../shared/review/reportSchema.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const PEOPLE = ['ann', 'bob', 'cas'];
const READERS: Reader[] = [
  ...PEOPLE.map((person) => ({ person, isMember: true })),
  { person: 'guest', isMember: false },
  { person: '', isMember: false },
];

/** Of a record: unlike any other word, so that it is found in raw bytes. */
const canary = (record: number, field: string) => `KANARIE${record}x${field}x`;
/** What the public form tells of a record for everybody, and what it does not. */
const TOLD = ['title', 'excerpt', 'locator', 'group'];
const UNTOLD = ['method', 'translator', 'sourceName', 'sourceRole', 'contact', 'consulted', 'answer', 'how', 'why'];

function contentOf(record: number) {
  const say = (field: string) => canary(record, field);
  return {
    ...{
      kind: 'interview',
      title: say('title'),
      excerpt: say('excerpt'),
      locator: say('locator'),
      group: say('group'),
    },
    ...{ method: say('method'), translator: say('translator'), consulted: { by: say('consulted') } },
    source: { name: say('sourceName'), role: say('sourceRole'), contact: say('contact') },
    image: { source: { answer: say('answer'), confidence: 'low', how: say('how') } },
  };
}

interface Step {
  by: string;
  confidentiality: Confidentiality;
  /** What becomes of it: corrected to be for these, or withdrawn. */
  amended: Confidentiality | null;
  withdrawn: boolean;
}

function articleOf(steps: readonly Step[]): CheckedArticle {
  const article = new CheckedArticle([block('Forty people left on Monday', 'p')]);
  const annotation = article.claim('p', 'g');
  steps.forEach(({ by, confidentiality, amended, withdrawn }, record) => {
    const id = article.evidence(by, annotation, { ...contentOf(record), confidentiality });
    const reason = canary(record, 'why');
    if (amended !== null) {
      const evidence = { id, relation: 'supports', tier: 'primary', ...contentOf(record), confidentiality: amended };
      article.run(by, { type: 'evidence.amend', annotation, evidence, reason });
    }
    if (withdrawn) article.run(by, { type: 'evidence.withdraw', annotation, evidence: id, reason });
  });
  article.tick('ann', annotation);
  article.run('bob', { id: nextId(), type: 'claim.reopen', annotation, reason: 'REDENx' });
  return article;
}

function reportFor(reader: Reader, article: CheckedArticle): Report {
  const { state, events, review, blocks, now } = article;
  return reportOf({
    article: { id: 'a', slug: 'forty', headline: 'Forty', language: 'en' },
    ...{ state: stateFor(reader, state), events, review, blocks, tags: DEFAULT_TAGS, now },
    names: new Map(PEOPLE.map((id) => [id, `NAAM${id}x`])),
    roles: new Map([['ann', 'chief']]),
  });
}

async function bytesOf(report: Report): Promise<{ json: string; html: string }> {
  published.parse(report);
  return { json: JSON.stringify(report), html: await reportPage({ report, language: 'nl', nonce: 'n' }) };
}

const confidentiality: fc.Arbitrary<Confidentiality> = fc.oneof(
  fc.constantFrom('all' as const, 'desk' as const),
  fc.record({ people: fc.subarray(PEOPLE) }),
);
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(...PEOPLE),
  confidentiality,
  amended: fc.option(confidentiality),
  withdrawn: fc.boolean(),
});
const RUNS = { numRuns: 60 };

it('[R-EVIDENCE-6] [R-REPORT-1] [S-31] no byte of a report tells its reader of a record what they may not read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const article = articleOf(steps);
      const records = annotationsOf(article.state, 'claim').flatMap(({ evidence }) => evidence);
      for (const reader of READERS) {
        const { json, html } = await bytesOf(reportFor(reader, article));
        records.forEach((record, at) => {
          const may = mayReadEvidence(record, reader);
          const found = [json, html].map((bytes) => bytes.includes(`KANARIE${at}x`));
          expect(found, `${reader.person} ${at}`).toEqual([may, may]);
          expect([json, html].map((bytes) => bytes.includes(record.id))).toEqual([true, !may]);
        });
      }
    }),
    RUNS,
  );
});

it('[R-REPORT-2] no byte of the public form tells a name, a reason, or more of a record for all than where it is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const article = articleOf(steps);
      const records = annotationsOf(article.state, 'claim').flatMap(({ evidence }) => evidence);
      const { json, html } = await bytesOf(publicReport(reportFor({ person: '', isMember: false }, article)));
      for (const bytes of [json, html]) {
        expect(['NAAM', 'REDENx', '"ann"', '"bob"', '"cas"'].filter((words) => bytes.includes(words))).toEqual([]);
        records.forEach((record, at) => {
          const isOpen = record.content?.confidentiality === 'all';
          const said = (field: string) => bytes.includes(canary(at, field));
          expect(TOLD.map(said)).toEqual(TOLD.map(() => isOpen));
          expect(UNTOLD.filter(said)).toEqual([]);
        });
      }
    }),
    RUNS,
  );
});

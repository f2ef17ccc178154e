import { afterEach, expect, it } from 'vitest';
import { createProposer, type Proposer } from '../../../server/convert/proposer.ts';
import { createDetector } from '../../../shared/detect/detector.ts';

let proposer: Proposer | null = null;
afterEach(() => proposer?.close());

const SENTENCE = 'Volgens Anne zouden op 3 maart 2024 ruim 30 van de 200 pompen „niet nagekeken” zijn.';
const blocksOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ type: 'paragraph', text: `${n} ${SENTENCE}` }));

it('[R-DETECT-6] finds in its thread what is found beside it, in each language', async () => {
  proposer = createProposer();
  const blocks = blocksOf(3);
  for (const language of ['nl', 'en', 'nl']) {
    const found = await proposer.propose({ article: 'a', language, blocks });
    expect(found).toEqual(createDetector(language).detect(blocks));
    expect(found.length).toBeGreaterThan(0);
  }
});

it('[R-DETECT-6] refuses what takes too long, and looks through the next', async () => {
  proposer = createProposer(1_000);
  await proposer.propose({ article: 'a', language: 'nl', blocks: blocksOf(1) });
  const long = { article: 'b', language: 'nl', blocks: blocksOf(150_000) };
  await expect(proposer.propose(long)).rejects.toMatchObject({ code: 'proposals.tooSlow' });
  expect(await proposer.propose({ article: 'a', language: 'nl', blocks: blocksOf(1) })).not.toEqual([]);
});

it('[R-DETECT-6] lets only so many wait', async () => {
  proposer = createProposer();
  const { propose } = proposer;
  const many = Array.from({ length: 99 }, () => propose({ article: 'a', language: 'nl', blocks: blocksOf(1) }));
  const ends = await Promise.allSettled(many);
  const codes = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code: string }).code] : []));
  expect(codes).toEqual(new Array(35).fill('proposals.busy'));
});

/** How much of what people marked is found, and how much of what is found they marked (articles/README.md). */
import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../shared/detect/detector.ts';
import type { ProposalKind } from '../../../shared/detect/proposal.ts';
import { markedArticles, outcomeOf } from './markedArticles.ts';

interface Score {
  found: number;
  missed: number;
  wrong: number;
}

function scoresOf(set: string): Map<ProposalKind, Score> {
  const scores = new Map<ProposalKind, Score>();
  const detector = createDetector(set.split('.')[0] ?? '');
  for (const { blocks, marks } of markedArticles(set)) {
    const proposals = detector.detect(blocks).filter(({ drift }) => !drift);
    for (const [outcome, list] of Object.entries(outcomeOf(marks, proposals))) {
      for (const { kind } of list) {
        const score = scores.get(kind) ?? { found: 0, missed: 0, wrong: 0 };
        score[outcome as keyof Score] += 1;
        scores.set(kind, score);
      }
    }
  }
  return scores;
}

const recall = ({ found, missed }: Score) => found / (found + missed);
const precision = ({ found, wrong }: Score) => found / (found + wrong);

/** One line a kind, for whoever runs the tests. */
function tableOf(set: string, scores: ReadonlyMap<ProposalKind, Score>): string {
  const rows = [...scores].map(([kind, score]) => {
    const figures = [recall(score), precision(score)].map((figure) => figure.toFixed(2));
    return `${kind.padEnd(12)} recall ${figures[0]}, precision ${figures[1]} (${score.found + score.missed} marked)`;
  });
  return [set, ...rows, ''].join('\n');
}

const SETS = ['nl.heldOut', 'en.heldOut', 'nl.developed', 'en.developed'];
const KINDS = ['quote', 'number', 'date', 'name', 'hedge', 'superlative', 'money', 'residue', 'caption', 'tk'] as const;

describe.each(SETS)('%s', (set) => {
  const scores = scoresOf(set);
  process.stdout.write(`${tableOf(set, scores)}\n`);

  it.each(KINDS)(
    '[R-DETECT-2] nine of ten marks of the kind %s are found, and four of five that are found are marks',
    (kind) => {
      const score = scores.get(kind) ?? { found: 0, missed: 1, wrong: 0 };
      expect(recall(score)).toBeGreaterThanOrEqual(0.9);
      expect(precision(score)).toBeGreaterThanOrEqual(0.8);
    },
  );
});

it.each(['nl', 'en'])('holds at least twelve articles in %s that the rules were not written on', (language) => {
  expect(markedArticles(`${language}.heldOut`).length).toBeGreaterThanOrEqual(12);
});

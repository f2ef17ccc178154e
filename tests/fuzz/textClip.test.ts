// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { InsertedRun } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { changeOf } from '../../shared/text/change.ts';
import { clip, MarkClip, type StrayRun } from '../../shared/text/clip.ts';
import { flatSchema } from '../support/flatSchema.ts';
import { seededRandom } from '../support/random.ts';
import { fuzzText } from '../support/textFuzz.ts';
import { EDITS, matrixArticle, PASSAGE, UniqueText } from '../support/textOperations.ts';
import { syncAll, TextPeer } from '../support/textPeers.ts';

const NAMES = Object.keys(EDITS).filter((name) => !name.startsWith('annotate'));
const REPAIR = 'repair';

/** The server's part: after each change that is not its own, what nobody set is taken away at once. */
function clippedServer(server: Y.Doc): { found: StrayRun[] } {
  const text = bodyOf(server);
  const marks = new MarkClip(text);
  const found: StrayRun[] = [];
  let stray: StrayRun[] = [];
  text.observe((event, { local }) => {
    if (!local) stray = marks.strayAfter(changeOf(event));
  });
  server.on('afterAllTransactions', () => {
    const runs = stray;
    stray = [];
    found.push(...runs);
    if (runs.length > 0) server.transact(() => clip(text, runs), REPAIR);
  });
  return { found };
}

function boldIn(text: Y.Text, unique: UniqueText): Set<string> {
  const runs = (text.toDelta() as InsertedRun[]).filter((run) => run.attributes?.['bold']);
  return new Set(runs.flatMap(({ insert }) => [...unique.countIn(String(insert)).keys()]));
}

function perform(peer: TextPeer, names: readonly string[], unique: UniqueText): void {
  for (const name of names) {
    try {
      EDITS[name]?.(peer, unique);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

interface Merged {
  /** All bold characters after the merge. */
  bold: Set<string>;
  /** Bold with the one or the other before it. */
  wanted: Set<string>;
  /** Bold characters of the article that neither of the two had in bold. */
  stray: number;
}

interface Pair {
  editsA: readonly string[];
  editsB: readonly string[];
}

/** @param wasBold whether the passage is bold before anybody edits */
function merged({ editsA, editsB }: Pair, wasBold: boolean, clipped: boolean): Merged {
  const unique = new UniqueText();
  const server = matrixArticle(unique);
  const text = bodyOf(server);
  if (wasBold) text.format(21 + PASSAGE.from, PASSAGE.to - PASSAGE.from, { bold: true });
  const before = new Set(unique.made);
  if (clipped) clippedServer(server);
  const [ann, bob] = [new TextPeer(server, 200), new TextPeer(server, 300)];
  perform(ann, editsA, unique);
  perform(bob, editsB, unique);
  const wanted = boldIn(ann.text, unique).union(boldIn(bob.text, unique));
  syncAll(ann, bob);
  const bold = boldIn(text, unique);
  for (const peer of [ann, bob]) peer.destroy();
  return { bold, wanted, stray: [...bold].filter((each) => before.has(each) && !wanted.has(each)).length };
}

function randomPairs(seed: number, count: number): Pair[] {
  const random = seededRandom(seed);
  const some = () => Array.from({ length: 1 + random.below(3) }, () => random.pick(NAMES));
  return Array.from({ length: count }, () => ({ editsA: some(), editsB: some() }));
}

/** The pairs merged without and with the clip; `lost` are characters whose bold somebody wanted and the clip took. */
function compared(seed: number, count: number, wasBold: boolean) {
  const sums = { raw: 0, clipped: 0, worst: 0, lost: 0 };
  for (const pair of randomPairs(seed, count)) {
    const [raw, cut] = [merged(pair, wasBold, false), merged(pair, wasBold, true)];
    sums.raw += raw.stray;
    sums.clipped += cut.stray;
    sums.worst = Math.max(sums.worst, cut.stray);
    sums.lost += [...raw.bold].filter((each) => raw.wanted.has(each) && !cut.bold.has(each)).length;
  }
  const what = wasBold ? 'around bold words' : 'around plain words';
  process.stdout.write(`${count} random pairs ${what}, seed ${seed}: characters ${JSON.stringify(sums)}\n`);
  return sums;
}

describe('marks that nobody set', () => {
  it('[R-TEXT-12] shrink to less than a third of the characters that they would reach, at next to no cost', () => {
    const { raw, clipped, worst, lost } = compared(1, 1000, true);
    expect(clipped).toBeLessThan(raw / 3);
    expect(worst).toBeLessThan(40);
    expect(lost).toBeLessThan((raw - clipped) / 50);
  });

  it('[R-TEXT-12] are never confused with bold that one sets while the other splits, moves or deletes', () => {
    expect(compared(3, 700, false).lost).toBe(0);
  });

  it.each([51, 52, 53])('[R-TEXT-12] are never seen in what one person does alone, seed %i', (seed) => {
    let found: StrayRun[] = [];
    fuzzText({
      seed,
      edits: 500,
      network: 'lagging',
      schemas: [flatSchema],
      withServer: (server) => {
        found = clippedServer(server).found;
      },
    });
    expect(found.filter(({ key }) => key === 'bold' || key === 'italic')).toEqual([]);
  });
});

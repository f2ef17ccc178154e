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

/** Characters of the article that are bold after the merge, and were not with either of the two. */
function strayBold(editsA: readonly string[], editsB: readonly string[], clipped: boolean): number {
  const unique = new UniqueText();
  const server = matrixArticle(unique);
  const text = bodyOf(server);
  text.format(21 + PASSAGE.from, PASSAGE.to - PASSAGE.from, { bold: true });
  const before = new Set(unique.made);
  if (clipped) clippedServer(server);
  const [ann, bob] = [new TextPeer(server, 200), new TextPeer(server, 300)];
  perform(ann, editsA, unique);
  perform(bob, editsB, unique);
  const [boldA, boldB] = [boldIn(ann.text, unique), boldIn(bob.text, unique)];
  syncAll(ann, bob);
  const stray = [...boldIn(text, unique)].filter((each) => before.has(each) && !boldA.has(each) && !boldB.has(each));
  for (const peer of [ann, bob]) peer.destroy();
  return stray.length;
}

describe('marks that nobody set', () => {
  it('[R-TEXT-12] shrink to less than a third of the characters that they would reach', () => {
    const seed = 1;
    const random = seededRandom(seed);
    const some = () => Array.from({ length: 1 + random.below(3) }, () => random.pick(NAMES));
    const pairs = Array.from({ length: 1000 }, () => [some(), some()] as const);
    const sum = (clipped: boolean) => pairs.map(([a, b]) => strayBold(a, b, clipped));
    const [raw, clipped] = [sum(false), sum(true)];
    const total = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
    process.stdout.write(
      `${pairs.length} random pairs around bold words, seed ${seed}: ${total(raw)} characters wrongly bold, `,
    );
    process.stdout.write(`${total(clipped)} after the clip, at most ${Math.max(...clipped)} in one\n`);
    expect(total(clipped)).toBeLessThan(total(raw) / 3);
    expect(Math.max(...clipped)).toBeLessThan(40);
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

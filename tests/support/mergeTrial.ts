/** Two people make edits without hearing of each other; then everything is merged, and every character accounted for. */

import type * as Y from 'yjs';
import { isSameDocument, renderText } from '../../client/document/binding/rendering.ts';
import type { InsertedRun } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { EDITS, matrixArticle, UniqueText } from './textOperations.ts';
import { syncAll, TextPeer } from './textPeers.ts';

export interface MergeOutcome {
  /** Characters that nobody deleted and that are gone. */
  lost: number;
  /** Characters that stand twice. */
  doubled: number;
  /** Characters that are back although one of the two deleted them. */
  returned: number;
  /** Characters in bold that neither had made bold. */
  strayBold: number;
  /** Characters of the first article, outside the passage, that the merge put into it. */
  strayPassage: number;
  converged: boolean;
  fallbacks: number;
  mismatches: number;
  /** Edits that did not apply where an earlier edit of the same person had left the text. */
  inapplicable: number;
}

function markedIn(text: Y.Text, key: string, unique: UniqueText): Set<string> {
  const runs = (text.toDelta() as InsertedRun[]).filter((run) => run.attributes?.[key]);
  return new Set(runs.flatMap(({ insert }) => [...unique.countIn(String(insert)).keys()]));
}

function perform(peer: TextPeer, names: readonly string[], unique: UniqueText): number {
  let inapplicable = 0;
  for (const name of names) {
    try {
      EDITS[name]?.(peer, unique);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      inapplicable += 1;
    }
  }
  return inapplicable;
}

export function mergeTrial(editsA: readonly string[], editsB: readonly string[]): MergeOutcome {
  const unique = new UniqueText();
  const server = matrixArticle(unique);
  const before = new Set(unique.made);
  const passage = markedIn(bodyOf(server), 'a:x', unique);
  const peers = [new TextPeer(server, 200), new TextPeer(server, 300), new TextPeer(server, 400)] as const;
  const [ann, bob, reader] = peers;
  reader.select(reader.shown.content.size - 2);
  const inapplicable = perform(ann, editsA, unique) + perform(bob, editsB, unique);
  const [inA, inB] = [unique.countIn(ann.text.toString()), unique.countIn(bob.text.toString())];
  const [boldA, boldB] = [markedIn(ann.text, 'bold', unique), markedIn(bob.text, 'bold', unique)];
  syncAll(...peers);
  const text = bodyOf(server);
  const merged = unique.countIn(text.toString());
  const isExpected = (each: string) =>
    before.has(each) ? inA.has(each) && inB.has(each) : inA.has(each) || inB.has(each);
  for (const peer of peers) peer.shown.check();
  const outcome = {
    lost: [...unique.made].filter((each) => isExpected(each) && !merged.has(each)).length,
    doubled: [...merged.values()].filter((count) => count > 1).length,
    returned: [...merged.keys()].filter((each) => !isExpected(each)).length,
    strayBold: [...markedIn(text, 'bold', unique)].filter((each) => !boldA.has(each) && !boldB.has(each)).length,
    strayPassage: [...markedIn(text, 'a:x', unique)].filter((each) => before.has(each) && !passage.has(each)).length,
    converged: peers.every((peer) => isSameDocument(peer.shown, renderText(peer.binding.codec, text).doc)),
    fallbacks: peers.reduce((sum, peer) => sum + peer.binding.counts.fallbacks, 0),
    mismatches: peers.reduce((sum, peer) => sum + peer.binding.counts.mismatches, 0),
    inapplicable,
  };
  for (const peer of peers) peer.destroy();
  return outcome;
}

export type MergeTotals = Record<keyof MergeOutcome, number>;

/** Number of trials in which each thing happened (`converged` counts those that did not). */
export function totalsOf(outcomes: readonly MergeOutcome[]): MergeTotals {
  const count = (happened: (outcome: MergeOutcome) => boolean) => outcomes.filter(happened).length;
  return {
    lost: count((each) => each.lost > 0),
    doubled: count((each) => each.doubled > 0),
    returned: count((each) => each.returned > 0),
    strayBold: count((each) => each.strayBold > 0),
    strayPassage: count((each) => each.strayPassage > 0),
    converged: count((each) => !each.converged),
    fallbacks: count((each) => each.fallbacks > 0),
    mismatches: count((each) => each.mismatches > 0),
    inapplicable: count((each) => each.inapplicable > 0),
  };
}

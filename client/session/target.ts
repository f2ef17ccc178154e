/** Carries a fresh selection to the server: relative positions while its author writes, a target when it is sent. */
import type * as Y from 'yjs';
import type { RangeSelector, Target } from '../../shared/ledger/selectors.ts';
import { resolveRange } from '../../shared/passage/relative.ts';
import { targetOf } from '../../shared/passage/target.ts';

/** A selection as it travels with its characters: base64 relative positions. */
export type KeptRange = RangeSelector;

/** The same target, with range and quote of the text as it is now; as it was when its words are gone. */
export function refreshTarget(text: Y.Text, target: Target): Target {
  const now = target.range ? resolveRange(text, target.range) : null;
  return (now && targetOf(text, now.start, now.end)) ?? target;
}

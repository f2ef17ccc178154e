/** Who changed what a passage says: whose characters came into it, and who took some of its own away. */
import { foldTypography } from '../../../shared/passage/folded.ts';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import { lastRemovalOf, type Removal } from './removals.ts';

type Ids = PassageRecord['ids'];

/** What is left of words once typography is: a change of that alone changes nothing that they say. */
const said = (words: string) => foldTypography(words).replace(/\s+/g, '');

/** Those of `ids` that are not in `known`. */
function newIds(ids: Ids, known: Ids): Ids {
  return ids.flatMap(([client, clock, length]) => {
    const left: Ids = [];
    let at = clock;
    const own = known.filter((run) => run[0] === client).sort((a, b) => a[1] - b[1]);
    for (const [, start, count] of own) {
      if (start + count <= at || start >= clock + length) continue;
      if (start > at) left.push([client, at, start - at]);
      at = Math.max(at, start + count);
    }
    if (at < clock + length) left.push([client, at, clock + length - at]);
    return left;
  });
}

export interface Changers {
  removals: readonly Removal[];
  /** Whom a Yjs client id belongs to. */
  ownerOf(client: number): string | null;
  /** ISO 8601. */
  at: string;
}

/** The last change of what a passage says, given how it was at the last look. */
export function changeAfter(was: PassageRecord, now: PassageRecord, parts: Changers): PassageChange | null {
  if (was.status !== 'anchored' || said(was.exact) === said(now.exact)) return was.changed;
  const removal = lastRemovalOf(parts.removals, was.ids);
  const writers = newIds(now.ids, was.ids).map(([client]) => parts.ownerOf(client));
  const by = new Set([...writers, removal?.by ?? null].filter((person) => person !== null));
  return by.size === 0 ? was.changed : { by: [...by], at: parts.at };
}

/**
 * What this person dismissed in this article, kept on this computer (docs/decisions/0009). A dismissal travels with its
 * characters, and holds for as long as they read the same.
 */
import type * as Y from 'yjs';
import type { ProposalKind } from '../../shared/detect/proposal.ts';
import { resolveRange } from '../../shared/passage/relative.ts';
import type { Notes } from '../session/notes.ts';
import { createStore, type Readable } from '../session/store.ts';
import type { KeptRange } from '../session/target.ts';

export interface Dismissal {
  id: string;
  kind: ProposalKind;
  words: string;
  range: KeptRange;
  /** Of a dropped hedge, which is another thing than the hedge itself. */
  drift: boolean;
}

export interface Dismissals {
  readonly all: Readable<readonly Dismissal[]>;
  add(dismissal: Dismissal): void;
  remove(id: string): void;
}

const PREFIX = 'dismissed:';

function isDismissal(note: unknown): note is Dismissal {
  return typeof note === 'object' && note !== null && 'words' in note && 'range' in note;
}

export function createDismissals(notes: Notes): Dismissals {
  const kept = notes.keys(PREFIX).map((key) => notes.read(key));
  const all = createStore<readonly Dismissal[]>(kept.filter(isDismissal));
  return {
    all,
    add(dismissal) {
      notes.write(PREFIX + dismissal.id, dismissal);
      all.set([...all.get(), dismissal]);
    },
    remove(id) {
      notes.remove(PREFIX + id);
      all.set(all.get().filter((one) => one.id !== id));
    },
  };
}

/** A place and what stands there, to look dismissals up by. */
export function placeKey(kind: ProposalKind, isDrift: boolean, index: number, words: string): string {
  return `${isDrift ? 'drift' : kind} ${index} ${words}`;
}

/** Where dismissals stand now; one whose words are gone is not among them. */
export function dismissedPlaces(dismissals: readonly Dismissal[], text: Y.Text): Map<string, Dismissal> {
  const places = new Map<string, Dismissal>();
  for (const dismissal of dismissals) {
    const place = resolveRange(text, dismissal.range);
    if (place) places.set(placeKey(dismissal.kind, dismissal.drift, place.start, dismissal.words), dismissal);
  }
  return places;
}

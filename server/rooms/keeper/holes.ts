/**
 * Text inside a passage that does not carry it: pasted as plain text, moved there, or typed by somebody who had not heard
 * of the passage. It belongs to it as what is typed inside does. Text that parts of a passage were moved around does
 * not, and the neighbours that it was written between tell the two apart: Yjs keeps their ids with every character.
 */
import * as Y from 'yjs';
import type { Coverage, IdRun } from '../../../shared/passage/covered.ts';
import type { Range } from '../../../shared/passage/range.ts';
import { NEWLINE } from '../../../shared/text/block.ts';
import { SHORTEST_INSIDE } from './clip.ts';

export type Side = 'left' | 'right';

function holds(runs: readonly IdRun[], id: Y.ID): boolean {
  return runs.some(([client, clock, length]) => id.client === client && id.clock >= clock && id.clock < clock + length);
}

export function itemWith(text: Y.Text, id: Y.ID): Y.Item | null {
  const item: unknown = text.doc && Y.getItem(text.doc.store, id);
  return item instanceof Y.Item ? item : null;
}

/** What the character with this id was written next to; null at an edge of the text. */
function neighbourOf(text: Y.Text, id: Y.ID, side: Side): Y.ID | null {
  const item = itemWith(text, id);
  if (!item) return null;
  if (side === 'right') return item.rightOrigin;
  return id.clock > item.id.clock ? Y.createID(id.client, id.clock - 1) : item.origin;
}

/** The character that a neighbour is, or, where it is formatting, the first that stands beyond it. */
function characterAt(text: Y.Text, neighbour: Y.ID | null, side: Side): Y.ID | null {
  let item = neighbour && itemWith(text, neighbour);
  if (!item || item.countable) return neighbour;
  while (item && !item.countable) item = item[side];
  return item && (side === 'left' ? item.lastId : item.id);
}

function isOwn(text: Y.Text, neighbour: Y.ID | null, side: Side, own: readonly IdRun[]): boolean {
  const character = characterAt(text, neighbour, side);
  return character !== null && holds(own, character);
}

/** Whether these characters, in order and in one place, were written between two that are `own`. */
export function wasPutInside(text: Y.Text, ids: readonly IdRun[], own: readonly IdRun[]): boolean {
  const first = ids[0];
  const last = ids.at(-1);
  if (!first || !last) return false;
  const leftmost = Y.createID(first[0], first[1]);
  const rightmost = Y.createID(last[0], last[1] + last[2] - 1);
  return (['left', 'right'] as const).every((side) =>
    isOwn(text, neighbourOf(text, side === 'left' ? leftmost : rightmost, side), side, own),
  );
}

/**
 * The short stretches between parts of a passage, each in one block, that were put inside it.
 * @param parts in order; @param ids of what it held at the last look.
 */
export function holesIn(text: Y.Text, coverage: Coverage, parts: readonly Range[], ids: readonly IdRun[]): Range[] {
  const own = parts.length > 1 ? [...ids, ...coverage.idsOf(parts)] : [];
  return parts.flatMap((part, place) => {
    const next = parts[place + 1];
    if (!next || next.start - part.end >= SHORTEST_INSIDE) return [];
    const hole = { start: part.end, end: next.start };
    if (coverage.text.slice(hole.start, hole.end).includes(NEWLINE)) return [];
    return wasPutInside(text, coverage.idsOf([hole]), own) ? [hole] : [];
  });
}

/**
 * Where annotations lie in the whole article, as marks of a strip beside the scrollbar. Pure: the strip has rows, each
 * annotation falls into one of them, and those of a kind in one row are one mark.
 */
import type { AnnotationView } from './annotationViews.ts';
import type { ClaimTone } from './passageLooks.ts';

export interface HeatPlace {
  id: string;
  kind: AnnotationView['kind'];
  /** In pixels from the top of all that can be scrolled. */
  top: number;
  /** Of a claim, how far it is; missing while nobody works on it. */
  tone?: ClaimTone;
}

export interface HeatMark {
  row: number;
  kind: AnnotationView['kind'];
  count: number;
  /** The active annotation is among them. */
  active: boolean;
  /** Of claims, that of the one which asks for most; missing for an open one. */
  tone?: ClaimTone;
}

/** From what asks for least to what asks for most; an open claim has none. */
const URGENCY: readonly (ClaimTone | undefined)[] = ['done', 'work', 'disputed', undefined, 'stale', 'wrong'];

function moreUrgent(a: ClaimTone | undefined, b: ClaimTone | undefined): ClaimTone | undefined {
  return URGENCY.indexOf(a) >= URGENCY.indexOf(b) ? a : b;
}

/** Marks by row from the top, within a row in the order of their first annotation. `height`: of all that can be scrolled. */
export function heatMarks(
  places: readonly HeatPlace[],
  height: number,
  rows: number,
  active: string | null,
): HeatMark[] {
  if (height <= 0 || rows <= 0) return [];
  const marks = new Map<string, HeatMark>();
  for (const { id, kind, top, tone } of places) {
    const row = Math.min(rows - 1, Math.max(0, Math.floor((top / height) * rows)));
    const key = `${row} ${kind}`;
    const before = marks.get(key);
    const shown = before ? moreUrgent(before.tone, tone) : tone;
    const count = (before?.count ?? 0) + 1;
    const isActive = (before?.active ?? false) || id === active;
    marks.set(key, { row, kind, count, active: isActive, ...(shown ? { tone: shown } : {}) });
  }
  return [...marks.values()].sort((a, b) => a.row - b.row);
}

/** The place nearest to `top`, the upper of two alike; null when there is none. */
export function nearestPlace(places: readonly HeatPlace[], top: number): HeatPlace | null {
  let nearest: HeatPlace | null = null;
  for (const place of places) {
    if (!nearest || Math.abs(place.top - top) < Math.abs(nearest.top - top)) nearest = place;
  }
  return nearest;
}

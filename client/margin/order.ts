/** Annotations in the order of the text, and the way through them by keyboard. */
import type { AnnotationView } from './annotationViews.ts';

/** By where the first of their words stand (positions by passage id); those without a place come first, as in the tray. */
export function inTextOrder(
  annotations: readonly AnnotationView[],
  places: ReadonlyMap<string, { from: number }>,
): AnnotationView[] {
  const from = ({ passages }: AnnotationView) => {
    const found = passages.flatMap(({ id }) => places.get(id)?.from ?? []);
    return found.length > 0 ? Math.min(...found) : -1;
  };
  return [...annotations].sort((a, b) => from(a) - from(b));
}

/** The one `step` places on from `active`, round and round; the first (or last) when none is active. */
export function annotationBeside(
  ordered: readonly { id: string }[],
  active: string | null,
  step: 1 | -1,
): string | null {
  if (ordered.length === 0) return null;
  const at = ordered.findIndex(({ id }) => id === active);
  const next = at < 0 ? (step > 0 ? 0 : ordered.length - 1) : (at + step + ordered.length) % ordered.length;
  return ordered[next]?.id ?? null;
}

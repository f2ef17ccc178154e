/** Where an annotation is found: in exactly one list at any time. */
import type { Dismissal } from './passages.ts';

/**
 * `text`: beside its words; `tray`: its words are gone and somebody is to handle that; `dismissed`: somebody did, the
 * words are gone for good; `closed`: resolved, dropped or decided, wherever its words are.
 */
export type AnnotationList = 'text' | 'tray' | 'dismissed' | 'closed';

interface ListedPassage {
  id: string;
  dismissed?: Dismissal | null;
}

/** One passage in the text is enough to stand beside it; what became of the others is told on its card. */
export function listOf(
  { passages }: { passages: readonly ListedPassage[] },
  isOpen: boolean,
  isInText: (passage: string) => boolean,
): AnnotationList {
  if (!isOpen) return 'closed';
  if (passages.some(({ id }) => isInText(id))) return 'text';
  return passages.every(({ dismissed }) => dismissed) ? 'dismissed' : 'tray';
}

/** How the passages of suggestions read in the document as it stands, and what each suggestion would change there. */
import type { Node } from '@tiptap/pm/model';
import { reworded } from '../../../shared/passage/reworded.ts';
import { PARAGRAPH_END } from '../../../shared/text/block.ts';
import { EMBED_CHARACTER } from '../../../shared/text/blocks.ts';
import { stretchesIn } from '../stretches.ts';
import type { PresentWording, PresentWordings, ShownSuggestion } from './wordings.ts';

/** From the first character of a passage to behind its last, in positions of the document. */
export interface Extent {
  from: number;
  to: number;
}

/** From the first to the last character that carries each of these passages. */
function extentsOf(doc: Node, passages: ReadonlySet<string>): Map<string, Extent> {
  const extents = new Map<string, Extent>();
  doc.forEach((block, position) => {
    if (!block.isTextblock) return;
    for (const { id, start, end } of stretchesIn(block)) {
      if (!passages.has(id)) continue;
      extents.set(id, { from: extents.get(id)?.from ?? position + 1 + start, to: position + 1 + end });
    }
  });
  return extents;
}

function wordsBetween(doc: Node, { from, to }: Extent): string {
  return doc.textBetween(from, to, PARAGRAPH_END, (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : EMBED_CHARACTER));
}

/** The position of an offset in a wording that begins at `from`: the end of a block takes two positions. */
export function positionIn(from: number, { text }: PresentWording, offset: number): number {
  return from + offset + text.slice(0, offset).split(PARAGRAPH_END).length - 1;
}

function wordingOf(doc: Node, extent: Extent, { was, text: proposed }: ShownSuggestion, known?: PresentWording | null) {
  const text = wordsBetween(doc, extent);
  if (known?.text === text && known.proposed === proposed) return known;
  return { text, proposed, hunks: reworded(was, text, proposed) };
}

export interface Reading {
  wordings: PresentWordings;
  /** By suggestion; those without words are missing. */
  extents: ReadonlyMap<string, Extent>;
}

/** @param before what was read last: what reads the same stays the same value. */
export function readWordings(doc: Node, shown: readonly ShownSuggestion[], before: PresentWordings): Reading {
  const found = extentsOf(doc, new Set(shown.map(({ passage }) => passage)));
  const wordings = new Map<string, PresentWording | null>();
  const extents = new Map<string, Extent>();
  for (const suggestion of shown) {
    const { id, passage } = suggestion;
    const extent = found.get(passage);
    if (!extent) wordings.set(id, null);
    else {
      wordings.set(id, wordingOf(doc, extent, suggestion, before.get(id)));
      extents.set(id, extent);
    }
  }
  const isSame = wordings.size === before.size && [...wordings].every(([id, wording]) => before.get(id) === wording);
  return { wordings: isSame ? before : wordings, extents };
}

/** How the passages of suggestions read in the document as it stands, and what each suggestion would change there. */
import type { Node } from '@tiptap/pm/model';
import { reworded } from '../../../shared/passage/reworded.ts';
import { EMBED_CHARACTER } from '../../../shared/text/blocks.ts';
import { stretchesIn } from '../passages.ts';
import type { PresentWording, PresentWordings, ShownSuggestion } from './wordings.ts';

/** From the first character of a passage to behind its last, in positions of the document. */
export interface Extent {
  from: number;
  to: number;
}

/** The extents of these passages in the blocks that hold them: one a block. */
function extentsOf(doc: Node, passages: ReadonlySet<string>): Map<string, Extent[]> {
  const extents = new Map<string, Extent[]>();
  doc.forEach((block, position) => {
    if (!block.isTextblock) return;
    const here = new Map<string, Extent>();
    for (const { id, start, end } of stretchesIn(block)) {
      if (passages.has(id)) here.set(id, { from: here.get(id)?.from ?? position + 1 + start, to: position + 1 + end });
    }
    for (const [id, extent] of here) extents.set(id, [...(extents.get(id) ?? []), extent]);
  });
  return extents;
}

function wordsBetween(doc: Node, { from, to }: Extent): string {
  return doc.textBetween(from, to, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : EMBED_CHARACTER));
}

function wordingOf(doc: Node, extent: Extent, { was, text: proposed }: ShownSuggestion, known?: PresentWording | null) {
  const text = wordsBetween(doc, extent);
  return known?.text === text ? known : { text, hunks: reworded(was, text, proposed) };
}

export interface Reading {
  wordings: PresentWordings;
  /** By suggestion; those without words, or in several blocks, are missing. */
  extents: ReadonlyMap<string, Extent>;
}

/** @param before what was read last: what reads the same stays the same value. */
export function readWordings(doc: Node, shown: readonly ShownSuggestion[], before: PresentWordings): Reading {
  const found = extentsOf(doc, new Set(shown.map(({ passage }) => passage)));
  const wordings = new Map<string, PresentWording | null>();
  const extents = new Map<string, Extent>();
  for (const suggestion of shown) {
    const { id, passage } = suggestion;
    const [extent, ...more] = found.get(passage) ?? [];
    if (!extent || more.length > 0) wordings.set(id, null);
    else {
      wordings.set(id, wordingOf(doc, extent, suggestion, before.get(id)));
      extents.set(id, extent);
    }
  }
  const isSame = wordings.size === before.size && [...wordings].every(([id, wording]) => before.get(id) === wording);
  return { wordings: isSame ? before : wordings, extents };
}

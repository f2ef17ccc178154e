/**
 * Faint marks under words, drawn by the browser itself (CSS Custom Highlight API): no element comes into the text, so that
 * the editor, a composition and a screen reader meet what they met before. A browser without it shows the list alone.
 */
import type { EditorView } from '@tiptap/pm/view';

export interface MarkedPlace {
  id: string;
  /** Positions of the document. */
  from: number;
  to: number;
  look: Look;
}

/** Names of the highlights (proposals.css). */
type Look = 'proposal' | 'proposal-drift';
const LOOKS = ['proposal', 'proposal-drift', 'proposal-current'] as const;

interface Drawn {
  range: Range;
  look: Look;
  length: number;
}

/** For one view of the text. */
export class ProposalHighlights {
  private readonly drawn = new Map<string, Drawn>();
  private readonly sets: ReadonlyMap<string, Highlight>;

  constructor() {
    const isKnown = typeof Highlight !== 'undefined' && CSS.highlights !== undefined;
    this.sets = new Map(isKnown ? LOOKS.map((look) => [look, new Highlight()]) : []);
    for (const [look, set] of this.sets) CSS.highlights.set(look, set);
    const current = this.sets.get('proposal-current');
    if (current) current.priority = 1;
  }

  /** Costs a glance at each mark; ranges are made only where one is new or its text was drawn anew. */
  draw(view: EditorView, places: readonly MarkedPlace[], current: string | null): void {
    if (this.sets.size === 0) return;
    const left = new Set(this.drawn.keys());
    for (const place of places) {
      left.delete(place.id);
      const known = this.drawn.get(place.id);
      if (known && isWhole(known)) continue;
      if (known) this.remove(place.id, known);
      const range = rangeOf(view, place);
      if (!range) continue;
      this.drawn.set(place.id, { range, look: place.look, length: place.to - place.from });
      this.sets.get(place.look)?.add(range);
    }
    for (const id of left) this.remove(id, this.drawn.get(id));
    const marked = this.sets.get('proposal-current');
    const range = current === null ? undefined : this.drawn.get(current)?.range;
    if (!marked || (range && marked.has(range) && marked.size === 1) || (!range && marked.size === 0)) return;
    marked.clear();
    if (range) marked.add(range);
  }

  clear(): void {
    for (const [id, drawn] of this.drawn) this.remove(id, drawn);
    this.sets.get('proposal-current')?.clear();
  }

  private remove(id: string, drawn: Drawn | undefined): void {
    this.drawn.delete(id);
    if (drawn) this.sets.get(drawn.look)?.delete(drawn.range);
  }
}

/** The editor may have put other text nodes into the page: then the range has shrunk, or lies outside of it. */
function isWhole({ range, length }: Drawn): boolean {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  if (!startContainer.isConnected) return false;
  const isOne = startContainer === endContainer && startContainer.nodeType === Node.TEXT_NODE;
  return isOne ? endOffset - startOffset === length : range.toString().length === length;
}

function rangeOf(view: EditorView, { from, to }: MarkedPlace): Range | null {
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.collapsed ? null : range;
}

/**
 * The elements in which passages are drawn: those of the marks themselves, one for each run of words. Their looks are
 * written to them when the ledger says something new or their block was drawn anew; a key pressed elsewhere touches none.
 */
import type { Node } from '@tiptap/pm/model';
import type { EditorView, MarkView } from '@tiptap/pm/view';
import { PASSAGE_ATTRIBUTE } from '../../shared/schema/htmlAttributes.ts';
import { levelsOf } from './levels.ts';
import { isClaimLook, type PassageLook, type PassageLooks } from './passageLooks.ts';
import { stretchesIn } from './stretches.ts';

/** What a screen reader may be told of a passage (`PassageLooks.told`); taken off again where it no longer is. */
const TOLD = ['role', 'aria-details', 'aria-description'] as const;

/** For one view of the text. */
export class PassageElements {
  /** Blocks of the document that look as `looks` says. */
  private drawn = new WeakSet<Node>();
  private looks: PassageLooks | null = null;
  /** Made since the last drawing. */
  private fresh = new Set<HTMLElement>();

  /** How ProseMirror shows the mark of a passage. */
  viewOf(id: string): MarkView {
    const dom = document.createElement('span');
    dom.setAttribute(PASSAGE_ATTRIBUTE, id);
    this.fresh.add(dom);
    return { dom, ignoreMutation: ({ type }) => type === 'attributes' };
  }

  /** Brings every element up to date; costs a glance at each block when nothing changed. */
  draw(view: EditorView, looks: PassageLooks): void {
    if (looks !== this.looks) this.drawn = new WeakSet();
    this.looks = looks;
    const redrawn = this.freshBlocks(view);
    view.state.doc.descendants((block, position) => {
      if (!block.isTextblock) return true;
      if (this.drawn.has(block) && !redrawn.has(block)) return false;
      this.drawn.add(block);
      const element = stretchesIn(block).length > 0 ? view.nodeDOM(position) : null;
      if (element instanceof HTMLElement) drawBlock(element, block, looks);
      return false;
    });
  }

  /** Blocks of which the view made an element anew, changed or not. */
  private freshBlocks(view: EditorView): Set<Node> {
    // Those of one block mostly have one parent, and to ask where it is costs most.
    const parents = new Set([...this.fresh].map(({ parentElement }) => parentElement));
    this.fresh.clear();
    const inside = [...parents].filter((element): element is HTMLElement => view.dom.contains(element));
    return new Set(inside.map((element) => view.state.doc.resolve(view.posAtDOM(element, 0)).parent));
  }
}

function drawBlock(element: HTMLElement, block: Node, looks: PassageLooks): void {
  const levels = claimLevels(block, looks);
  for (const passage of element.querySelectorAll<HTMLElement>(`[${PASSAGE_ATTRIBUTE}]`)) {
    if (passage.classList.contains('passage-pending')) continue;
    const id = passage.getAttribute(PASSAGE_ATTRIBUTE) ?? '';
    const classes = classesOf(looks.open.get(id), levels.get(id) ?? 0);
    write(passage, 'class', [...classes, ...(looks.active.has(id) ? ['passage-active'] : [])].join(' '));
    const told = looks.told.get(id);
    for (const name of TOLD) write(passage, name, told?.[name] ?? null);
  }
}

function write(element: HTMLElement, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** At which distance each claim of a block is underlined: the same over all of its words, torn apart or not. */
function claimLevels(block: Node, looks: PassageLooks): Map<string, number> {
  const whole = new Map<string, { id: string; start: number; end: number }>();
  for (const { id, start, end } of stretchesIn(block)) {
    if (!isClaimLook(looks.open.get(id))) continue;
    const known = whole.get(id);
    whole.set(id, { id, start: Math.min(known?.start ?? start, start), end: Math.max(known?.end ?? end, end) });
  }
  const claims = [...whole.values()];
  const levels = levelsOf(claims);
  return new Map(claims.map(({ id }, index) => [id, levels[index] ?? 0]));
}

function classesOf(look: PassageLook | undefined, level: number): string[] {
  if (!look) return ['passage'];
  if (!isClaimLook(look)) return ['passage', `passage-${look}`];
  const tone = look === 'claim' ? [] : [`passage-${look}`];
  return ['passage', 'passage-claim', ...tone, ...(level > 0 ? [`passage-level-${level}`] : [])];
}

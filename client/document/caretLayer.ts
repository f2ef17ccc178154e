/**
 * The carets of others, drawn over the text and not in it: when somebody else types or moves, no paragraph is made anew
 * for their caret, and moving one repaints nothing.
 */
import type { EditorView } from '@tiptap/pm/view';
import type { OtherCaret } from './caretPlaces.ts';

/** How long a caret shows its name after its owner moved it. */
const NAME_SHOWN_MS = 2_500;

/** A caret on screen, and what was written to it last. */
interface DrawnCaret {
  element: HTMLElement;
  flag: HTMLElement;
  /** Of its owner's last own move (`OtherCaret.moved`). */
  moved: string;
  written: string;
  resting: ReturnType<typeof setTimeout> | null;
}

function elementWith(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

export class CaretLayer {
  private readonly view: EditorView;
  private readonly layer = elementWith('article-carets');
  /** By Yjs client. */
  private readonly drawn = new Map<number, DrawnCaret>();

  constructor(view: EditorView) {
    this.view = view;
    this.layer.setAttribute('aria-hidden', 'true');
  }

  /** Puts each caret where its owner is. Reads the layout, first of all carets, then writes. */
  show(carets: readonly OtherCaret[]): void {
    const sheet = this.view.dom.parentElement;
    if (this.layer.parentElement !== sheet) sheet?.append(this.layer);
    const here = new Set(carets.map(({ client }) => client));
    for (const client of [...this.drawn.keys()]) if (!here.has(client)) this.remove(client);
    if (carets.length === 0) return;
    const origin = this.layer.getBoundingClientRect();
    const places = carets.map(({ head }) => this.view.coordsAtPos(head, -1));
    for (const [index, caret] of carets.entries()) {
      const place = places[index];
      if (place) this.put(caret, place.left - origin.left, place.top - origin.top, place.bottom - place.top);
    }
  }

  /** Shows the names of those who moved by an act of their own to where they are drawn already. */
  nameMoved(carets: readonly OtherCaret[]): void {
    for (const { client, moved } of carets) {
      const drawn = this.drawn.get(client);
      if (!drawn || drawn.moved === moved) continue;
      drawn.moved = moved;
      this.nameFor(drawn);
    }
  }

  destroy(): void {
    for (const client of [...this.drawn.keys()]) this.remove(client);
    this.layer.remove();
  }

  private put({ client, name, colour, moved }: OtherCaret, left: number, top: number, height: number): void {
    const drawn = this.drawn.get(client) ?? this.add(client);
    if (drawn.flag.textContent !== name) drawn.flag.textContent = name;
    const style = `--person: ${colour}; height: ${height}px; transform: translate(${left}px, ${top}px)`;
    if (drawn.written !== style) drawn.element.setAttribute('style', style);
    drawn.written = style;
    if (drawn.moved !== moved) this.nameFor(drawn);
    drawn.moved = moved;
  }

  private add(client: number): DrawnCaret {
    const element = elementWith('article-caret');
    const flag = elementWith('article-caret-flag');
    element.append(flag);
    this.layer.append(element);
    const drawn: DrawnCaret = { element, flag, moved: '', written: '', resting: null };
    this.drawn.set(client, drawn);
    return drawn;
  }

  private nameFor(drawn: DrawnCaret): void {
    if (drawn.resting) clearTimeout(drawn.resting);
    if (drawn.flag.hasAttribute('data-resting')) drawn.flag.removeAttribute('data-resting');
    drawn.resting = setTimeout(() => drawn.flag.setAttribute('data-resting', ''), NAME_SHOWN_MS);
  }

  private remove(client: number): void {
    const drawn = this.drawn.get(client);
    if (drawn?.resting) clearTimeout(drawn.resting);
    drawn?.element.remove();
    this.drawn.delete(client);
  }
}

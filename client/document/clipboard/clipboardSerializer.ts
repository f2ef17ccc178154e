/**
 * Writes HTML for the clipboard. Other programs get real lists: neighbouring items stand in one `<ul>` or `<ol>`, nested
 * by their levels. Our own reader knows each item by its attributes, so the lists around them change nothing for it.
 */
import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model';

const LIST_TAGS: Record<string, 'ul' | 'ol'> = { bullet: 'ul', ordered: 'ol' };

interface OpenList {
  tag: 'ul' | 'ol';
  level: number;
  element: HTMLElement;
}

/** The lists that are open at the place reached, outermost first. */
class Lists {
  private readonly open: OpenList[] = [];
  private readonly target: DocumentFragment | HTMLElement;
  private readonly page: Document;

  constructor(target: DocumentFragment | HTMLElement, page: Document) {
    this.target = target;
    this.page = page;
  }

  add(block: HTMLElement): void {
    const tag = LIST_TAGS[block.dataset['block'] ?? ''];
    if (!tag) {
      this.open.length = 0;
      this.target.append(block);
      return;
    }
    const item = this.page.createElement('li');
    for (const { name, value } of block.attributes) item.setAttribute(name, value);
    item.append(...block.childNodes);
    this.listFor(tag, Number(block.dataset['level'] ?? 0)).append(item);
  }

  private listFor(tag: 'ul' | 'ol', level: number): HTMLElement {
    const isBelow = ({ level: other, tag: otherTag }: OpenList) =>
      other > level || (other === level && otherTag !== tag);
    while (this.open.length > 0 && this.open.slice(-1).some(isBelow)) this.open.pop();
    const last = this.open.at(-1);
    if (last?.level === level) return last.element;
    const element = this.page.createElement(tag);
    (last?.element.lastElementChild ?? this.target).append(element);
    this.open.push({ tag, level, element });
    return element;
  }
}

export class ClipboardSerializer extends DOMSerializer {
  static forSchema(schema: Schema): ClipboardSerializer {
    return new ClipboardSerializer(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const flat = super.serializeFragment(fragment, options, target);
    if (!fragment.content.some((node) => node.type.name in LIST_TAGS)) return flat;
    const blocks = [...flat.children] as HTMLElement[];
    flat.replaceChildren();
    const lists = new Lists(flat, options.document ?? document);
    for (const block of blocks) lists.add(block);
    return flat;
  }
}

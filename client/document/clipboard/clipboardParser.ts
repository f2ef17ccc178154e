/** Reads HTML of the clipboard. Our own keeps its block types; that of others is cleaned first. */
import { DOMParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';
import { cleanForeignPage } from './foreignPage.ts';
import { tidiedSlice } from './foreignSlice.ts';

/** ProseMirror names the structure of what it copies in this attribute. */
const OWN_SLICE = '[data-pm-slice]';

export class ClipboardParser extends DOMParser {
  static forSchema(schema: Schema): ClipboardParser {
    return new ClipboardParser(schema, DOMParser.fromSchema(schema).rules);
  }

  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    const root = dom as HTMLElement;
    if (root.querySelector(OWN_SLICE)) return super.parseSlice(dom, options);
    cleanForeignPage(root);
    return tidiedSlice(super.parseSlice(dom, options));
  }
}

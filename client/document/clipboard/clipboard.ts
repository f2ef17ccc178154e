/** Copy, cut, paste, drag and drop: what comes in is made to fit this article. */
import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ClipboardParser } from './clipboardParser.ts';
import { ClipboardSerializer } from './clipboardSerializer.ts';
import { quietSource } from './pageSource.ts';
import { passagesIn, withPassages, withSurrounding } from './passageMarks.ts';
import { plainTextSlice } from './plainText.ts';

function hasHeadline(doc: Node): boolean {
  return doc.children.some((block) => block.type.name === 'headline' && block.textContent.trim() !== '');
}

/** An article has one headline; any other that comes in is a crosshead. */
function withOneHeadline(slice: Slice, doc: Node): Slice {
  let taken = hasHeadline(doc);
  const blocks = slice.content.content.map((block) => {
    if (block.type.name !== 'headline') return block;
    const { crosshead } = block.type.schema.nodes;
    if (!taken || !crosshead) {
      taken = true;
      return block;
    }
    return crosshead.create({ data: block.attrs['data'] }, block.content);
  });
  return new Slice(Fragment.fromArray(blocks), slice.openStart, slice.openEnd);
}

/** Remembers what left this editor, to tell moved words from copied ones and from those of another article. */
class Departures {
  /** Passages of what was last cut or copied here. */
  private passages = new Set<string>();
  /** Whether they were cut and not yet pasted: the first paste moves them, even beside the rest of their passage. */
  private cut = false;
  /** Whether the drop under way copies, with the key held that does so on this system. */
  private copies = false;

  leave(view: EditorView, cut: boolean): void {
    this.cut = cut;
    this.passages = passagesIn(view.state.selection.content().content);
  }

  drop(event: DragEvent): void {
    this.copies = /Mac|iP/.test(navigator.platform) ? event.altKey : event.ctrlKey;
  }

  /** The slice with the passages that may come along. */
  arrive(slice: Slice, view: EditorView): Slice {
    const isMoved = view.dragging !== null && !this.copies;
    if (isMoved) return slice;
    const present = this.cut ? new Set<string>() : passagesIn(view.state.doc.content);
    this.cut = false;
    return withPassages(slice, (id) => this.passages.has(id) && !present.has(id));
  }
}

function pasted(slice: Slice, view: EditorView, departures: Departures): Slice {
  const { $from, $to } = view.state.selection;
  const own = departures.arrive(slice, view);
  const around = view.dragging ? [] : ($from.marksAcross($to) ?? []);
  return withSurrounding(withOneHeadline(own, view.state.doc), around);
}

function clipboardPlugin(parser: ClipboardParser, serializer: ClipboardSerializer): Plugin {
  const departures = new Departures();
  const leave = (cut: boolean) => (view: EditorView) => {
    departures.leave(view, cut);
    return false;
  };
  return new Plugin({
    props: {
      clipboardParser: parser,
      clipboardSerializer: serializer,
      clipboardTextParser: (text, context) => plainTextSlice(text, context),
      transformPastedHTML: quietSource,
      transformPasted: (slice, view) => pasted(slice, view, departures),
      handleDOMEvents: {
        cut: leave(true),
        copy: leave(false),
        drop: (_view, event) => {
          departures.drop(event);
          return false;
        },
      },
    },
  });
}

export const ArticleClipboard = Extension.create({
  name: 'articleClipboard',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [clipboardPlugin(ClipboardParser.forSchema(schema), ClipboardSerializer.forSchema(schema))];
  },
});

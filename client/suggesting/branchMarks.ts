/**
 * Shows in the branch what differs from the article: words that came are underlined, words that went stand there struck,
 * as decorations. Read anew a moment after a change; in between, what is drawn moves with the text.
 */
import { Extension } from '@tiptap/core';
import type { Fragment } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { AttrStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { readCoverage } from '../../shared/passage/covered.ts';
import { shownWords } from '../../shared/passage/reworded.ts';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import { isFromText } from '../document/binding/pending.ts';
import { positionOf } from '../document/binding/positions.ts';
import { signedWords } from '../margin/suggestions/paragraphSign.ts';
import { lookEdits, wordEdits } from './edits.ts';

export interface BranchMarksOptions {
  article: Y.Text;
  branch: Y.Text;
  /** Told when somebody asks for what a suggestion cannot say: another kind of block, a picture. */
  onForbidden(): void;
}

/** Reading the whole text is kept off the way of a keystroke; what is typed is underlined this much later. */
const DRAWN_AFTER_MS = 80;
const key = new PluginKey<DecorationSet>('branchMarks');
const WORDS = new Set([
  'text',
  'hardBreak',
  'paragraph',
  'headline',
  'standfirst',
  'crosshead',
  'quote',
  'bullet',
  'ordered',
]);

/** Another kind of block, or something that is no text. */
function asksForMore({ steps }: Transaction): boolean {
  return steps.some((step) => {
    if (step instanceof ReplaceAroundStep || step instanceof AttrStep) return true;
    return step instanceof ReplaceStep && holdsMore(step.slice.content);
  });
}

function holdsMore(content: Fragment): boolean {
  const kinds: string[] = [];
  content.descendants(({ type }) => {
    kinds.push(type.name);
  });
  return kinds.some((kind) => !WORDS.has(kind));
}

function drawn(view: EditorView, { article, branch }: BranchMarksOptions): DecorationSet {
  const { doc } = view.state;
  const [here, there] = [readCoverage(article), readCoverage(branch)];
  const words = wordEdits(here, there);
  const place = (index: number) => Math.min(positionOf(doc, index), doc.content.size);
  const marks = words.flatMap(({ at, end, from, to }) => {
    const out = signedWords(shownWords(here.text.slice(from, to)));
    return [
      ...(end > at ? [Decoration.inline(place(at), place(end), { nodeName: 'ins', class: 'suggested-in' })] : []),
      ...(out === ''
        ? []
        : [
            Decoration.widget(place(at), () => struck(out), {
              side: -1,
              key: out,
              ignoreSelection: true,
              marks: [],
            }),
          ]),
    ];
  });
  const looks = lookEdits(article, branch, words).map(({ from, to }) => {
    const shift = words.filter((edit) => edit.to <= from).reduce((_sum, edit) => edit.end - edit.to, 0);
    return Decoration.inline(place(from + shift), place(to + shift), { class: 'suggested-look' });
  });
  return DecorationSet.create(doc, [...marks, ...looks]);
}

function struck(words: string): HTMLElement {
  const element = document.createElement('del');
  element.className = 'suggested-out';
  element.contentEditable = 'false';
  element.textContent = words;
  return element;
}

function branchMarksPlugin(options: BranchMarksOptions): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
    },
    filterTransaction(transaction) {
      if (!transaction.docChanged || isFromText(transaction) || !asksForMore(transaction)) return true;
      options.onForbidden();
      return false;
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      let waiting: ReturnType<typeof setTimeout> | null = null;
      const draw = () => {
        waiting = null;
        if (view.isDestroyed || view.composing) return;
        takeMovedSelection(view);
        view.dispatch(view.state.tr.setMeta(key, drawn(view, options)).setMeta('addToHistory', false));
      };
      const later = () => {
        waiting ??= setTimeout(draw, DRAWN_AFTER_MS);
      };
      later();
      return {
        update: (now, before) => {
          if (now.state.doc !== before.doc) later();
        },
        destroy: () => {
          if (waiting) clearTimeout(waiting);
        },
      };
    },
  });
}

export function branchMarks(options: BranchMarksOptions): Extension {
  return Extension.create({ name: 'branchMarks', addProseMirrorPlugins: () => [branchMarksPlugin(options)] });
}

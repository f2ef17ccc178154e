/** The keys of the text, as people know them from other editors. Undo and redo belong to the binding. */
import { type Editor, Extension } from '@tiptap/core';
import { baseKeymap } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { type Command, Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import type { BlockType } from '../../shared/text/block.ts';
import { indent, isThing, outdent, setBlock } from './commands/blocks.ts';
import { backspace, deletedSelection, deleteForward } from './commands/deletion.ts';
import { enter, hardBreak } from './commands/enter.ts';
import { clearFormatting, toggleFormatting } from './commands/formatting.ts';

/** Mod-Alt with a digit: the digit is the place in this list. */
const BLOCK_KEYS: readonly BlockType[] = [
  'paragraph',
  'headline',
  'standfirst',
  'crosshead',
  'quote',
  'bullet',
  'ordered',
];

/** Selects the text from first to last, as a text selection, so that what is typed over it keeps the first block. */
const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)));
  return true;
};

const blockKeys = Object.fromEntries(BLOCK_KEYS.map((type, digit) => [`Mod-Alt-${digit}`, setBlock(type)]));

const COMMANDS: Record<string, Command> = {
  ...blockKeys,
  Enter: enter,
  'Shift-Enter': hardBreak,
  Backspace: backspace,
  'Mod-Backspace': backspace,
  'Shift-Backspace': backspace,
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  Tab: indent,
  'Shift-Tab': outdent,
  'Mod-a': selectAll,
  'Mod-b': toggleFormatting('bold'),
  'Mod-i': toggleFormatting('italic'),
  'Mod-\\': clearFormatting,
};

/** Typing over a selection that starts in a figure must not make the rest of the last block its alternative text. */
function typedOverThings(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        const { $from, $to } = view.state.selection;
        if ($from.depth !== 1 || $from.sameParent($to) || !isThing($from.parent)) return false;
        view.dispatch(deletedSelection(view.state).insertText(text).scrollIntoView());
        return true;
      },
    },
  });
}

function run(editor: Editor, command: Command): boolean {
  const { state, view } = editor;
  return command(state, (transaction) => view.dispatch(transaction), view);
}

export const ArticleKeys = Extension.create({
  name: 'articleKeys',
  priority: 200,

  addKeyboardShortcuts() {
    const entries = Object.entries(COMMANDS).map(([key, command]) => [key, () => run(this.editor, command)]);
    const keys = Object.fromEntries(entries) as Record<string, () => boolean>;
    const undoRule = () => this.editor.commands.undoInputRule();
    return { ...keys, Backspace: () => undoRule() || run(this.editor, backspace) };
  },

  addProseMirrorPlugins: () => [typedOverThings()],
});

/** ProseMirror's own keys, for what is left: word-wise and line-wise keys of each system. */
export const BaseKeys = Extension.create({
  name: 'baseKeys',
  priority: 50,
  addProseMirrorPlugins: () => [keymap(baseKeymap)],
});

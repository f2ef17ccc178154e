/** The ProseMirror plugin that runs a binding. */
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { TextBinding } from './binding.ts';
import { isFromText, NOTHING_PENDING, type Pending, textSyncKey, withChange } from './pending.ts';

const LINE_BREAKS = /[\n\u2028]/g;

/** A text node never holds a line end of its own: it becomes a hard break, or a blank where the schema has none. */
function lineBreaksReplaced(state: EditorState): Transaction | null {
  const { hardBreak } = state.schema.nodes;
  const transaction = state.tr;
  state.doc.descendants((node, position) => {
    if (!node.isText || !node.text) return;
    for (const { 0: found, index } of node.text.matchAll(LINE_BREAKS)) {
      if (!hardBreak && found !== '\n') continue;
      const instead = hardBreak ? hardBreak.create(null, null, node.marks) : state.schema.text(' ', node.marks);
      transaction.replaceWith(position + index, position + index + 1, instead);
    }
  });
  return transaction.docChanged ? transaction : null;
}

function insertsLineBreak({ steps }: Transaction): boolean {
  return steps.some((step) => {
    if (!('slice' in step)) return false;
    const { content } = step.slice as { content: { size: number; textBetween(from: number, to: number): string } };
    return content.textBetween(0, content.size).search(LINE_BREAKS) >= 0;
  });
}

function onHistoryInput(binding: TextBinding, event: InputEvent): boolean {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
  event.preventDefault();
  if (event.inputType === 'historyUndo') binding.undo();
  else binding.redo();
  return true;
}

export function textSyncPlugin(binding: TextBinding): Plugin<Pending> {
  return new Plugin<Pending>({
    key: textSyncKey,
    state: {
      init: () => NOTHING_PENDING,
      apply: (transaction, pending, before) => withChange(pending, transaction, before, binding.flushedChange),
    },
    appendTransaction(transactions, _before, state) {
      const own = transactions.filter((transaction) => transaction.docChanged && !isFromText(transaction));
      return own.some(insertsLineBreak) ? lineBreaksReplaced(state) : null;
    },
    view(view: EditorView) {
      binding.attach(view);
      return { update: ({ state }) => binding.flush(state), destroy: () => binding.detach() };
    },
    props: {
      handleDOMEvents: {
        beforeinput: (_view, event) => onHistoryInput(binding, event),
        compositionend: () => {
          binding.compositionEnded();
          return false;
        },
      },
    },
  });
}

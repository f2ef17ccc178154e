/** The Tiptap extension that shows the article's text and keeps the two in step, in place of a history extension. */
import { Extension } from '@tiptap/core';
import type * as Y from 'yjs';
import { TextBinding } from './binding.ts';
import { textSyncPlugin } from './plugin.ts';

export interface TextSyncOptions {
  /** The article's text, inside its document; required. */
  text: Y.Text | null;
  /** For tests: assert after each step that the document is the rendering of the text. */
  check: boolean;
}

export interface TextSyncStorage {
  binding: TextBinding | null;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    textSync: {
      /** Undoes one's own last change of the text. */
      undo: () => ReturnType;
      /** Does again what one undid last. */
      redo: () => ReturnType;
    };
  }
  interface Storage {
    textSync: TextSyncStorage;
  }
}

export const TextSync = Extension.create<TextSyncOptions, TextSyncStorage>({
  name: 'textSync',
  // Before all others, so that the text follows before another plugin reacts.
  priority: 1000,

  addOptions: () => ({ text: null, check: false }),
  addStorage: () => ({ binding: null }),

  onBeforeCreate() {
    const { text, check } = this.options;
    if (!text) throw new Error('TextSync needs the article’s text');
    const binding = new TextBinding({ text, check, schema: this.editor.schema });
    this.storage.binding = binding;
    // Shown from the first moment: an editor that opens empty would flash, and lose the caret asked for.
    this.editor.options.content = binding.render().toJSON();
  },

  onDestroy() {
    this.storage.binding?.destroy();
    this.storage.binding = null;
  },

  addCommands() {
    const travel = (direction: 'undo' | 'redo') => () => {
      return ({ tr, dispatch }: { tr: { setMeta(key: string, value: unknown): unknown }; dispatch: unknown }) => {
        const { binding } = this.storage;
        if (!binding) return false;
        if (!dispatch) return direction === 'undo' ? binding.canUndo() : binding.canRedo();
        tr.setMeta('preventDispatch', true);
        return binding[direction]();
      };
    };
    return { undo: travel('undo'), redo: travel('redo') };
  },

  addKeyboardShortcuts() {
    const travel = (direction: 'undo' | 'redo') => () => {
      this.storage.binding?.[direction]();
      return true;
    };
    return { 'Mod-z': travel('undo'), 'Mod-y': travel('redo'), 'Shift-Mod-z': travel('redo') };
  },

  addProseMirrorPlugins() {
    const { binding } = this.storage;
    return binding ? [textSyncPlugin(binding)] : [];
  },
});

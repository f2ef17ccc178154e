/**
 * The words that a link dialog is about. They are marked while the dialog has the focus, and keep their place while
 * others go on writing.
 */
import { Extension } from '@tiptap/core';
import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { linkAt, linkRange, type TextRange } from './commands/formatting.ts';

export interface LinkTarget extends TextRange {
  /** The address there is, or the empty string. */
  href: string;
}

const key = new PluginKey<LinkTarget | null>('linkTarget');

/** The words that a link is being asked for, or null while no dialog is open. */
export function linkTarget(state: EditorState): LinkTarget | null {
  return key.getState(state) ?? null;
}

export const openLinkDialog: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.isTextblock) return false;
  const href = linkAt(state)?.href ?? '';
  dispatch?.(state.tr.setMeta(key, { target: { ...linkRange(state), href } }));
  return true;
};

export const closeLinkDialog: Command = (state, dispatch) => {
  if (!linkTarget(state)) return false;
  dispatch?.(state.tr.setMeta(key, { target: null }));
  return true;
};

function linkTargetPlugin(): Plugin<LinkTarget | null> {
  return new Plugin<LinkTarget | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, target) {
        const asked = transaction.getMeta(key) as { target: LinkTarget | null } | undefined;
        if (asked) return asked.target;
        if (!target || !transaction.docChanged) return target;
        const { mapping } = transaction;
        return {
          ...target,
          from: mapping.map(target.from, 1),
          to: Math.max(mapping.map(target.from, 1), mapping.map(target.to, -1)),
        };
      },
    },
    props: {
      decorations(state) {
        const target = key.getState(state);
        if (!target || target.from === target.to) return null;
        const asked = Decoration.inline(target.from, target.to, { class: 'article-link-target' });
        return DecorationSet.create(state.doc, [asked]);
      },
    },
  });
}

export const LinkTargets = Extension.create({
  name: 'linkTargets',
  addKeyboardShortcuts() {
    return {
      // Without words to link the keys are left to the page, which searches.
      'Mod-k': ({ editor: { state, view } }) => {
        const hasWords = !state.selection.empty || linkAt(state) !== null;
        return hasWords && openLinkDialog(state, view.dispatch, view);
      },
    };
  },
  addProseMirrorPlugins: () => [linkTargetPlugin()],
});

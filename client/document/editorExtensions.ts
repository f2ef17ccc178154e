/** The extensions that make an editor of an article: schema, binding, keys, clipboard and drawing. */
import type { Extensions } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { articleExtensions } from '../../shared/schema/article.ts';
import { TextSync } from './binding/textSync.ts';
import { BlockViews } from './blockViews.ts';
import { carets } from './carets.ts';
import { ArticleClipboard } from './clipboard/clipboard.ts';
import { dropCaret } from './dropCaret.ts';
import { ArticleInputRules } from './inputRules.ts';
import { ArticleKeys, BaseKeys } from './keys.ts';
import { type DocumentLabels, liveLabels } from './labels.ts';
import { LinkTargets } from './linkTarget.ts';
import { OrphanHints } from './orphanHints.ts';
import { Placeholders } from './placeholders.ts';

export interface EditorParts {
  text: Y.Text;
  /** Null where nobody else is shown. */
  awareness: Awareness | null;
  /** The words to begin with; `relabel` changes them. */
  labels: DocumentLabels;
  /** For tests: throw unless the document is the rendering of the text after each step. */
  check?: boolean;
}

export function editorExtensions({ text, awareness, labels, check = false }: EditorParts): Extensions {
  return [
    ...articleExtensions,
    TextSync.configure({ text, check }),
    ArticleKeys,
    BaseKeys,
    ArticleInputRules,
    ArticleClipboard,
    LinkTargets,
    liveLabels(labels),
    Placeholders,
    OrphanHints,
    BlockViews,
    dropCaret,
    ...(awareness ? [carets(awareness, text)] : []),
  ];
}

/** Tiptap's own keys and bookkeeping that this editor replaces or does without. */
export const replacedExtensions = { keymap: false, delete: false, drop: false, paste: false } as const;

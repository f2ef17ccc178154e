/** The article on its paper: an editor over the live text, with its toolbar and the carets of others. */
import type { Editor, Extensions } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import './article.css';
import './things.css';
import { editorExtensions, replacedExtensions } from './editorExtensions.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { documentLabels, labelsOf, relabel } from './labels.ts';
import { linkTarget } from './linkTarget.ts';
import { readingOnly } from './readingOnly.ts';
import { Toolbar } from './toolbar/Toolbar.tsx';

export interface ArticleEditorProps {
  /** The article's text; another one makes another editor. */
  text: Y.Text;
  awareness: Awareness | null;
  /** False for those who only read: the caret walks and selects, and changes nothing. */
  editable: boolean;
  /** The article's own language, for spelling, hyphens and screen readers. */
  language: string;
  /** More extensions, such as passages; keep the array the same between renderings. */
  extensions?: Extensions;
  /** Called with each editor that is made, and with null when it goes. */
  onEditor?: (editor: Editor | null) => void;
  /** Name for screen readers; the article's headline, for instance. */
  label?: string;
  /** For tests: throw unless the document is the rendering of the text after each step. */
  check?: boolean;
}

const NONE: Extensions = [];

/** The text box as assistive technology sees it. */
function textBoxAttributes(language: string, label: string, editable: boolean): Record<string, string> {
  return {
    class: 'article-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-readonly': String(!editable),
    // A reader's caret is no reason to bring up the keyboard of a phone, nor to judge the spelling.
    inputmode: editable ? 'text' : 'none',
    spellcheck: String(editable),
    lang: language,
    translate: 'no',
  };
}

function useArticleEditor(props: ArticleEditorProps): Editor {
  const { text, awareness, editable, language, extensions = NONE, label, check = false } = props;
  const { t } = useTranslation('document');
  const labels = useMemo(() => documentLabels(t), [t]);
  const [first] = useState(labels);
  const isReading = useRef(!editable);
  isReading.current = !editable;
  const parts = useMemo(
    () => [
      readingOnly(() => isReading.current),
      ...editorExtensions({ text, awareness, labels: first, check }),
      ...extensions,
    ],
    [text, awareness, first, check, extensions],
  );
  const name = label ?? t('text');
  const attributes = useMemo(() => textBoxAttributes(language, name, editable), [language, name, editable]);
  const editor = useEditor(
    {
      extensions: parts,
      editorProps: { attributes },
      enableCoreExtensions: replacedExtensions,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
    },
    [parts],
  );
  // With dependencies of its own, `useEditor` passes no other change of its options on.
  useEffect(() => {
    if (!editor.isDestroyed) editor.setOptions({ editorProps: { attributes } });
  }, [editor, attributes]);
  useEffect(() => {
    if (!editor.isDestroyed && labelsOf(editor.state) !== labels) relabel(editor.view, labels);
  }, [editor, labels]);
  return editor;
}

function Dialog({ editor }: { editor: Editor }) {
  const href = useEditorState({ editor, selector: ({ editor: { state } }) => linkTarget(state)?.href ?? null });
  return href === null ? null : <LinkDialog editor={editor} href={href} />;
}

export function ArticleEditor(props: ArticleEditorProps) {
  const { editable, onEditor } = props;
  const editor = useArticleEditor(props);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    onEditor?.(editor);
    return () => onEditor?.(null);
  }, [editor, onEditor]);

  const toTools = (event: KeyboardEvent) => {
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    bar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key reaches the toolbar from anywhere in the text
    <div className="article-paper" onKeyDown={toTools}>
      {editable && <Toolbar editor={editor} bar={bar} />}
      <EditorContent editor={editor} className="article-sheet" />
      {editable && <Dialog editor={editor} />}
    </div>
  );
}

/** The button at the paper's edge, beside the selected line, that starts a comment on the selection. */
import { ActionIcon, Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { MessageSquarePlus } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import styles from './card.module.css';
import type { MarginModel } from './marginModel.ts';
import { selectedWords } from './selection.ts';
import { useStore } from './useStore.ts';

export interface SelectionButtonProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  margin: RefObject<HTMLElement | null>;
}

export function SelectionButton({ session, model, editor, margin }: SelectionButtonProps) {
  const { t } = useTranslation('margin');
  const role = useStore(session.role);
  const top = useSelectionTop(editor, margin);
  if (!editor || top === null || !may(role, 'thread.write')) return null;
  const start = () => {
    const words = selectedWords(editor.state, session.content.get().text);
    if (words) model.compose(words);
  };
  return (
    <Tooltip label={t('commentHint')} position="right">
      <ActionIcon
        className={styles['selectionButton'] ?? ''}
        style={{ top }}
        data-comment-button
        variant="default"
        size="lg"
        radius="xl"
        aria-label={t('commentOnSelection')}
        // The selection must outlive the press: a button that takes the focus would clear it in some browsers.
        onMouseDown={(event) => event.preventDefault()}
        onClick={start}
      >
        <MessageSquarePlus size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

/** Top of the line where the selection ends, from the top of the margin; null without a selection. */
function useSelectionTop(editor: Editor | null, margin: RefObject<HTMLElement | null>): number | null {
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    if (!editor) return;
    const measure = () => {
      const { empty, head } = editor.state.selection;
      if (empty || !margin.current) return setTop(null);
      setTop(editor.view.coordsAtPos(head).top - margin.current.getBoundingClientRect().top - 4);
    };
    measure();
    editor.on('selectionUpdate', measure);
    editor.on('update', measure);
    return () => {
      editor.off('selectionUpdate', measure);
      editor.off('update', measure);
    };
  }, [editor, margin]);
  return top;
}

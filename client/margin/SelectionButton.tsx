/**
 * The button that starts a comment on the selection: at the paper's edge beside the selected line, or, where there is no
 * margin, under the line in words, clear of the handles and the menu that a touch screen draws over it.
 */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
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
  /** The element in which the button is placed. */
  origin: RefObject<HTMLElement | null>;
  /** At the edge beside the line; otherwise below it. */
  beside: boolean;
}

/** Down from the top of the line: a line of the text, and the handle that touch screens hang below it. */
const BELOW_PX = 52;
const BESIDE_PX = -4;

export function SelectionButton({ session, model, editor, origin, beside }: SelectionButtonProps) {
  const { t } = useTranslation('margin');
  const role = useStore(session.role);
  const line = useSelectionTop(editor, origin);
  if (!editor || line === null || !may(role, 'thread.write')) return null;
  const start = () => {
    const words = selectedWords(editor.state, session.content.get().text);
    if (words) model.compose(words);
  };
  const common = {
    'data-comment-button': true,
    'aria-label': t('commentOnSelection'),
    // The selection must outlive the press: a button that takes the focus would clear it in some browsers.
    onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
    onClick: start,
  };
  if (!beside) {
    return (
      <Button
        {...common}
        className={styles['selectionBelow'] ?? ''}
        style={{ top: line + BELOW_PX }}
        size="md"
        radius="xl"
        leftSection={<MessageSquarePlus size={18} aria-hidden="true" />}
      >
        {t('commentBelow')}
      </Button>
    );
  }
  return (
    <Tooltip label={t('commentHint')} position="right">
      <ActionIcon
        {...common}
        className={styles['selectionButton'] ?? ''}
        style={{ top: line + BESIDE_PX }}
        variant="default"
        size="lg"
        radius="xl"
      >
        <MessageSquarePlus size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

/** Top of the line where the selection ends, from the top of `origin`; null without a selection. */
function useSelectionTop(editor: Editor | null, origin: RefObject<HTMLElement | null>): number | null {
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    if (!editor) return;
    const measure = () => {
      const { empty, to } = editor.state.selection;
      if (empty || !origin.current) return setTop(null);
      setTop(editor.view.coordsAtPos(to, -1).top - origin.current.getBoundingClientRect().top);
    };
    measure();
    editor.on('selectionUpdate', measure);
    editor.on('update', measure);
    return () => {
      editor.off('selectionUpdate', measure);
      editor.off('update', measure);
    };
  }, [editor, origin]);
  return top;
}

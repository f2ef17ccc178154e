/**
 * The buttons that put something beside the selection: at the paper's edge beside the selected line, or, where there is
 * no margin, under the line in words, clear of the handles and the menu that a touch screen draws over it.
 */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { History, MessageSquarePlus, PencilLine, Tag } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeSelector } from '../../shared/ledger/selectors.ts';
import { may } from '../../shared/permissions.ts';
import { isWhole, useMe } from '../api/people.ts';
import { WritersDialog } from '../history/WritersDialog.tsx';
import type { ArticleSession } from '../session/articleSession.ts';
import styles from './card.module.css';
import type { MarginModel } from './marginModel.ts';
import { selectedWords, suggestOnSelection, tagSelection, textShownBy } from './selection.ts';
import { useStore } from './useStore.ts';

export interface SelectionButtonProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  /** The element in which the buttons are placed. */
  origin: RefObject<HTMLElement | null>;
  /** At the edge beside the line; otherwise below it. */
  beside: boolean;
}

/** What a selection can become, the first of them uppermost. */
const ACTIONS = [
  {
    needs: 'thread.write',
    forGuests: true,
    mark: 'data-comment-button',
    label: 'commentOnSelection',
    variant: 'filled',
    words: 'commentBelow',
    hint: 'commentHint',
    icon: MessageSquarePlus,
    act({ editor, model }: Parts) {
      const words = selectedWords(editor.state, textShownBy(editor));
      if (words) model.compose(words);
    },
  },
  {
    needs: 'claim.work',
    forGuests: true,
    mark: 'data-tag-button',
    label: 'tagSelection',
    variant: 'default',
    words: 'tagBelow',
    hint: 'tagHint',
    icon: Tag,
    act: ({ editor, model }: Parts) => void tagSelection(editor, textShownBy(editor), model),
  },
  {
    needs: 'claim.work',
    forGuests: true,
    mark: 'data-suggest-button',
    label: 'suggestOnSelection',
    variant: 'default',
    words: 'suggest',
    hint: 'suggestHint',
    icon: PencilLine,
    act: ({ editor, model }: Parts) => void suggestOnSelection(editor, textShownBy(editor), model),
  },
  {
    needs: 'article.read',
    forGuests: false,
    mark: 'data-writers-button',
    label: 'whoWrote',
    variant: 'default',
    words: 'whoWrote',
    hint: 'whoWroteHint',
    icon: History,
    act({ editor, session, ask }: Parts) {
      // What is suggested in a branch is not in the log.
      const words = selectedWords(editor.state, session.content.get().text);
      if (words) ask(words.range);
    },
  },
] as const;

interface Parts extends Pick<SelectionButtonProps, 'session' | 'model'> {
  editor: Editor;
  /** Has it looked up who wrote these words. */
  ask(range: RangeSelector): void;
}

/** Down from the top of the line: a line of the text, and the handle that touch screens hang below it. */
const BELOW_PX = 52;
const BESIDE_PX = -4;

export function SelectionButton({ session, model, editor, origin, beside }: SelectionButtonProps) {
  const role = useStore(session.role);
  const whole = isWhole(useMe());
  const line = useSelectionTop(editor, origin);
  const actions = ACTIONS.filter(({ needs, forGuests }) => may(role, needs) && (forGuests || whole));
  const [asked, ask] = useState<RangeSelector | null>(null);
  const dialog = asked && <WritersDialog article={session.articleId} range={asked} close={() => ask(null)} />;
  if (!editor || line === null) return dialog;
  const parts = { session, model, editor, ask };
  return (
    <div
      className={styles[beside ? 'selectionButton' : 'selectionBelow']}
      style={{ top: line + (beside ? BESIDE_PX : BELOW_PX) }}
    >
      {actions.map((action) => (
        <SelectionAction key={action.mark} action={action} parts={parts} beside={beside} />
      ))}
      {dialog}
    </div>
  );
}

interface SelectionActionProps {
  action: (typeof ACTIONS)[number];
  parts: Parts;
  beside: boolean;
}

function SelectionAction({ action, parts, beside }: SelectionActionProps) {
  const { t } = useTranslation('margin');
  const { icon: Icon, mark, label, words, hint, act } = action;
  const common = {
    [mark]: true,
    'aria-label': t(label),
    // The selection must outlive the press: a button that takes the focus would clear it in some browsers.
    onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
    onClick: () => act(parts),
  };
  if (!beside) {
    return (
      <Button
        {...common}
        variant={action.variant}
        size="md"
        radius="xl"
        leftSection={<Icon size={18} aria-hidden="true" />}
      >
        {t(words)}
      </Button>
    );
  }
  return (
    <Tooltip label={t(hint)} position="left">
      <ActionIcon {...common} variant="default" size="lg" radius="xl">
        <Icon size={17} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}

/** Top of the line where the selection ends, from the top of `origin`; null without a selection. */
function useSelectionTop(editor: Editor | null, origin: RefObject<HTMLElement | null>): number | null {
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    if (!editor) return;
    let known: number | null = null;
    const measure = () => {
      const { empty, to } = editor.state.selection;
      const next =
        empty || !origin.current
          ? null
          : editor.view.coordsAtPos(to, -1).top - origin.current.getBoundingClientRect().top;
      if (next !== known) setTop(next);
      known = next;
    };
    setTop(null);
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

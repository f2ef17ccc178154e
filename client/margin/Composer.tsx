/** The field in which a comment is written: grows with its words, sends with Ctrl or Cmd and Enter, Escape puts it away. */
import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COMMENT } from '../../shared/ledger/comment.ts';
import { PictureButton, PictureNotes, takesFiles } from './ComposerPictures.tsx';
import styles from './card.module.css';
import type { Draft } from './drafts.ts';
import { MentionOptions } from './MentionOptions.tsx';
import mentionStyles from './mention.module.css';
import { useWriting } from './useWriting.ts';

export interface ComposerProps {
  /** For screen readers: what is written here. */
  label: string;
  placeholder: string;
  action: string;
  initial: Draft;
  focus: boolean;
  /** Called with each change, so that it can be kept. */
  onChange(draft: Draft): void;
  onSend(draft: Draft): void;
  onCancel(): void;
}

export function Composer(props: ComposerProps) {
  const { label, placeholder, action, initial, focus, onCancel } = props;
  const { t } = useTranslation('margin');
  const comment = useWriting(initial, props.onChange);
  const { written, pictures, list, field, setCaret } = comment;
  const send = () => {
    const said = comment.taken();
    if (said) props.onSend(said);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.onKeyDown(event)) {
      // Only the list hears of it.
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = list.options.length > 0;
  return (
    <div className={styles['composer']} {...takesFiles(pictures)}>
      <div className={mentionStyles['field']}>
        <Textarea
          ref={field}
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? list.id : undefined}
          aria-activedescendant={isOpen ? list.optionId(list.at) : undefined}
          placeholder={placeholder}
          value={written.text}
          maxLength={MAX_COMMENT}
          dir="auto"
          autosize
          minRows={1}
          maxRows={12}
          data-autofocus={focus || undefined}
          autoFocus={focus}
          onChange={({ currentTarget }) => comment.write(currentTarget.value, currentTarget.selectionEnd)}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd)}
          onBlur={() => setCaret(null)}
          onKeyDown={onKeyDown}
        />
        <MentionOptions list={list} />
      </div>
      <PictureNotes pictures={pictures} />
      {(focus || !comment.isEmpty) && (
        <div className={styles['composerActions']}>
          <Button size="compact-sm" onClick={send} disabled={!comment.maySend}>
            {action}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <span className={styles['hint']}>{t('sendHint')}</span>
          <PictureButton pictures={pictures} />
        </div>
      )}
    </div>
  );
}

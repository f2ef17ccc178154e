/** One comment of a thread: who, when, what; earlier wordings; what its author may do with it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CommentMenu } from './CommentMenu.tsx';
import { CommentText } from './CommentText.tsx';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import { PendingNote } from './PendingNote.tsx';
import type { CommentView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

export interface CommentBodyProps {
  comment: CommentView;
  author: Person;
  /** The reader wrote it and may still change it. */
  own: boolean;
  /** Controls are shown on the active card only. */
  active: boolean;
  onEdit(text: string): void;
  onRemove(): void;
  onTakeBack(command: string): void;
  children?: React.ReactNode;
}

export function CommentBody(props: CommentBodyProps) {
  const { comment, author, own, active } = props;
  const { t } = useTranslation('margin');
  const [editing, setEditing] = useState(false);
  const controls = own && active && !comment.deleted && !comment.pending && !editing;
  return (
    <article className={styles['comment']} aria-label={t('commentBy', { name: author.name })}>
      <header className={styles['head']}>
        <Avatar face={author} size={24} />
        <span className={styles['name']} title={author.name}>
          {author.name}
        </span>
        <When at={comment.at} />
        <span className={styles['acts']}>
          {props.children}
          {controls && <CommentMenu onEdit={() => setEditing(true)} onRemove={props.onRemove} />}
        </span>
      </header>
      {editing ? (
        <Composer
          label={t('editLabel')}
          placeholder=""
          action={t('save')}
          initial={comment.text}
          focus
          onChange={() => undefined}
          onSend={(text) => {
            setEditing(false);
            if (text !== comment.text) props.onEdit(text);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Words comment={comment} />
      )}
      {comment.pending && <PendingNote pending={comment.pending} text={comment.text} onTakeBack={props.onTakeBack} />}
      {comment.edits.length > 0 && <Earlier edits={comment.edits} />}
    </article>
  );
}

function Words({ comment }: { comment: CommentView }) {
  const { t } = useTranslation('margin');
  return comment.deleted ? <p className={styles['removed']}>{t('removed')}</p> : <CommentText text={comment.text} />;
}

function When({ at }: { at: string }) {
  const formats = useFormats();
  const date = new Date(at);
  return (
    <time className={styles['time']} dateTime={at} title={formats.moment(date)}>
      {formats.when(date, new Date())}
    </time>
  );
}

function Earlier({ edits }: { edits: CommentView['edits'] }) {
  const { t } = useTranslation('margin');
  const formats = useFormats();
  return (
    <details className={styles['earlier']}>
      <summary>{t('edited')}</summary>
      <ol>
        {edits.map(({ text, at }) => (
          <li key={at}>
            <span className={styles['time']}>{t('untilTime', { time: formats.moment(new Date(at)) })}</span> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** One comment of a thread: who, when, what; earlier wordings; what its author may do with it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reaction } from '../../shared/ledger/comment.ts';
import { spelledOut } from '../../shared/ledger/mention.ts';
import { useFormats } from '../i18n/formats.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CommentMenu } from './CommentMenu.tsx';
import { CommentText } from './CommentText.tsx';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import { useMentionWords } from './commentContext.ts';
import { type Draft, type Drafts, EMPTY_DRAFT, editPlace } from './drafts.ts';
import { PendingNote } from './PendingNote.tsx';
import { Reactions } from './Reactions.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import type { CommentView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

export interface CommentBodyProps {
  comment: CommentView;
  author: Person;
  /** The reader wrote it and may still change it. */
  own: boolean;
  /** Controls are shown on the active card only. */
  active: boolean;
  /** Where a change of it is kept until it is sent. */
  drafts: Drafts;
  me: string;
  person(id: string): Person;
  onEdit(draft: Draft): void;
  onRemove(): void;
  /** Null for whoever only reads, and where the comment itself still waits. */
  onReact: ((reaction: Reaction) => void) | null;
  onCopyLink(): void;
  onTakeBack(command: string): void;
  /** Beside the time. */
  mark?: React.ReactNode;
  children?: React.ReactNode;
}

export function CommentBody(props: CommentBodyProps) {
  const { comment, author, own, active, drafts } = props;
  const { t } = useTranslation('margin');
  const mentionWords = useMentionWords();
  const place = editPlace(comment.id);
  const [editing, setEditing] = useState(() => own && drafts.begun(place) !== null);
  const standing = !comment.deleted && !comment.pending;
  const mayChange = own && standing && !editing;
  const edit = comment.imported ? null : () => setEditing(true);
  const stop = () => {
    drafts.keepDraft(place, EMPTY_DRAFT);
    setEditing(false);
  };
  return (
    <article className={styles['comment']} aria-label={t('commentBy', { name: author.name })}>
      <header className={styles['head']}>
        <Avatar face={author} size={24} />
        <span className={styles['name']} title={author.name}>
          {author.name}
        </span>
        <When comment={comment} broughtBy={props.person(comment.author).name} />
        {props.mark}
        <span className={styles['acts']}>
          {props.children}
          {active && (
            <CommentMenu onCopyLink={props.onCopyLink} change={mayChange ? { edit, remove: props.onRemove } : null} />
          )}
        </span>
      </header>
      {editing && active ? (
        <Composer
          label={t('editLabel')}
          placeholder=""
          action={t('save')}
          initial={drafts.begun(place) ?? comment}
          focus
          onChange={(draft) => drafts.keepDraft(place, draft)}
          onSend={(draft) => {
            stop();
            if (!isSame(draft, comment)) props.onEdit(draft);
          }}
          onCancel={stop}
        />
      ) : (
        <Words comment={comment} author={author.name} />
      )}
      {standing && (
        <Reactions
          comment={comment}
          me={props.me}
          all={active && !editing}
          onToggle={props.onReact}
          person={props.person}
          onTakeBack={props.onTakeBack}
        />
      )}
      {comment.pending && (
        <PendingNote
          pending={comment.pending}
          text={spelledOut(comment.text, mentionWords)}
          onTakeBack={props.onTakeBack}
        />
      )}
      {comment.edits.length > 0 && <Earlier edits={comment.edits} author={author.name} />}
    </article>
  );
}

function isSame(draft: Draft, { text, files }: Draft): boolean {
  return draft.text === text && draft.files.join() === files.join();
}

function Words({ comment, author }: { comment: CommentView; author: string }) {
  const { t } = useTranslation('margin');
  if (comment.deleted) return <p className={styles['removed']}>{t('removed')}</p>;
  return (
    <>
      {comment.text !== '' && <CommentText text={comment.text} />}
      <Thumbnails files={comment.files} author={author} />
    </>
  );
}

/** When it was written; of a comment that came in with a document, as that says, and who brought it in. */
function When({ comment, broughtBy }: { comment: CommentView; broughtBy: string }) {
  const { t } = useTranslation('intake');
  const formats = useFormats();
  const { imported } = comment;
  const at = imported ? imported.at : comment.at;
  const brought = imported ? ` · ${t('broughtBy', { name: broughtBy })}` : '';
  if (at === null) {
    return (
      <span className={styles['time']} title={`${t('noTime')}${brought}`}>
        –
      </span>
    );
  }
  const date = new Date(at);
  return (
    <time className={styles['time']} dateTime={at} title={`${formats.moment(date)}${brought}`}>
      {formats.when(date, new Date())}
    </time>
  );
}

function Earlier({ edits, author }: { edits: CommentView['edits']; author: string }) {
  const words = useMentionWords();
  const { t } = useTranslation('margin');
  const formats = useFormats();
  return (
    <details className={styles['earlier']}>
      <summary>{t('edited')}</summary>
      <ol>
        {edits.map(({ text, files, at }) => (
          <li key={at}>
            <span className={styles['time']}>{t('untilTime', { time: formats.moment(new Date(at)) })}</span>{' '}
            {spelledOut(text, words)}
            <Thumbnails files={files} author={author} />
          </li>
        ))}
      </ol>
    </details>
  );
}

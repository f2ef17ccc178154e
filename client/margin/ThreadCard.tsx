/** A thread as a card: folded to its first comment and last reply, or open for reading and answering. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { spelledOut } from '../../shared/ledger/mention.ts';
import { may } from '../../shared/permissions.ts';
import { CommentBody } from './CommentBody.tsx';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';
import { authorOf } from './commentAuthor.ts';
import { useMentionWords } from './commentContext.ts';
import { NewMark } from './NewMark.tsx';
import { PendingNote } from './PendingNote.tsx';
import { ResolveControls } from './ResolveControls.tsx';
import { ResolvedNote } from './ResolvedNote.tsx';
import type { ThreadView } from './threadViews.ts';
import { useCopyLink } from './useCopyLink.ts';
import type { Person } from './usePeople.ts';

export interface ThreadCardProps extends CardProps {
  thread: ThreadView;
}

/** Drawn again only when the thread or the reader's part in it changes, not when its card moves. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { thread, active, detached, me, role, model, person } = props;
  const { t } = useTranslation('margin');
  const authorIn = useAuthorIn(person);
  const copyLink = useCopyLink();
  const [first, ...replies] = thread.comments;
  if (!first) return null;
  const mayResolve = may(role, 'thread.resolveAny') || (thread.opener === me && may(role, 'thread.resolveOwn'));
  const mayWrite = may(role, 'thread.write');
  const recorded = thread.pendingRange === null;
  const body = (comment: typeof first, children?: React.ReactNode) => (
    <CommentBody
      key={comment.id}
      comment={comment}
      author={authorIn(comment)}
      own={comment.author === me && mayWrite}
      active={active}
      drafts={model}
      me={me}
      person={person}
      onEdit={(draft) => model.edit(thread.id, comment.id, draft)}
      onRemove={() => model.remove(thread.id, comment.id)}
      onReact={mayWrite && recorded ? (reaction) => model.react(thread.id, comment.id, reaction) : null}
      onCopyLink={() => copyLink(thread.id)}
      onTakeBack={props.onTakeBack}
      mark={comment === first && <NewMark thread={thread.id} />}
    >
      {children}
    </CommentBody>
  );
  return (
    <>
      {body(
        first,
        recorded && mayResolve && !thread.resolution && (
          <ResolveControls
            onResolve={(outcome, reason) => model.resolve(thread.id, outcome, reason)}
            onClaim={
              may(role, 'claim.work') && !detached ? (tag, reason) => model.becomeClaim(thread.id, tag, reason) : null
            }
          />
        ),
      )}
      {active ? replies.map((reply) => body(reply)) : <Folded replies={replies} person={person} />}
      {thread.resolution && <ResolvedNote thread={thread} mayReopen={mayResolve} model={model} person={person} />}
      {thread.pending && <PendingNote pending={thread.pending} text="" onTakeBack={props.onTakeBack} />}
      {active && recorded && !thread.resolution && mayWrite && (
        <Composer
          key={`answer to ${thread.id}`}
          label={t('replyLabel')}
          placeholder={t('replyPlaceholder')}
          action={t('reply')}
          initial={model.draft(thread.id)}
          focus={false}
          onChange={(draft) => model.keepDraft(thread.id, draft)}
          onSend={(draft) => model.reply(thread.id, draft)}
          onCancel={() => model.activate(null)}
        />
      )}
    </>
  );
});

function useAuthorIn(person: (id: string) => Person): (comment: ThreadView['comments'][number]) => Person {
  const { t } = useTranslation('intake');
  const words = { named: (name: string) => t('fromFile', { name }), nameless: t('nameless') };
  return (comment) => authorOf(comment, person, words);
}

/** As in a letter's margin: how many answered, and the last of them. */
function Folded({ replies, person }: { replies: ThreadView['comments']; person(id: string): Person }) {
  const { t } = useTranslation(['margin', 'threads']);
  const words = useMentionWords();
  const authorIn = useAuthorIn(person);
  const last = replies.at(-1);
  if (!last) return null;
  const text = last.deleted ? t('removed') : spelledOut(last.text, words) || t('threads:onlyPictures');
  return (
    <p className={styles['folded']} dir="auto">
      {t('replies', { count: replies.length })} · {t('lastReply', { name: authorIn(last).name, text })}
    </p>
  );
}

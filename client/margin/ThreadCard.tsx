/** A thread as a card: folded to its first comment and last reply, or open for reading and answering. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { CommentBody } from './CommentBody.tsx';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';
import { LostQuote } from './LostQuote.tsx';
import type { MarginModel } from './marginModel.ts';
import { PendingNote } from './PendingNote.tsx';
import { ResolveControls } from './ResolveControls.tsx';
import type { ThreadView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

export interface ThreadCardProps extends CardProps {
  thread: ThreadView;
}

/** Drawn again only when the thread or the reader's part in it changes, not when its card moves. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { thread, active, detached, me, role, model, person } = props;
  const { t } = useTranslation('margin');
  const [first, ...replies] = thread.comments;
  if (!first) return null;
  const mayResolve = may(role, 'thread.resolveAny') || (thread.opener === me && may(role, 'thread.resolveOwn'));
  const recorded = thread.pendingRange === null;
  const body = (comment: typeof first, children?: React.ReactNode) => (
    <CommentBody
      key={comment.id}
      comment={comment}
      author={person(comment.author)}
      own={comment.author === me && may(role, 'thread.write')}
      active={active}
      onEdit={(text) => model.edit(thread.id, comment.id, text)}
      onRemove={() => model.remove(thread.id, comment.id)}
      onTakeBack={props.onTakeBack}
    >
      {children}
    </CommentBody>
  );
  return (
    <>
      {detached && <LostQuote text={thread.passages[0]?.quote ?? ''} />}
      {body(
        first,
        recorded && mayResolve && !thread.resolution && (
          <ResolveControls onResolve={(outcome, reason) => model.resolve(thread.id, outcome, reason)} />
        ),
      )}
      {active ? replies.map((reply) => body(reply)) : <Folded replies={replies} person={person} />}
      {thread.resolution && <Resolved thread={thread} mayReopen={mayResolve} model={model} person={person} />}
      {thread.pending && <PendingNote pending={thread.pending} text="" onTakeBack={props.onTakeBack} />}
      {active && recorded && !thread.resolution && may(role, 'thread.write') && (
        <Composer
          key={thread.id}
          label={t('replyLabel')}
          placeholder={t('replyPlaceholder')}
          action={t('reply')}
          initial={model.draft(thread.id)}
          focus={false}
          onChange={(text) => model.keepDraft(thread.id, text)}
          onSend={(text) => model.reply(thread.id, text)}
          onCancel={() => model.activate(null)}
        />
      )}
    </>
  );
});

/** As in a letter's margin: how many answered, and the last of them. */
function Folded({ replies, person }: { replies: ThreadView['comments']; person(id: string): Person }) {
  const { t } = useTranslation('margin');
  const last = replies.at(-1);
  if (!last) return null;
  const text = last.deleted ? t('removed') : last.text;
  return (
    <p className={styles['folded']} dir="auto">
      {t('replies', { count: replies.length })} · {t('lastReply', { name: person(last.author).name, text })}
    </p>
  );
}

interface ResolvedProps {
  thread: ThreadView;
  mayReopen: boolean;
  model: MarginModel;
  person(id: string): Person;
}

function Resolved({ thread, mayReopen, model, person }: ResolvedProps) {
  const { t } = useTranslation('margin');
  const { resolution } = thread;
  if (!resolution) return null;
  const outcome = resolution.outcome === 'wontfix' ? t('outcomeWontfix') : t('outcomeDone');
  return (
    <div className={styles['resolved']}>
      <p>
        ✓ {t('resolvedBy', { outcome, name: person(resolution.by).name })}
        {resolution.reason ? `: ${resolution.reason}` : ''}
      </p>
      {mayReopen && (
        <button type="button" onClick={() => model.reopen(thread.id)}>
          {t('reopen')}
        </button>
      )}
    </div>
  );
}

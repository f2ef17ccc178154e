/** The live session at the foot of the page: the claim on stage, the votes, and what comes next. */
import { Button, Popover } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../../shared/ledger/claim.ts';
import { may } from '../../shared/permissions.ts';
import { tagOf } from '../../shared/review/tags.ts';
import { queueOf } from '../../shared/session/queue.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import type { MarginModel } from '../margin/marginModel.ts';
import type { Person } from '../margin/usePeople.ts';
import { useStore } from '../margin/useStore.ts';
import { useReviewed } from '../review/useReview.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { usePresent } from '../ui/usePresent.ts';
import { Clock } from './Clock.tsx';
import { type Checkroom, checkroomOf, peopleIn, wordsOfClaim } from './checkroom.ts';
import './checkroom.css';
import { LeadPart } from './LeadPart.tsx';
import { QueueList } from './QueueList.tsx';
import { RevealPart } from './RevealPart.tsx';
import { RoomMenu } from './RoomMenu.tsx';
import { useAsk } from './useAsk.ts';
import { useEnded } from './useEnded.ts';
import { useFollow } from './useFollow.ts';
import { VotePart } from './VotePart.tsx';

export interface CheckroomDockProps {
  session: ArticleSession;
  model: MarginModel;
  person(id: string): Person;
  /** The margin is folded away. */
  isFolded: boolean;
}

/** Nothing while no session runs, or the reader has not joined it. */
export function CheckroomDock(props: CheckroomDockProps) {
  const { session } = props;
  const state = useStore(session.ledger.state);
  const role = useStore(session.role);
  const room = useMemo(() => checkroomOf(state, session.person, role), [state, session.person, role]);
  useEnded(session.articleId, room?.isThere ? room.session.id : null, state);
  return room?.isThere ? <Dock {...props} room={room} /> : null;
}

function Dock({ session, model, person, isFolded, room }: CheckroomDockProps & { room: Checkroom }) {
  const { t } = useTranslation('checkroom');
  const ask = useAsk(session);
  const state = useStore(session.ledger.state);
  const role = useStore(session.role);
  const { awareness } = useStore(session.content);
  const present = usePresent(awareness);
  const review = useReviewed((now) => now);
  const tags = useDeskTags();
  const { turn, round, leads } = room;
  const staged = turn?.annotation ?? null;
  const queue = useMemo(() => (review ? queueOf(room.session, state, review) : []), [room.session, state, review]);
  const claimOf = (id: string): Claim | null => {
    const found = state.annotations.get(id);
    return found?.kind === 'claim' ? found : null;
  };
  const passage = staged === null ? null : (claimOf(staged)?.passages[0]?.id ?? null);
  const following = useFollow(model, staged === null ? null : { claim: staged, passage }, isFolded);
  const quoteOf = (id: string) => {
    const claim = claimOf(id);
    return claim ? wordsOfClaim(claim, review) : '';
  };
  const roles = new Map(present.map((each) => [each.id, each.role]));
  const voters = peopleIn(room.session).filter((id) => may(roles.get(id) ?? 'viewer', 'claim.work'));
  const standing = staged === null ? null : (review?.claims.get(staged) ?? null);
  const hasSigned = standing?.ticks.some(({ tick, crack }) => crack === null && tick.by === session.person) ?? false;
  const maySign = room.mayVote && standing?.state !== 'done' && !hasSigned;
  const next = queue.find(({ claim }) => claim !== staged)?.claim ?? null;
  return (
    <section className="checkroom" aria-label={t('title')}>
      <div className="checkroom-stage">
        <p className="checkroom-head">
          <Clock clock={session.clock} since={room.session.startedAt} label={t('clockAll')} />
          <span>{leads ? t('youLead') : t('leads', { name: person(room.session.leader).name })}</span>
          {staged && !following.isOn && (
            <button type="button" className="check-quiet" onClick={following.follow}>
              {t('follow')}
            </button>
          )}
        </p>
        {turn ? (
          <blockquote className="checkroom-claim" dir="auto">
            <TagSign tag={tagOf(tags, claimOf(turn.annotation)?.tag ?? '')} />
            <span>{quoteOf(turn.annotation)}</span>
            <Clock key={turn.from} clock={session.clock} since={turn.from} label={t('clockClaim')} />
          </blockquote>
        ) : (
          <p className="checkroom-hint">{t(leads ? 'stageEmptyLeader' : 'stageEmpty')}</p>
        )}
      </div>
      <div className="checkroom-middle">
        {turn && round && !round.revealed && (
          <VotePart
            key={`${turn.annotation} ${turn.rounds.length}`}
            round={round}
            me={session.person}
            mayVote={room.mayVote}
            voters={voters}
            person={person}
            onVote={(verdict, reason) =>
              ask({
                ...{ type: 'session.vote', session: room.session.id, annotation: turn.annotation, verdict },
                ...(reason ? { reason } : {}),
              })
            }
          />
        )}
        {turn && round?.revealed && (
          <RevealPart
            votes={round.revealed.votes}
            person={person}
            onSign={
              maySign ? (verdict) => void ask({ type: 'claim.tick', annotation: turn.annotation, verdict }) : null
            }
          />
        )}
      </div>
      <div className="checkroom-lead">
        {leads && <LeadPart room={room} next={next} ask={ask} />}
        <div className="checkroom-acts">
          <Popover position="top-end" width={440} trapFocus withinPortal={false}>
            <Popover.Target>
              <Button size="compact-sm" variant="default">
                {t('queue', { count: queue.length })}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <QueueList
                room={room}
                queue={queue}
                me={session.person}
                quoteOf={quoteOf}
                tagKeyOf={(id) => claimOf(id)?.tag ?? ''}
                ask={ask}
                onOpen={model.activate}
              />
            </Popover.Dropdown>
          </Popover>
          <RoomMenu
            room={room}
            article={session.articleId}
            me={session.person}
            role={role}
            present={present}
            person={person}
            ask={ask}
          />
        </div>
      </div>
    </section>
  );
}

/** The wall of a check room: the claim on stage, how many have voted, coverage and clock, for a big screen. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS, tagOf } from '../../shared/review/tags.ts';
import { outcomeOf } from '../../shared/session/outcome.ts';
import { rulesQuery } from '../api/rules.ts';
import type { Article } from '../api/shapes.ts';
import { tagsQuery } from '../api/tags.ts';
import { VERDICT_SIGNS } from '../claims/checking/stateSign.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { OpenArticle } from '../workspace/OpenArticle.tsx';
import { Clock } from './Clock.tsx';
import { type Checkroom, checkroomOf, wordsOfClaim } from './checkroom.ts';
import './checkroom.css';
import './wall.css';

export function WallPage({ id }: { id: string }) {
  return <OpenArticle articleId={id} show={(session, article) => <Wall session={session} article={article} />} />;
}

/** The article's checking, read from its text and not from an editor. */
function useTextReview(session: ArticleSession, article: Article, state: LedgerState): ArticleReview {
  const { text } = useStore(session.content);
  const { data: tags = DEFAULT_TAGS } = useQuery(tagsQuery(article.desk));
  const { data: rules = DEFAULT_RULES } = useQuery(rulesQuery(article.desk));
  const [blocks, setBlocks] = useState(() => reviewBlocks(text));
  useEffect(() => {
    const read = () => setBlocks(reviewBlocks(text));
    read();
    text.observe(read);
    return () => text.unobserve(read);
  }, [text]);
  const now = new Date(session.clock.now()).toISOString();
  return reviewOf({ state, blocks, tags, rules, language: article.language, now });
}

function Wall({ session, article }: { session: ArticleSession; article: Article }) {
  const { t } = useTranslation('checkroom');
  const state = useStore(session.ledger.state);
  const role = useStore(session.role);
  const review = useTextReview(session, article, state);
  const room = checkroomOf(state, session.person, role);
  return (
    <main className="wall" id="content" lang={article.language}>
      <h1>{article.headline || article.slug}</h1>
      {room ? <Stage room={room} state={state} review={review} desk={article.desk} /> : <p>{t('wallNone')}</p>}
      <footer className="wall-foot">
        {room && <Clock clock={session.clock} since={room.session.startedAt} label={t('clockAll')} />}
        {room?.turn && (
          <Clock key={room.turn.from} clock={session.clock} since={room.turn.from} label={t('clockClaim')} />
        )}
        {room?.round && !room.round.revealed && (
          <span role="status">{t('wallVotes', { count: room.round.votes.size })}</span>
        )}
        <span>{t('wallCoverage', { percent: review.coverage.percent })}</span>
      </footer>
    </main>
  );
}

interface StageProps {
  room: Checkroom;
  state: LedgerState;
  review: ArticleReview;
  desk: string;
}

function Stage({ room, state, review, desk }: StageProps) {
  const { t } = useTranslation(['checkroom', 'checking']);
  const { data: tags = DEFAULT_TAGS } = useQuery(tagsQuery(desk));
  const { turn, round } = room;
  const claim = turn && state.annotations.get(turn.annotation);
  if (claim?.kind !== 'claim') return <p className="wall-claim">{t('wallEmpty')}</p>;
  const votes = round?.revealed?.votes ?? [];
  const outcome = outcomeOf(votes);
  const verdict = outcome.verdict === null ? '' : t(`checking:${outcome.verdict}`);
  return (
    <div className="wall-stage">
      <blockquote className="wall-claim" dir="auto">
        <TagSign tag={tagOf(tags, claim.tag)} />
        {wordsOfClaim(claim, review)}
      </blockquote>
      {votes.length > 0 && (
        <ul className="wall-votes">
          {[...Map.groupBy(votes, (vote) => vote.verdict)].map(([each, given]) => (
            <li key={each}>
              <span aria-hidden="true">{VERDICT_SIGNS[each]}</span> {t(`checking:${each}`)} {given.length}
            </li>
          ))}
          <li data-outcome={outcome.kind}>
            {t(`outcome_${outcome.kind}`, { verdict, count: outcome.dissent.length })}
          </li>
        </ul>
      )}
    </div>
  );
}

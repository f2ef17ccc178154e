/** The claims that wait for the stage, in order; the leader puts them in another, by hand or by keys. */
import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, Hand, Presentation } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagOf } from '../../shared/review/tags.ts';
import type { QueuedClaim } from '../../shared/session/queue.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import type { Checkroom } from './checkroom.ts';
import type { Ask } from './useAsk.ts';

export interface QueueListProps {
  room: Checkroom;
  queue: readonly QueuedClaim[];
  me: string;
  quoteOf(claim: string): string;
  tagKeyOf(claim: string): string;
  ask: Ask;
  /** Shows the claim in the text. */
  onOpen(claim: string): void;
}

/** The same claims with the one at `from` standing at `to`. */
function moved(claims: readonly string[], from: number, to: number): string[] {
  const rest = claims.toSpliced(from, 1);
  const claim = claims[from];
  return claim === undefined ? [...claims] : rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, claim);
}

export function QueueList({ room, queue, me, quoteOf, tagKeyOf, ask, onOpen }: QueueListProps) {
  const { t } = useTranslation('checkroom');
  const set = useDeskTags();
  const [dragged, setDragged] = useState<number | null>(null);
  const { session, leads, mayPropose, round } = room;
  const ids = queue.map(({ claim }) => claim);
  // All up to the place that was touched are put there by hand; the others go on by risk.
  const place = (from: number, to: number) => {
    const claims = moved(ids, from, to).slice(0, Math.max(from, to) + 1);
    void ask({ type: 'session.order', session: session.id, claims });
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null && dragged !== to) place(dragged, to);
    setDragged(null);
  };
  if (queue.length === 0) return <p className="checkroom-hint">{t('queueEmpty')}</p>;
  return (
    <ol className="checkroom-queue">
      {queue.map(({ claim, risks, proposedBy }, at) => {
        const isMine = proposedBy.includes(me);
        const name = quoteOf(claim);
        return (
          <li
            key={claim}
            draggable={leads}
            data-dragged={dragged === at}
            onDragStart={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => leads && event.preventDefault()}
            onDrop={(event) => drop(event, at)}
          >
            <TagSign tag={tagOf(set, tagKeyOf(claim))} />
            <button type="button" className="checkroom-quote" dir="auto" onClick={() => onOpen(claim)}>
              {name}
            </button>
            <span className="checkroom-risks">
              {[
                ...risks.map((risk) => t(`risk_${risk}`)),
                ...(proposedBy.length > 0 ? [t('asked', { count: proposedBy.length })] : []),
              ].join(' · ')}
            </span>
            {leads ? (
              <span className="checkroom-row-acts">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={at === 0}
                  aria-label={t('moveUp', { name })}
                  onClick={() => place(at, at - 1)}
                >
                  <ArrowUp size={14} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={at === queue.length - 1}
                  aria-label={t('moveDown', { name })}
                  onClick={() => place(at, at + 1)}
                >
                  <ArrowDown size={14} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  disabled={round !== null && (round.revealed !== null || round.votes.size > 0)}
                  aria-label={t('stageIt', { name })}
                  onClick={() => void ask({ type: 'session.stage', session: session.id, annotation: claim })}
                >
                  <Presentation size={14} aria-hidden="true" />
                </ActionIcon>
              </span>
            ) : (
              mayPropose && (
                <ActionIcon
                  variant={isMine ? 'filled' : 'subtle'}
                  color="gray"
                  size="sm"
                  aria-pressed={isMine}
                  aria-label={t('propose', { name })}
                  onClick={() =>
                    void ask({ type: 'session.propose', session: session.id, annotation: claim, on: !isMine })
                  }
                >
                  <Hand size={14} aria-hidden="true" />
                </ActionIcon>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What the leader decides: reveal, another round, the next claim, park; and for others who leads. */
import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionKeys } from '../shell/useActionKeys.ts';
import type { Checkroom } from './checkroom.ts';
import type { Ask } from './useAsk.ts';

export interface LeadPartProps {
  room: Checkroom;
  /** The claim that comes next by the queue; null when it is empty. */
  next: string | null;
  ask: Ask;
}

/** Reveals, or goes on once the votes were revealed. */
function advance({ room, next, ask }: LeadPartProps): boolean {
  const {
    session: { id: session },
    round,
    leads,
  } = room;
  if (!leads) return false;
  if (round && !round.revealed && round.votes.size > 0) void ask({ type: 'session.reveal', session });
  else if (next || round) goOn({ next, ask }, session);
  return true;
}

function goOn({ next, ask }: Pick<LeadPartProps, 'next' | 'ask'>, session: string): void {
  void ask({ type: 'session.next', session, ...(next ? { annotation: next } : {}) });
}

export function LeadPart(props: LeadPartProps) {
  const { t } = useTranslation('checkroom');
  const { room, next, ask } = props;
  const {
    session: { id: session },
    turn,
    round,
  } = room;
  const latest = useRef(props);
  latest.current = props;
  useActionKeys(
    useMemo(() => [{ key: 'x', code: 'KeyX', label: t('keyAdvance'), act: () => advance(latest.current) }], [t]),
  );
  const isOpen = round !== null && round.revealed === null;
  return (
    <div className="checkroom-acts">
      {isOpen && (
        <Button
          size="compact-sm"
          disabled={round.votes.size === 0}
          onClick={() => void ask({ type: 'session.reveal', session })}
        >
          {t('reveal')}
        </Button>
      )}
      {(!isOpen || round.votes.size === 0) && (
        <Button
          size="compact-sm"
          variant={isOpen ? 'default' : 'filled'}
          disabled={next === null && turn === null}
          onClick={() => goOn(props, session)}
        >
          {t(next === null && turn ? 'done' : 'next')}
        </Button>
      )}
      {round?.revealed && (
        <Button size="compact-sm" variant="default" onClick={() => void ask({ type: 'session.again', session })}>
          {t('again')}
        </Button>
      )}
      {turn && (
        <Button size="compact-sm" variant="default" onClick={() => void ask({ type: 'session.park', session })}>
          {t('park')}
        </Button>
      )}
    </div>
  );
}

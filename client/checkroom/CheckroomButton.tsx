/** The way into the check room, in the header: starts a session, or joins the one that runs. */
import { UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { HeaderButton } from '../ui/HeaderButton.tsx';
import { checkroomOf, peopleIn } from './checkroom.ts';
import { useAsk } from './useAsk.ts';

export function CheckroomButton({ session }: { session: ArticleSession }) {
  const { t } = useTranslation('checkroom');
  const ask = useAsk(session);
  const state = useStore(session.ledger.state);
  const role = useStore(session.role);
  const room = useMemo(() => checkroomOf(state, session.person, role), [state, session.person, role]);
  if (room?.isThere) return null;
  if (room) {
    return (
      <HeaderButton
        variant="light"
        icon={UsersRound}
        data-command="checkroom"
        words={t('join', { count: peopleIn(room.session).length })}
        onClick={() => void ask({ type: 'session.join', session: room.session.id })}
      />
    );
  }
  const hasClaims = [...state.annotations.values()].some(({ kind }) => kind === 'claim');
  if (!hasClaims || !may(role, 'session.lead')) return null;
  return (
    <HeaderButton
      icon={UsersRound}
      data-command="checkroom"
      words={t('start')}
      title={t('startHint')}
      onClick={() => void ask({ type: 'session.start', session: crypto.randomUUID() })}
    />
  );
}

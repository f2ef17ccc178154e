/** Sends what is decided live: at once, or with words that say why not. */
import { useCallback } from 'react';
import type { Command } from '../../shared/ledger/command.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useRefusalWords } from '../ui/problemWords.ts';

/** A command of the session, without what every command has. */
type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;
type SessionAsk = WithoutId<Extract<Command, { session: string } | { type: 'claim.tick' }>>;

/** Resolves to whether it was done. */
export type Ask = (asked: SessionAsk) => Promise<boolean>;

export function useAsk(session: ArticleSession): Ask {
  const say = useNotice();
  const words = useRefusalWords();
  return useCallback(
    async (asked) => {
      const answer = await session.ask({ ...asked, id: crypto.randomUUID() } as Command);
      if (answer.kind === 'done') return true;
      if (answer.kind === 'refused') say({ kind: 'failed', text: words(answer.code, answer.detail) });
      else
        say({ kind: 'failed', text: words(answer.kind === 'signedOut' ? 'session.required' : 'network.unreachable') });
      return false;
    },
    [session, say, words],
  );
}

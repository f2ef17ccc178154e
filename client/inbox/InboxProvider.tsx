/** Asks what waits, for as long as somebody is signed in: for the number in header and title. */
import type { ReactNode } from 'react';
import { useWatchedInbox } from '../api/inbox.ts';
import { WaitingContext } from '../ui/waiting.ts';
import { notifying } from './notifying.ts';
import { useNotices } from './useNotices.ts';

const isNotifying = () => notifying(localStorage) === 'on';

export function InboxProvider({ children }: { children: ReactNode }) {
  const inbox = useWatchedInbox(isNotifying);
  useNotices(inbox.data);
  return <WaitingContext value={inbox.data?.unread ?? 0}>{children}</WaitingContext>;
}

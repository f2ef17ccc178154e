/** What was asked about a passage and has not been answered yet. */
import { useMemo } from 'react';
import type { PendingMark } from '../pendingMark.ts';
import { useStore } from '../useStore.ts';
import { useTray } from './trayContext.ts';

/** Null while nothing waits; the last of several counts. */
export function useHandling(passage: string): PendingMark | null {
  const { session } = useTray();
  const entries = useStore(session.outbox.entries);
  return useMemo(() => {
    const asked = entries.findLast(({ command }) => 'passage' in command && command.passage === passage);
    return asked ? { command: asked.command.id, refusal: asked.refusal } : null;
  }, [entries, passage]);
}

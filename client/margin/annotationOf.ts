import type { Command } from '../../shared/ledger/command.ts';

/** Id of the annotation that a command changes; null for one about the article or a live session. */
export function annotationOf(command: Command): string | null {
  return 'annotation' in command && !('session' in command) ? command.annotation : null;
}

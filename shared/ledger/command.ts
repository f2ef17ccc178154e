/**
 * Commands: what a person asks the ledger to decide. Each carries a client-made `id`; the same id twice is done once and
 * answered alike. Unknown keys are refused, so that nothing the server stamps (author, time, role) can be slipped in.
 */
import { z } from 'zod';
import { claimCommands } from './claim.ts';
import { clearanceCommands } from './clearance.ts';
import { passageCommands } from './passages.ts';
import { residueCommands } from './residue.ts';
import { sentenceCommands } from './sentence.ts';
import { sessionCommands } from './session.ts';
import { suggestionCommands } from './suggestion.ts';
import { threadCommands } from './thread.ts';
import { versionCommands } from './versions.ts';

export const command = z.discriminatedUnion('type', [
  ...threadCommands,
  ...claimCommands,
  ...suggestionCommands,
  ...passageCommands,
  ...sentenceCommands,
  ...residueCommands,
  ...clearanceCommands,
  ...sessionCommands,
  ...versionCommands,
]);
export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Id of the annotation that a command changes; null for one about the article or a live session. */
export function annotationOf(command: Command): string | null {
  return 'annotation' in command && !('session' in command) ? command.annotation : null;
}

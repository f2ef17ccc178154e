/**
 * Commands: what a person asks the ledger to decide. Each carries a client-made `id`; the same id twice is done once and
 * answered alike. Unknown keys are refused, so that nothing the server stamps (author, time, role) can be slipped in.
 */
import { z } from 'zod';
import { claimCommands } from './commands/claim.ts';
import { clearanceCommands } from './commands/clearance.ts';
import { passageCommands } from './commands/passages.ts';
import { residueCommands } from './commands/residue.ts';
import { sentenceCommands } from './commands/sentence.ts';
import { sessionCommands } from './commands/session.ts';
import { suggestionCommands } from './commands/suggestion.ts';
import { threadCommands } from './commands/thread.ts';
import { versionCommands } from './commands/versions.ts';

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

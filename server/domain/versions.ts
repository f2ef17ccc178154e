/** Decisions on versions of the text (docs/protocol/history.md, R-HISTORY). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { type Decision, type Facts, happened, refuse } from './decision.ts';

const UNKNOWN = refuse(404, 'version.unknown', 'The text has no such version.');

export function nameVersion(
  { versions }: LedgerState,
  { name }: CommandOf<'version.name'>,
  { version }: Facts,
): Decision {
  if (!version) return UNKNOWN;
  if (versions.named.get(version.version)?.name === name) return happened();
  return happened({ type: 'version.named', version: version.version, name, textHash: version.hash });
}

export function restoreVersion(_command: CommandOf<'version.restore'>, { restoration }: Facts): Decision {
  if (!restoration) return UNKNOWN;
  const { isSame, ...edit } = restoration;
  if (isSame) return refuse(409, 'version.same', 'The text reads so already; there is nothing to bring back.');
  return happened({ type: 'version.restored', ...edit });
}

/** Decisions on left-overs of a CMS (docs/protocol/ledger.md, R-RESIDUE). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import { type Decision, type Facts, happened, isRefusal, refuse } from './decision.ts';

export function handleResidue(
  { type }: CommandOf<'residue.remove' | 'residue.keep'>,
  { place, residue }: Facts,
): Decision {
  if (place && isRefusal(place)) return { refusal: place };
  if (!residue) return refuse(422, 'R-RESIDUE-2', 'There is no left-over at this place; it may have been handled.');
  return happened({ type: type === 'residue.remove' ? 'residue.removed' : 'residue.kept', ...residue });
}

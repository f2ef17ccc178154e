/** What a verdict asks of its evidence (product.md, Verdicts). */
import type { Evidence } from '../ledger/evidence.ts';
import type { EvidenceContent } from '../ledger/evidenceContent.ts';
import type { Verdict } from './verdicts.ts';

/** Verdicts for which it counts what was found at all, for and against. */
const OPEN_VERDICTS: ReadonlySet<Verdict> = new Set(['disputed', 'unverifiable', 'uncheckable']);

/** Records that count. */
export function standingEvidence(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ withdrawn }) => withdrawn === null);
}

/** How many independent origins support the wording: whoever has it from the same origin counts once. */
export function supportingOrigins(evidence: readonly Evidence[]): number {
  const supports = standingEvidence(evidence).filter(({ relation }) => relation === 'supports');
  return new Set(supports.map(({ origin }) => origin)).size;
}

/** Records that speak for a verdict: with it in relation, or all that stand where none is. */
function evidenceFor(verdict: Verdict, evidence: readonly Evidence[]): Evidence[] {
  const standing = standingEvidence(evidence);
  const speaking = standing.filter(({ relation }) => relation === (verdict === 'wrong' ? 'contradicts' : 'supports'));
  return speaking.length > 0 && !OPEN_VERDICTS.has(verdict) ? speaking : standing;
}

/** Whether all evidence for a verdict comes from this person. */
export function gaveAllEvidence(person: string, verdict: Verdict, evidence: readonly Evidence[]): boolean {
  const found = evidenceFor(verdict, evidence);
  return found.length > 0 && found.every(({ by }) => by === person);
}

/** Whether the evidence meets what the verdict says of it. */
export function meetsDefinition(verdict: Verdict, evidence: readonly Evidence[]): boolean {
  const supports = standingEvidence(evidence).filter(({ relation }) => relation === 'supports');
  switch (verdict) {
    case 'confirmed':
    case 'change':
      return supports.some(({ tier }) => tier === 'primary') || supportingOrigins(supports) >= 2;
    case 'attributed':
      return supports.some(({ names }) => names);
    default:
      return true;
  }
}

function hostOf(url: string | undefined): string | null {
  const host = url && /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url)?.[1];
  return host ? host.toLowerCase().replace(/^www\./, '') : null;
}

const plain = (text: string | undefined) => text?.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ') ?? '';

/**
 * What a record's origin is known by: the group it was given, else its site, else its source's name. Null where none
 * is told: then it is an origin of its own.
 */
export function originKey({ group, url, source }: EvidenceContent): string | null {
  if (plain(group) !== '') return `group ${plain(group)}`;
  const host = hostOf(url);
  if (host) return `site ${host}`;
  return plain(source?.name) === '' ? null : `source ${plain(source?.name)}`;
}

/** Whether a record shows who said it: names its source, or is the primary record itself. */
export function namesSource({ source }: EvidenceContent, tier: Evidence['tier']): boolean {
  return tier === 'primary' || plain(source?.name) !== '';
}

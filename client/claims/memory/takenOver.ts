/** A record of evidence as it is taken over from an earlier check: word for word, and read by nobody who could not read it. */
import type { Evidence } from '../../../shared/ledger/evidence.ts';
import type { Confidentiality, EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import type { EvidenceRecord } from '../checking/checkingModel.ts';

/**
 * Whoever takes it over becomes its author here, so its author there has to be named; and members of one desk are not
 * those of another.
 */
function confidentialityFor({ by, content }: Evidence, me: string, isSameDesk: boolean): Confidentiality {
  const whom = content?.confidentiality ?? { people: [] };
  if (whom === 'all') return 'all';
  if (whom === 'desk') return isSameDesk ? 'desk' : { people: [...new Set([me, by])] };
  return { people: [...new Set([...whom.people, by])] };
}

/** Null for one that the reader may not read. */
export function takenOver(evidence: Evidence, me: string, isSameDesk: boolean): Omit<EvidenceRecord, 'id'> | null {
  const { relation, tier, content } = evidence;
  return content && { ...content, relation, tier, confidentiality: confidentialityFor(evidence, me, isSameDesk) };
}

const wordsOf = ({ confidentiality: _whom, ...said }: EvidenceContent) =>
  JSON.stringify(said, Object.keys(said).sort());

/** Those that are not on the claim yet: what was taken over once is not offered again. */
export function notTakenOver(offered: readonly Evidence[], here: readonly Evidence[]): Evidence[] {
  const known = new Set(here.flatMap(({ content }) => (content ? [wordsOf(content)] : [])));
  return offered.filter(({ content }) => content !== null && !known.has(wordsOf(content)));
}

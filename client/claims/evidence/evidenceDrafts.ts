/** Half-filled records of sources: notes on this computer, so that a reload, an Escape or a look at another claim loses none. */
import type { Notes } from '../../session/notes.ts';
import { EMPTY_EVIDENCE, type EvidenceDraft } from './evidenceDraft.ts';

/** Where it is filled in: a claim, and the record that is corrected; null for a new one. */
interface EvidencePlace {
  claim: string;
  record: string | null;
}

export interface EvidenceDrafts {
  /** Null where nothing was begun. */
  begun(place: EvidencePlace): EvidenceDraft | null;
  /** Null for what is sent or thrown away. */
  keep(place: EvidencePlace, draft: EvidenceDraft | null): void;
}

const keyOf = ({ claim, record }: EvidencePlace) => `evidence:${claim}:${record ?? 'new'}`;

export function createEvidenceDrafts(notes: Notes): EvidenceDrafts {
  return {
    begun(place) {
      const kept = notes.read(keyOf(place)) as EvidenceDraft | null;
      return kept && { ...EMPTY_EVIDENCE, ...kept };
    },
    keep(place, draft) {
      if (draft) notes.write(keyOf(place), draft);
      else notes.remove(keyOf(place));
    },
  };
}

/** Whether the reader may give the second signature, told by the server beforehand: only it knows who wrote the words. */
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import { standingEvidence } from '../../../shared/review/definition.ts';
import type { ClaimStanding } from '../../../shared/review/standing.ts';
import { api } from '../../api/http.ts';
import type { ClaimView } from '../../margin/claimViews.ts';

/** Nobody is asked while somebody types. */
const PAUSE_MS = 600;

export type SecondBar = 'R-TICK-2' | 'R-TICK-4';

export interface SecondSignatureAsked {
  /** Id of the article. */
  article: string;
  claim: ClaimView;
  standing: ClaimStanding;
  /** How its passages read now: who wrote a word may be another although it reads as before. */
  words: string;
  /** Who changed last what its passages say. */
  changed: PassageChange | null;
  /** Without it nothing is asked. */
  isOpen: boolean;
}

/** The rule that keeps the reader from it; null where none does, or it is not known yet. */
export function useSecondSignature({
  article,
  claim,
  standing,
  words,
  changed,
  isOpen,
}: SecondSignatureAsked): SecondBar | null {
  const { id, passages, evidence, ticks } = claim;
  const givers = standingEvidence(evidence).map(({ by }) => by);
  const [said] = useDebouncedValue(words, PAUSE_MS);
  const depends = { passages: passages.length, givers, ticks: ticks.length, said, changed: changed?.at ?? null };
  const { data } = useQuery({
    queryKey: ['second signature', article, id, depends],
    queryFn: () =>
      api<{ bar: SecondBar | null }>(
        `/articles/${encodeURIComponent(article)}/claims/${encodeURIComponent(id)}/second`,
      ),
    enabled: isOpen && standing.needed === 2 && standing.state !== 'done',
    // What was told when it read so before may not hold any more.
    staleTime: 0,
  });
  return data?.bar ?? null;
}

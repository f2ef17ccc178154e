/** How a claim stands, in a sign and in words, so that colour never tells alone. */
import { useTranslation } from 'react-i18next';
import type { ClaimStanding, ClaimState } from '../../../shared/review/standing.ts';
import type { Verdict } from '../../../shared/review/verdicts.ts';

export const STATE_SIGNS: Readonly<Record<ClaimState, string>> = {
  open: '○',
  taken: '◐',
  first: '◔',
  done: '✓',
  stale: '↻',
  reopened: '↺',
  dropped: '–',
};
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  confirmed: '✓',
  change: '✎',
  attributed: '❝',
  single: '1',
  disputed: '≈',
  unverifiable: '?',
  wrong: '✕',
  uncheckable: '∅',
};

/** What a chip or a row is coloured by. */
export type Tone = 'open' | 'work' | 'done' | 'stale' | 'wrong' | 'disputed';

export interface StateSign {
  sign: string;
  words: string;
  tone: Tone;
}

/** What a standing is coloured by. */
export function toneOf({ state, verdict }: Pick<ClaimStanding, 'state' | 'verdict'>): Tone {
  if (state === 'stale') return 'stale';
  if (verdict === 'wrong') return 'wrong';
  if (verdict === 'disputed') return 'disputed';
  if (state === 'done') return 'done';
  return state === 'taken' || state === 'first' ? 'work' : 'open';
}

/** Tells of each standing what is shown of it; before there is one, of an open claim. */
export function useStateSign(): (
  standing: Pick<ClaimStanding, 'state' | 'verdict'> | null,
  dropped: boolean,
) => StateSign {
  const { t } = useTranslation('checking');
  return (standing, dropped) => {
    const { state, verdict } = standing ?? { state: dropped ? ('dropped' as const) : ('open' as const), verdict: null };
    const tone = toneOf({ state, verdict });
    if (state === 'done' && verdict) return { sign: VERDICT_SIGNS[verdict], words: t(verdict), tone };
    return { sign: STATE_SIGNS[state], words: t(`state_${state}`), tone };
  };
}

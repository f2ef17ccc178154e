/** The signatures of a claim: those that stand, and those that cracked, with what was changed under them and by whom. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import type { ClaimStanding, TickStanding } from '../../../shared/review/standing.ts';
import { wordHunks } from '../../../shared/text/wordDiff.ts';
import { useFormats } from '../../i18n/formats.ts';
import { DiffWords } from '../../margin/suggestions/DiffWords.tsx';
import type { Person } from '../../margin/usePeople.ts';
import { useRestore } from './restoreContext.ts';
import { VERDICT_SIGNS } from './stateSign.tsx';

export interface TickListProps {
  standing: ClaimStanding;
  /** How each passage reads now. */
  wordOf(passage: string): string | null;
  /** Who changed last what its passages say; null where nobody saw that. */
  changed: PassageChange | null;
  /** Without it, only what cracked is shown. */
  active: boolean;
  me: string;
  person(id: string): Person;
  mayWork: boolean;
  onUntick(): void;
  onCheckAgain(): void;
}

export function TickList({ standing, ...rest }: TickListProps) {
  const isShown = ({ tick, crack }: TickStanding) =>
    rest.active ? crack !== 'ended' || tick.ended?.kind === 'reopened' : crack !== null && crack !== 'ended';
  const shown = standing.ticks.filter(isShown);
  if (shown.length === 0) return null;
  return (
    <ul className="ticks">
      {shown.map((each) => (
        <TickRow key={each.tick.seq} standing={each} {...rest} />
      ))}
    </ul>
  );
}

const CRACKS = {
  wording: 'crackedWording',
  evidence: 'crackedEvidence',
  suggestion: 'crackedSuggestion',
  ended: 'crackedEnded',
} as const;

type TickRowProps = Omit<TickListProps, 'standing'> & { standing: TickStanding };

function TickRow({ standing, wordOf, changed: change, me, person, mayWork, onUntick, onCheckAgain }: TickRowProps) {
  const { t } = useTranslation('checking');
  const formats = useFormats();
  const { tick, verdict, grade, crack } = standing;
  const { name } = person(tick.by);
  const changed = tick.wordings.filter(({ passage, text }) => (wordOf(passage) ?? text) !== text);
  return (
    <li className="tick" data-cracked={crack !== null}>
      <p className="tick-head">
        <span className="tick-sign" aria-hidden="true">
          {crack ? '⚡' : VERDICT_SIGNS[verdict]}
        </span>
        <span>
          {t('signedBy', { name, verdict: t(verdict) })}
          <time className="tick-time" dateTime={tick.at}>
            {' '}
            {formats.when(new Date(tick.at), new Date())}
          </time>
        </span>
      </p>
      {tick.note && <p className="check-hint">{tick.note}</p>}
      {crack === null && grade === 'wording' && <p className="check-hint">↻ {t('reworded')}</p>}
      {crack && <p className="tick-crack">{t(CRACKS[crack])}</p>}
      {crack === 'wording' && change && (
        <p className="check-hint">
          {t('changedBy', {
            name: change.by.map((id) => person(id).name).join(', '),
            time: formats.when(new Date(change.at), new Date()),
          })}
        </p>
      )}
      {(crack === 'wording' || grade === 'wording') &&
        changed.map(({ passage, text }) => (
          <DiffWords key={passage} before={text} hunks={wordHunks(text, wordOf(passage) ?? '')} />
        ))}
      {crack === 'wording' && mayWork && <Acts standing={standing} onCheckAgain={onCheckAgain} />}
      {crack === null && tick.by === me && mayWork && (
        <button type="button" className="check-quiet" onClick={onUntick}>
          {t('untick')}
        </button>
      )}
    </li>
  );
}

function Acts({ standing, onCheckAgain }: { standing: TickStanding; onCheckAgain(): void }) {
  const { t } = useTranslation('checking');
  const restore = useRestore();
  return (
    <div className="check-acts">
      <Button size="compact-sm" variant="default" onClick={onCheckAgain}>
        {t('checkAgain')}
      </Button>
      {restore && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => restore.run(standing.tick.wordings)}>
          {t(restore.isProposal ? 'proposeRestore' : 'restore')}
        </Button>
      )}
    </div>
  );
}

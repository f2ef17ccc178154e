/** What everybody voted, what it comes to, and the signature that may follow. */
import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevealedVote } from '../../shared/ledger/session.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';
import { outcomeOf } from '../../shared/session/outcome.ts';
import { VERDICT_SIGNS } from '../claims/checking/stateSign.tsx';
import type { Person } from '../margin/usePeople.ts';
import { Key } from '../shell/Keys.tsx';
import { useActionKeys } from '../shell/useActionKeys.ts';

export interface RevealPartProps {
  votes: readonly RevealedVote[];
  person(id: string): Person;
  /** Signs the claim with the verdict of the room; null where the reader may not, or has. */
  onSign: ((verdict: Verdict) => void) | null;
}

export function RevealPart({ votes, person, onSign }: RevealPartProps) {
  const { t } = useTranslation(['checkroom', 'checking']);
  const outcome = outcomeOf(votes);
  const sign = onSign && outcome.verdict !== null ? () => outcome.verdict && onSign(outcome.verdict) : null;
  const latest = useRef(sign);
  latest.current = sign;
  useActionKeys(
    useMemo(
      () => [
        {
          ...{ key: 'y', code: 'KeyY', label: t('keySign') },
          act() {
            latest.current?.();
            return latest.current !== null;
          },
        },
      ],
      [t],
    ),
  );
  const groups = [...Map.groupBy(votes, ({ verdict }) => verdict)].sort(([, a], [, b]) => b.length - a.length);
  const verdict = outcome.verdict === null ? '' : t(`checking:${outcome.verdict}`);
  return (
    <div className="checkroom-reveal">
      <p className="checkroom-outcome" role="status" data-outcome={outcome.kind}>
        {t(`outcome_${outcome.kind}`, { verdict, count: outcome.dissent.length })}
        {sign && (
          <Button size="compact-sm" onClick={sign}>
            {t('checking:sign', { verdict })} <Key usual="y" />
          </Button>
        )}
      </p>
      <ul className="checkroom-groups">
        {groups.map(([each, given]) => (
          <li key={each} data-verdict={each}>
            <strong>
              <span aria-hidden="true">{VERDICT_SIGNS[each]}</span> {t(`checking:${each}`)}
            </strong>{' '}
            <span className="checkroom-count">{given.length}</span>
            {given.map(({ by, reason }) => (
              <span key={by} className="checkroom-given">
                {person(by).name}
                {reason && <q dir="auto">{reason}</q>}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

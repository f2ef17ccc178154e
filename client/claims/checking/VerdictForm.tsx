/** Chooses a verdict, each with its definition, and signs it; what the evidence does not meet says so beforehand. */
import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../../../shared/ledger/claim.ts';
import { meetsDefinition } from '../../../shared/review/definition.ts';
import { VERDICTS, type Verdict } from '../../../shared/review/verdicts.ts';
import { VERDICT_SIGNS } from './stateSign.tsx';
import './checking.css';

export interface VerdictFormProps {
  claim: Pick<Claim, 'id' | 'evidence'>;
  /** Of the first signature; another cannot be given beside it. */
  first: Verdict | null;
  onSign(verdict: Verdict): void;
  onCancel(): void;
}

export function VerdictForm({ claim, first, onSign, onCancel }: VerdictFormProps) {
  const { t } = useTranslation('checking');
  const [chosen, setChosen] = useState<Verdict>(first ?? 'confirmed');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);
  const isMet = meetsDefinition(chosen, claim.evidence);
  const isOther = first !== null && first !== chosen;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMet && !isOther) onSign(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const numbered = VERDICTS[Number(event.key) - 1];
    if (numbered && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      setChosen(numbered);
      form.current?.querySelector<HTMLInputElement>(`input[value="${numbered}"]`)?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) submit(event);
    else return;
  };
  return (
    <form ref={form} className="verdicts" onSubmit={submit} onKeyDown={onKeyDown}>
      <fieldset>
        <legend>{t('verdictTitle')}</legend>
        {VERDICTS.map((verdict, place) => (
          <label key={verdict} className="verdict" data-chosen={verdict === chosen}>
            <input
              type="radio"
              name={`verdict-${claim.id}`}
              value={verdict}
              checked={verdict === chosen}
              onChange={() => setChosen(verdict)}
            />
            <span className="verdict-name">
              <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {t(verdict)}
            </span>
            <kbd>{place + 1}</kbd>
            <span className="verdict-is">{t(`${verdict}Is`)}</span>
          </label>
        ))}
      </fieldset>
      {!isMet && <p className="check-hint">{t('notMet')}</p>}
      {isOther && <p className="check-hint">{t('firstSaid', { verdict: t(first) })}</p>}
      <div className="check-acts">
        <Button size="compact-sm" type="submit" disabled={!isMet || isOther}>
          {t('sign', { verdict: t(chosen) })}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

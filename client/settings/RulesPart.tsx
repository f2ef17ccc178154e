/** How the desk checks: the share of words that must be done, how long a taken claim is held, who needs a second factor. */
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../shared/permissions.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import { rulesQuery, useSetRules } from '../api/rules.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';

export function RulesPart({ slug, manages }: { slug: string; manages: boolean }) {
  const { t } = useTranslation('settings');
  const { data } = useQuery(rulesQuery(slug));
  return (
    <Part title={t('rules')} intro={t('rulesText')}>
      {data && <RulesForm key={JSON.stringify(data)} slug={slug} rules={data} manages={manages} />}
    </Part>
  );
}

function RulesForm({ slug, rules, manages }: { slug: string; rules: DeskRules; manages: boolean }) {
  const { t } = useTranslation(['settings', 'people', 'shell']);
  const change = useSetRules(slug);
  const run = useRun();
  const [draft, setDraft] = useState(rules);
  const set = (field: 'coverage' | 'leaseMinutes') => (value: string | number) =>
    setDraft((now) => ({ ...now, [field]: typeof value === 'number' ? value : DEFAULT_RULES[field] }));
  const setSecondFactor = (value: string) =>
    setDraft((now) => ({ ...now, secondFactor: ROLES.find((role) => role === value) ?? null }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(change, draft, t('rulesSaved'));
  };
  return (
    <form onSubmit={submit} className="settings-form">
      <NumberInput
        label={t('rulesCoverage')}
        value={draft.coverage}
        min={0}
        max={100}
        allowDecimal={false}
        suffix=" %"
        disabled={!manages}
        onChange={set('coverage')}
      />
      <NumberInput
        label={t('rulesLease')}
        value={draft.leaseMinutes}
        min={1}
        max={240}
        allowDecimal={false}
        disabled={!manages}
        onChange={set('leaseMinutes')}
      />
      <NativeSelect
        label={t('people:rulesSecondFactor')}
        value={draft.secondFactor ?? ''}
        disabled={!manages}
        data={[
          { value: '', label: t('people:rulesSecondFactorNobody') },
          ...ROLES.map((role) => ({
            value: role,
            label: t('people:rulesSecondFactorFrom', { role: t(`shell:role_${role}`) }),
          })),
        ]}
        onChange={(event) => setSecondFactor(event.currentTarget.value)}
      />
      {manages && <Button type="submit">{t('rulesSave')}</Button>}
    </form>
  );
}

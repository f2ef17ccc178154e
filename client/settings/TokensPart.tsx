/** API tokens: made for one thing and for a time, shown once, revoked. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCOPES, type Scope } from '../../shared/permissions.ts';
import { tokensQuery, useCreateToken, useRevokeToken } from '../api/people.ts';
import type { ApiToken } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { Secret } from '../ui/Secret.tsx';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';

const DAY_MS = 86_400_000;
/** Days that a token is offered for; 0: for ever. */
const DAYS = [7, 30, 90, 365, 0] as const;

export function TokensPart() {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const tokens = useQuery(tokensQuery);
  return (
    <Part title={t('tokens')} intro={t('tokensText')}>
      <NewToken />
      {tokens.error && <p role="alert">{words(tokens.error)}</p>}
      {tokens.data?.length === 0 && <p className="quiet">{t('tokensNone')}</p>}
      {tokens.data && tokens.data.length > 0 && <TokenList tokens={tokens.data} />}
    </Part>
  );
}

function NewToken() {
  const { t } = useTranslation('settings');
  const create = useCreateToken();
  const run = useRun();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [days, setDays] = useState(90);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = days === 0 ? null : new Date(Date.now() + days * DAY_MS).toISOString();
    run(create, { name: name.trim(), scope, expiresAt });
    setName('');
  };
  return (
    <>
      <form className="settings-form" onSubmit={submit}>
        <TextInput
          className="grow"
          label={t('tokenName')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('tokenScope')}
          value={scope}
          data={SCOPES.map((value) => ({ value, label: t(`tokenScope_${value}`) }))}
          onChange={(event) => setScope(SCOPES.find((each) => each === event.currentTarget.value) ?? 'read')}
        />
        <NativeSelect
          label={t('tokenEnds')}
          value={String(days)}
          data={DAYS.map((count) => ({
            value: String(count),
            label: count === 0 ? t('tokenForever') : t('tokenDays', { count }),
          }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          {t('tokenCreate')}
        </Button>
      </form>
      <p className="quiet">{t('tokenScopeText')}</p>
      {create.data && <Secret label={t('token')} value={create.data.token} note={t('tokenOnce')} />}
    </>
  );
}

function TokenList({ tokens }: { tokens: readonly ApiToken[] }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const revoke = useRevokeToken();
  const run = useRun();
  const moment = (iso: string) => formats.moment(new Date(iso));
  return (
    <ul className="settings-list">
      {tokens.map(({ id, name, start, scope, createdAt, expiresAt, lastUsedAt }) => (
        <li key={id}>
          <span className="settings-who">
            {name} <span className="quiet">{start && <code>{start}…</code>}</span> · {t(`tokenScope_${scope}`)}
            <br />
            <span className="quiet">
              {t('created', { when: moment(createdAt) })} ·{' '}
              {expiresAt === null ? t('tokenForever') : t('tokenUntil', { when: moment(expiresAt) })} ·{' '}
              {lastUsedAt === null ? t('tokenUnused') : t('tokenUsed', { when: moment(lastUsedAt) })}
            </span>
          </span>
          <Button variant="default" aria-label={t('tokenRevokeLabel', { name })} onClick={() => run(revoke, id)}>
            {t('tokenRevoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

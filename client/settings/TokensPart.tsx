/** API tokens: made, shown once, revoked. */
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokensQuery, useCreateToken, useRevokeToken } from '../api/people.ts';
import type { ApiToken } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { Secret } from '../ui/Secret.tsx';
import { Part } from './Part.tsx';
import { useRun } from './useRun.ts';

export function TokensPart() {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const tokens = useQuery(tokensQuery);
  const create = useCreateToken();
  const run = useRun();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(create, name.trim());
    setName('');
  };
  return (
    <Part title={t('tokens')} intro={t('tokensText')}>
      <form className="settings-form" onSubmit={submit}>
        <TextInput
          className="grow"
          label={t('tokenName')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          {t('tokenCreate')}
        </Button>
      </form>
      {create.data && <Secret label={t('token')} value={create.data.token} note={t('tokenOnce')} />}
      {tokens.error && <p role="alert">{words(tokens.error)}</p>}
      {tokens.data?.length === 0 && <p className="quiet">{t('tokensNone')}</p>}
      {tokens.data && tokens.data.length > 0 && <TokenList tokens={tokens.data} />}
    </Part>
  );
}

function TokenList({ tokens }: { tokens: readonly ApiToken[] }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const revoke = useRevokeToken();
  const run = useRun();
  return (
    <ul className="settings-list">
      {tokens.map(({ id, name, start, createdAt }) => (
        <li key={id}>
          <span className="settings-who">
            {name} <span className="quiet">{start && <code>{start}…</code>}</span>
            <br />
            <span className="quiet">{t('created', { when: formats.moment(new Date(createdAt)) })}</span>
          </span>
          <Button variant="default" aria-label={t('tokenRevokeLabel', { name })} onClick={() => run(revoke, id)}>
            {t('tokenRevoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

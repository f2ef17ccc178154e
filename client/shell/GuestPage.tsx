/** A guest link: what it lets one read, and under which name. */
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { guestInvitationQuery, useEnterAsGuest } from '../api/guests.ts';
import { useFormats } from '../i18n/formats.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useTitle } from '../ui/useTitle.ts';
import { BadLink } from './BadLink.tsx';
import { Loading } from './Loading.tsx';
import { useLinkToken } from './useLinkToken.ts';

/** @param ended whether a guest comes from their article, which they may not read any more. */
export function GuestPage({ ended }: { ended: boolean }) {
  const { t } = useTranslation('people');
  const token = useLinkToken();
  useTitle(t('guestTitle'));
  if (ended) return <BadLink text={t('guestOver')} />;
  if (token === '') return <BadLink text={t('guestMissing')} />;
  return <Invitation token={token} />;
}

function Invitation({ token }: { token: string }) {
  const { t } = useTranslation(['people', 'shell']);
  const words = useProblemWords();
  const formats = useFormats();
  const router = useRouter();
  const { data, error } = useQuery(guestInvitationQuery(token));
  const enter = useEnterAsGuest(token);
  const [name, setName] = useState('');
  if (error) return <BadLink text={words(error)} />;
  if (!data) return <Loading />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate(name.trim(), {
      onSuccess: ({ article }) => void router.navigate({ to: '/article/$id', params: { id: article }, replace: true }),
    });
  };
  return (
    <PlainPage>
      <h1>{data.headline || t('guestUntitled')}</h1>
      <p>
        {t(`guestInvites_${data.role}`, { by: data.by })}{' '}
        {t('guestUntil', { when: formats.moment(new Date(data.expiresAt)) })}
      </p>
      <form onSubmit={submit}>
        <TextInput
          label={t('shell:name')}
          description={t('guestNameHint')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {enter.error && (
          <p className="form-problem" role="alert">
            {words(enter.error)}
          </p>
        )}
        <Button type="submit" loading={enter.isPending} disabled={name.trim() === ''}>
          {t('guestEnter')}
        </Button>
      </form>
      <p className="quiet">{t('guestOnce')}</p>
    </PlainPage>
  );
}

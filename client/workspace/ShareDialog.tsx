/** Sharing an article: its address for people of the desk, and links that let one outside person in. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GUEST_ROLES, type GuestRole } from '../../shared/guest.ts';
import { type GuestOfArticle, guestsQuery, useInviteGuest, useWithdrawGuest } from '../api/guests.ts';
import { useFormats } from '../i18n/formats.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { Secret } from '../ui/Secret.tsx';
import styles from './shareDialog.module.css';

/** Days that a link is offered for. */
const DAYS = [1, 3, 7, 14, 30] as const;
const USUAL_DAYS = 7;

export interface ShareDialogProps {
  article: string;
  /** Of the article, or of the comment that is open. */
  address: string;
  close(): void;
}

export function ShareDialog({ article, address, close }: ShareDialogProps) {
  const { t } = useTranslation(['people', 'shell']);
  const clipboard = useClipboard({ timeout: 3_000 });
  return (
    <Dialog title={t('shareTitle')} size="lg" close={close}>
      <Stack gap="lg">
        <section>
          <h3>{t('shareDesk')}</h3>
          <p className="quiet">{t('shareDeskText')}</p>
          <Button variant="default" onClick={() => clipboard.copy(address)}>
            {t(clipboard.copied ? 'shell:copied' : 'shareCopy')}
          </Button>
        </section>
        <section>
          <h3>{t('guests')}</h3>
          <p className="quiet">{t('guestsText')}</p>
          <InviteGuest article={article} />
          <GuestList article={article} />
        </section>
      </Stack>
    </Dialog>
  );
}

function InviteGuest({ article }: { article: string }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const formats = useFormats();
  const invite = useInviteGuest(article);
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<GuestRole>('commenter');
  const [days, setDays] = useState<number>(USUAL_DAYS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ label: label.trim(), role, days }, { onSuccess: () => setLabel('') });
  };
  return (
    <>
      <form className={styles['form']} onSubmit={submit}>
        <TextInput
          label={t('guestLabel')}
          placeholder={t('guestLabelExample')}
          maxLength={80}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('guestMay')}
          value={role}
          data={GUEST_ROLES.map((value) => ({ value, label: t(`guestMay_${value}`) }))}
          onChange={(event) => setRole(GUEST_ROLES.find((each) => each === event.currentTarget.value) ?? 'viewer')}
        />
        <NativeSelect
          label={t('guestDays')}
          value={String(days)}
          data={DAYS.map((count) => ({ value: String(count), label: t('days', { count }) }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <Button type="submit" loading={invite.isPending} disabled={label.trim() === ''}>
          {t('guestMake')}
        </Button>
      </form>
      {invite.error && <p role="alert">{words(invite.error)}</p>}
      {invite.data && (
        <Secret
          label={t('guestLink')}
          value={invite.data.url}
          note={t('guestLinkOnce', { when: formats.moment(new Date(invite.data.expiresAt)) })}
        />
      )}
    </>
  );
}

function GuestList({ article }: { article: string }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const { data, error } = useQuery(guestsQuery(article));
  if (error) return <p role="alert">{words(error)}</p>;
  if (!data) return null;
  if (data.length === 0) return <p className="quiet">{t('guestsNone')}</p>;
  return (
    <ul className={styles['list']}>
      {data.map((guest) => (
        <GuestRow key={guest.id} article={article} guest={guest} />
      ))}
    </ul>
  );
}

function GuestRow({ article, guest }: { article: string; guest: GuestOfArticle }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const formats = useFormats();
  const withdraw = useWithdrawGuest(article);
  const { id, label, name, role, expiresAt, by } = guest;
  const who = name === null || name === label ? label : `${name} (${label})`;
  return (
    <li>
      <span className={styles['who']}>
        <strong>{who}</strong> · {t(`guestMay_${role}`)}
        <br />
        <span className="quiet">
          {t(name === null ? 'guestWaiting' : 'guestIn', { by, when: formats.moment(new Date(expiresAt)) })}
        </span>
        {withdraw.error && <span role="alert">{words(withdraw.error)}</span>}
      </span>
      <Group>
        <Button
          variant="default"
          loading={withdraw.isPending}
          aria-label={t('guestWithdrawLabel', { who })}
          onClick={() => withdraw.mutate(id)}
        >
          {t('guestWithdraw')}
        </Button>
      </Group>
    </li>
  );
}

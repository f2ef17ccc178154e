/** Invite links to a desk: made, copied once, withdrawn. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayGive, ROLES, type Role, roleFrom } from '../../shared/permissions.ts';
import { invitesQuery, useCreateInvite, useWithdrawInvite } from '../api/desks.ts';
import type { DeskOfMine, Invite } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { Secret } from '../ui/Secret.tsx';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';

export function InvitesPart({ desk }: { desk: DeskOfMine }) {
  const { t } = useTranslation(['settings', 'shell']);
  const formats = useFormats();
  const create = useCreateInvite(desk.slug);
  const run = useRun();
  const [role, setRole] = useState<Role>('editor');
  const [email, setEmail] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = email.trim();
    run(create, address ? { role, email: address } : { role });
  };
  return (
    <Part title={t('invites')} intro={t('invitesText')}>
      <form className="settings-form" onSubmit={submit}>
        <NativeSelect
          label={t('role')}
          value={role}
          data={ROLES.filter((value) => mayGive(desk.role, value)).map((value) => ({
            value,
            label: t(`shell:role_${value}`),
          }))}
          onChange={(event) => setRole(roleFrom(event.currentTarget.value))}
        />
        <TextInput
          className="grow"
          type="email"
          label={t('inviteEmail')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending}>
          {t('inviteCreate')}
        </Button>
      </form>
      <p className="quiet">{t(`shell:roleMay_${role}`)}</p>
      {create.data && (
        <Secret
          label={t('inviteLink')}
          value={create.data.url}
          note={t('inviteOnce', { when: formats.moment(new Date(create.data.expiresAt)) })}
        />
      )}
      <OpenInvites desk={desk} />
    </Part>
  );
}

function OpenInvites({ desk }: { desk: DeskOfMine }) {
  const { t } = useTranslation('settings');
  const invites = useQuery(invitesQuery(desk.slug));
  if (!invites.data) return null;
  if (invites.data.length === 0) return <p className="quiet">{t('openInvitesNone')}</p>;
  return (
    <>
      <h3>{t('openInvites')}</h3>
      <ul className="settings-list">
        {invites.data.map((invite) => (
          <InviteRow key={invite.id} desk={desk} invite={invite} />
        ))}
      </ul>
    </>
  );
}

function InviteRow({ desk, invite }: { desk: DeskOfMine; invite: Invite }) {
  const { t } = useTranslation(['settings', 'shell']);
  const formats = useFormats();
  const withdraw = useWithdrawInvite(desk.slug);
  const run = useRun();
  const who = invite.email ?? t('inviteAnyone');
  return (
    <li>
      <span className="settings-who">
        {who} · {t(`shell:role_${invite.role}`)}
        <br />
        <span className="quiet">{t('inviteUntil', { when: formats.moment(new Date(invite.expiresAt)) })}</span>
      </span>
      <Button variant="default" aria-label={t('inviteWithdrawLabel', { who })} onClick={() => run(withdraw, invite.id)}>
        {t('inviteWithdraw')}
      </Button>
    </li>
  );
}

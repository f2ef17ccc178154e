/** One member of a desk: who, and what they may do; a chief changes it here. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayGive, ROLES, roleFrom } from '../../shared/permissions.ts';
import { colourOf } from '../../shared/protocol/presence.ts';
import { useChangeMember } from '../api/desks.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine, Member } from '../api/shapes.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useRun } from '../ui/useRun.ts';

export function MemberRow({ desk, member }: { desk: DeskOfMine; member: Member }) {
  const { t } = useTranslation(['settings', 'shell']);
  const me = useMe().person.id;
  const { person, name, email, role } = member;
  return (
    <li>
      <Avatar face={{ id: person, name, colour: colourOf(person) }} size={30} />
      <span className="settings-who">
        {name} {person === me && <span className="quiet">({t('you')})</span>}
        <br />
        <span className="quiet">{email}</span>
      </span>
      {mayGive(desk.role, role) ? <MemberRights desk={desk} member={member} /> : t(`shell:role_${role}`)}
    </li>
  );
}

function MemberRights({ desk, member }: { desk: DeskOfMine; member: Member }) {
  const { t } = useTranslation(['settings', 'shell']);
  const change = useChangeMember(desk.slug);
  const run = useRun();
  const [removing, setRemoving] = useState(false);
  const { person, name, role } = member;
  const setRole = (value: string) => {
    const next = roleFrom(value);
    run(change, { person, role: next }, t('roleChanged', { name, role: t(`shell:role_${next}`) }));
  };
  return (
    <>
      <NativeSelect
        aria-label={t('roleOf', { name })}
        value={role}
        disabled={change.isPending}
        data={ROLES.map((value) => ({ value, label: t(`shell:role_${value}`), disabled: !mayGive(desk.role, value) }))}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <Button variant="default" aria-label={t('removeLabel', { name })} onClick={() => setRemoving(true)}>
        {t('remove')}
      </Button>
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name })}
          action={t('remove')}
          isGrave
          close={() => setRemoving(false)}
          confirm={() => {
            setRemoving(false);
            run(change, { person, role: null }, t('removed', { name }));
          }}
        >
          <p>{t('removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

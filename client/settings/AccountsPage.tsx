/** Every account of the installation, for its owner: where it is signed in, and its end. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from '../../shared/protocol/presence.ts';
import { type Account, accountsQuery, useEndAllSessions, useRemoveAccount } from '../api/accounts.ts';
import { signInWaysQuery, useMe } from '../api/people.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';
import { ResetAccount } from './ResetAccount.tsx';
import './settings.css';

export function AccountsPage() {
  const { t } = useTranslation('people');
  const { person } = useMe();
  if (!person.owner) return <NotFound />;
  return (
    <Page title={t('accounts')}>
      <div className="settings">
        <h1>{t('accounts')}</h1>
        <AccountList />
      </div>
    </Page>
  );
}

function AccountList() {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const { data, error } = useQuery(accountsQuery);
  return (
    <Part title={t('accountsAll')} intro={t('accountsText')}>
      {error && <p role="alert">{words(error)}</p>}
      <ul className="settings-list">
        {data?.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
    </Part>
  );
}

function AccountRow({ account }: { account: Account }) {
  const { t } = useTranslation(['people', 'shell']);
  const me = useMe().person.id;
  const end = useEndAllSessions();
  const run = useRun();
  const [asking, setAsking] = useState<'reset' | 'removal' | null>(null);
  const takesPasswords = useQuery(signInWaysQuery).data?.passwords !== false;
  const close = () => setAsking(null);
  const { id, name, email, owner, secondFactor, sessions, desks } = account;
  const facts = [
    ...desks.map((desk) => `${desk.name} (${t(`shell:role_${desk.role}`)})`),
    ...(owner ? [t('accountOwner')] : []),
    t(secondFactor ? 'accountStrong' : 'accountWeak'),
    t('accountSessions', { count: sessions }),
  ];
  return (
    <li>
      <Avatar face={{ id, name, colour: colourOf(id) }} size={30} />
      <span className="settings-who">
        {name}
        <br />
        <span className="quiet">{email}</span>
        <br />
        <span className="quiet">{facts.join(' · ')}</span>
      </span>
      {id !== me && (
        <Group gap={8}>
          <Button
            variant="default"
            disabled={sessions === 0}
            aria-label={t('accountSignOutLabel', { name })}
            onClick={() => run(end, id, t('accountSignedOut', { name }))}
          >
            {t('accountSignOut')}
          </Button>
          {(takesPasswords || owner) && (
            <Button variant="default" aria-label={t('accountResetLabel', { name })} onClick={() => setAsking('reset')}>
              {t('accountReset')}
            </Button>
          )}
          <Button variant="default" aria-label={t('accountRemoveLabel', { name })} onClick={() => setAsking('removal')}>
            {t('accountRemove')}
          </Button>
        </Group>
      )}
      {asking === 'reset' && <ResetAccount account={account} close={close} />}
      {asking === 'removal' && <RemoveAccount account={account} close={close} />}
    </li>
  );
}

function RemoveAccount({ account, close }: { account: Account; close(): void }) {
  const { t } = useTranslation('people');
  const notice = useNotice();
  const remove = useRemoveAccount(account.id, () => {
    close();
    notice({ kind: 'done', text: t('accountRemoved', { name: account.name }) });
  });
  return (
    <PasswordAgain
      title={t('accountRemoveTitle', { name: account.name })}
      text={t('accountRemoveSure')}
      action={t('accountRemove')}
      isGrave
      change={remove}
      close={close}
    />
  );
}

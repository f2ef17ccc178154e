/** Passkeys: which the account has, adding one with the device at hand, taking one away. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canUsePasskeys, type PasskeyView, passkeysQuery, useAddPasskey, useRemovePasskey } from '../api/passkeys.ts';
import { signInWaysQuery, useMe } from '../api/people.ts';
import { useFormats } from '../i18n/formats.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { browserName } from './browserName.ts';
import { Part } from './Part.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

export function PasskeysPart() {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const me = useMe();
  const ways = useQuery(signInWaysQuery);
  const { data, error } = useQuery(passkeysQuery);
  const isOffered = ways.data?.passkeys || me?.person.owner;
  if (!isOffered) return null;
  return (
    <Part title={t('passkeys')} intro={t('passkeysText')}>
      {error && <p role="alert">{words(error)}</p>}
      {data?.length === 0 && <p className="quiet">{t('passkeysNone')}</p>}
      {data && data.length > 0 && (
        <ul className="settings-list">
          {data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {canUsePasskeys() ? <AddPasskey /> : <p className="quiet">{t('passkeysUnknown')}</p>}
    </Part>
  );
}

function AddPasskey() {
  const { t } = useTranslation(['people', 'settings']);
  const notice = useNotice();
  const [asking, setAsking] = useState(false);
  const known = browserName(navigator.userAgent);
  const add = useAddPasskey(known ? t('settings:browserOn', { ...known }) : t('passkey'), () => {
    setAsking(false);
    notice({ kind: 'done', text: t('passkeyAdded') });
  });
  return (
    <>
      <Group>
        <Button
          onClick={() => {
            add.reset();
            setAsking(true);
          }}
        >
          {t('passkeyAdd')}
        </Button>
      </Group>
      {asking && (
        <PasswordAgain
          title={t('passkeyAdd')}
          text={t('passkeyAddText')}
          action={t('secondFactorNext')}
          change={add}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

function PasskeyRow({ passkey: { id, name, createdAt, usedAt } }: { passkey: PasskeyView }) {
  const { t } = useTranslation(['people', 'settings']);
  const formats = useFormats();
  const remove = useRemovePasskey();
  const run = useRun();
  const moment = (iso: string) => formats.moment(new Date(iso));
  return (
    <li>
      <span className="settings-who">
        {name}
        <br />
        <span className="quiet">
          {t('settings:created', { when: moment(createdAt) })} ·{' '}
          {usedAt === null ? t('settings:tokenUnused') : t('settings:tokenUsed', { when: moment(usedAt) })}
        </span>
      </span>
      <Button
        variant="default"
        aria-label={t('passkeyRemoveLabel', { name })}
        onClick={() => run(remove, id, t('passkeyRemoved'))}
      >
        {t('passkeyRemove')}
      </Button>
    </li>
  );
}

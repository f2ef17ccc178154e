/** Where the person is signed in, and ending it there. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionsQuery, useEndOtherSessions, useEndSession } from '../api/people.ts';
import type { PersonSession } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { browserName } from './browserName.ts';
import { Part } from './Part.tsx';

export function SessionsPart() {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const sessions = useQuery(sessionsQuery);
  return (
    <Part title={t('sessions')} intro={t('sessionsText')}>
      {sessions.error && <p role="alert">{words(sessions.error)}</p>}
      <ul className="settings-list">
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.data && sessions.data.length > 1 && <EndOthers />}
    </Part>
  );
}

function EndOthers() {
  const { t } = useTranslation('settings');
  const end = useEndOtherSessions();
  const run = useRun();
  return (
    <Group>
      <Button variant="default" loading={end.isPending} onClick={() => run(end, undefined, t('sessionsEnded'))}>
        {t('sessionsEndOthers')}
      </Button>
    </Group>
  );
}

function SessionRow({ session }: { session: PersonSession }) {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const end = useEndSession();
  const run = useRun();
  const known = browserName(session.userAgent);
  const name = known ? t('browserOn', { ...known }) : t('sessionUnknown');
  const when = formats.moment(new Date(session.createdAt));
  return (
    <li>
      <span className="settings-who">
        {name} {session.current && <strong>({t('sessionThis')})</strong>}
        <br />
        <span className="quiet">{t('created', { when })}</span>
      </span>
      {!session.current && (
        <Button
          variant="default"
          aria-label={t('sessionEndLabel', { name: `${name}, ${when}` })}
          onClick={() => run(end, session.id)}
        >
          {t('sessionEnd')}
        </Button>
      )}
    </li>
  );
}

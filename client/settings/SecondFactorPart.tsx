/** The second factor: setting it up with an app, codes on paper, doing without it again. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type SecondFactorState,
  secondFactorQuery,
  useBeginSecondFactor,
  useEndSecondFactor,
  useRenewCodes,
} from '../api/secondFactor.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { PaperCodes } from './PaperCodes.tsx';
import { Part } from './Part.tsx';
import { PasswordAgain } from './PasswordAgain.tsx';

/** Most people need it once, and it brings what draws the QR code. */
const SecondFactorSetUp = lazy(async () => ({
  default: (await import('./SecondFactorSetUp.tsx')).SecondFactorSetUp,
}));

export function SecondFactorPart() {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const { data, error } = useQuery(secondFactorQuery);
  return (
    <Part title={t('secondFactor')} intro={t('secondFactorText')}>
      {error && <p role="alert">{words(error)}</p>}
      {data && (data.on ? <SwitchedOn state={data} /> : <SwitchedOff state={data} />)}
    </Part>
  );
}

function SwitchedOff({ state }: { state: SecondFactorState }) {
  const { t } = useTranslation('people');
  const begin = useBeginSecondFactor();
  const [asking, setAsking] = useState(false);
  if (begin.data) {
    return (
      <Suspense>
        <SecondFactorSetUp secrets={begin.data} />
      </Suspense>
    );
  }
  return (
    <>
      {state.required && (
        <p className="settings-warning" role="alert">
          {t('secondFactorRequired')}
        </p>
      )}
      <Group>
        <Button onClick={() => setAsking(true)}>{t('secondFactorBegin')}</Button>
      </Group>
      {asking && (
        <PasswordAgain
          title={t('secondFactorBegin')}
          text={t('secondFactorBeginText')}
          action={t('secondFactorNext')}
          change={begin}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

function SwitchedOn({ state }: { state: SecondFactorState }) {
  const { t } = useTranslation('people');
  const notice = useNotice();
  const [asking, setAsking] = useState<'codes' | 'end' | null>(null);
  const close = () => setAsking(null);
  const renew = useRenewCodes(close);
  const end = useEndSecondFactor(() => {
    close();
    notice({ kind: 'done', text: t('secondFactorEnded') });
  });
  const ask = (what: 'codes' | 'end') => () => {
    renew.reset();
    end.reset();
    setAsking(what);
  };
  return (
    <>
      <p>
        <strong>{t('secondFactorOn')}</strong> {t('codesLeft', { count: state.codesLeft })}
      </p>
      {renew.data && <PaperCodes codes={renew.data.codes} />}
      <Group gap={8}>
        <Button variant="default" onClick={ask('codes')}>
          {t('codesRenew')}
        </Button>
        {!state.required && (
          <Button variant="default" onClick={ask('end')}>
            {t('secondFactorEnd')}
          </Button>
        )}
      </Group>
      {state.required && <p className="quiet">{t('secondFactorKept')}</p>}
      {asking === 'codes' && (
        <PasswordAgain
          title={t('codesRenew')}
          text={t('codesRenewText')}
          action={t('codesRenew')}
          change={renew}
          close={close}
        />
      )}
      {asking === 'end' && (
        <PasswordAgain
          title={t('secondFactorEnd')}
          text={t('secondFactorEndText')}
          action={t('secondFactorEnd')}
          isGrave
          change={end}
          close={close}
        />
      )}
    </>
  );
}

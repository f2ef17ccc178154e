/** An app reads the picture and shows a code; the code switches the second factor on. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SecondFactorSecrets, useConfirmSecondFactor } from '../api/secondFactor.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { PaperCodes } from './PaperCodes.tsx';

/** As it is easiest to type over. */
const inFours = (key: string) => key.replace(/(.{4})(?=.)/g, '$1 ');

export function SecondFactorSetUp({ secrets }: { secrets: SecondFactorSecrets }) {
  const { t } = useTranslation('people');
  const words = useProblemWords();
  const notice = useNotice();
  const confirm = useConfirmSecondFactor(() => notice({ kind: 'done', text: t('secondFactorSet') }));
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code);
  };
  return (
    <ol className="settings-steps">
      <li>
        <p>{t('stepScan')}</p>
        <QrCode text={secrets.uri} label={t('qrCode')} />
        <p className="quiet">
          {t('stepType')} <code>{inFours(secrets.key)}</code>
        </p>
      </li>
      <li>
        <p>{t('stepCodes')}</p>
        <PaperCodes codes={secrets.codes} />
      </li>
      <li>
        <form className="settings-form" onSubmit={submit}>
          <TextInput
            label={t('stepCode')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            value={code}
            error={confirm.error ? words(confirm.error) : null}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={confirm.isPending} disabled={code.replace(/\s/g, '').length !== 6}>
            {t('secondFactorSwitchOn')}
          </Button>
        </form>
      </li>
    </ol>
  );
}

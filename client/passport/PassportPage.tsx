/** Checks a passport in the browser, for anybody: its signature, its chain, and the published text beside it. */
import { FileInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changedClaims, type PassportFault } from '../../shared/passport/check.ts';
import type { Passport } from '../../shared/passport/schema.ts';
import { api } from '../api/http.ts';
import { useFormats } from '../i18n/formats.ts';
import { PlainPage } from '../ui/PlainPage.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { type PassportReading, readPassport } from './passportFile.ts';

type Read = Extract<PassportReading, { kind: 'read' }>;

/** What a fault is about: the number of an entry, or the id of a record. */
const aboutOf = (fault: PassportFault) => ('seq' in fault ? fault.seq : 'id' in fault ? fault.id : '');

function Faults({ faults }: { faults: readonly PassportFault[] }) {
  const { t } = useTranslation('passport');
  return (
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.kind} ${aboutOf(fault)}`}>{t(`fault_${fault.kind}`, { what: aboutOf(fault) })}</li>
      ))}
    </ul>
  );
}

/** Whose key it is: compared with that of the server which shows this page, where that can be asked. */
function KeyWords({ fingerprint }: { fingerprint: string }) {
  const { t } = useTranslation('passport');
  const own = useQuery({
    queryKey: ['passport-key'],
    queryFn: () => api<{ fingerprint: string }>('/passport-key'),
    retry: false,
  });
  const compared = own.data && (own.data.fingerprint === fingerprint ? t('ownKey') : t('otherKey'));
  return (
    <p>
      {t('key')}: <code>{fingerprint}</code> {compared}
    </p>
  );
}

function Published({ passport }: { passport: Passport }) {
  const { t } = useTranslation('passport');
  const [text, setText] = useState('');
  const changed = text.trim() === '' ? null : changedClaims(passport, text);
  const hasClaims = passport.report.claims.some(({ state }) => state === 'done');
  return (
    <>
      <Textarea
        label={t('published')}
        description={t('publishedHint')}
        autosize
        minRows={4}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status">
        {changed?.length === 0 && <p>{t(hasClaims ? 'same' : 'nothingChecked')}</p>}
        {changed && changed.length > 0 && (
          <>
            <p>{t('changed')}</p>
            <ul>
              {changed.map(({ number, quote }) => (
                <li key={`${number} ${quote}`}>
                  {t('claim', { number })}: <q lang={passport.report.article.language}>{quote}</q>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

function Finding({ passport, finding, fingerprint }: Read) {
  const { t } = useTranslation('passport');
  const formats = useFormats();
  const { report, issued } = passport;
  const { faults, entries, evidence } = finding;
  if (faults.length > 0) {
    return (
      <div role="alert">
        <h2>{t('broken')}</h2>
        <Faults faults={faults} />
      </div>
    );
  }
  const isCleared = report.gate.cleared !== null && report.gate.isWhole;
  const at = formats.moment(new Date(issued.at));
  const { headline } = report.article;
  const sums = [
    t('entries', { all: entries.whole + entries.withheld, withheld: entries.withheld }),
    t('evidence', { all: evidence.told + evidence.withheld, withheld: evidence.withheld }),
  ];
  return (
    <>
      <div role="status">
        <h2>{t('valid')}</h2>
        <p>{t('issued', { headline, desk: issued.desk, server: issued.by, at })}</p>
        <p>{t(isCleared ? 'cleared' : 'notCleared')}</p>
      </div>
      <KeyWords fingerprint={fingerprint} />
      {sums.map((sum) => (
        <p key={sum}>{sum}</p>
      ))}
      <Published key={passport.signature} passport={passport} />
    </>
  );
}

export function PassportPage() {
  const { t } = useTranslation('passport');
  const [reading, setReading] = useState<PassportReading | null>(null);
  useTitle(t('title'));
  const choose = async (file: File | null) => setReading(file && (await readPassport(await file.text())));
  return (
    <PlainPage>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      <FileInput label={t('file')} accept="application/json,.json" onChange={(file) => void choose(file)} />
      {reading?.kind === 'read' && <Finding {...reading} />}
      {reading && reading.kind !== 'read' && (
        <p className="form-problem" role="alert">
          {t(reading.kind)}
        </p>
      )}
    </PlainPage>
  );
}

/** The audit, for the owner: filtered, page by page, and as a table to keep. */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { GROUPS } from '../../shared/audit/kinds.ts';
import { type AuditFilter, auditQuery, auditTable } from '../api/audit.ts';
import { useMe } from '../api/people.ts';
import { Loading } from '../shell/Loading.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { DayField } from '../ui/DayField.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { AuditRow } from './AuditRow.tsx';
import './audit.css';
import './settings.css';

const route = getRouteApi('/signed/audit');

export function AuditPage({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation('audit');
  const { person } = useMe();
  const navigate = route.useNavigate();
  if (!person.owner) return <NotFound />;
  const show = (change: AuditFilter) =>
    void navigate({ search: (before: AuditFilter) => ({ ...before, ...change }), replace: true });
  return (
    <Page title={t('title')}>
      <div className="audit">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('intro')}</p>
        <AuditTools filter={filter} show={show} />
        <AuditList filter={filter} show={show} />
      </div>
    </Page>
  );
}

interface FilterProps {
  filter: AuditFilter;
  show(change: AuditFilter): void;
}

function AuditTools({ filter, show }: FilterProps) {
  const { t } = useTranslation('audit');
  const groups = GROUPS.map((value) => ({ value, label: t(`group_${value}`) }));
  return (
    <Group gap={12} align="flex-end" className="audit-tools">
      <NativeSelect
        label={t('what')}
        value={filter.group ?? ''}
        data={[{ value: '', label: t('everything') }, ...groups]}
        onChange={({ currentTarget }) => show({ group: GROUPS.find((group) => group === currentTarget.value) })}
      />
      <DayField label={t('from')} day={filter.from} onDay={(from) => show({ from })} />
      <DayField label={t('until')} day={filter.until} onDay={(until) => show({ until })} />
      {filter.person && (
        <Button variant="light" onClick={() => show({ person: undefined })}>
          {t('everybody')}
        </Button>
      )}
      <Button variant="default" component="a" href={auditTable(filter)} download="audit.csv" ml="auto">
        {t('table')}
      </Button>
    </Group>
  );
}

function AuditList({ filter, show }: FilterProps) {
  const { t } = useTranslation(['audit', 'shell']);
  const words = useProblemWords();
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(auditQuery(filter));
  if (!data && error) {
    return (
      <section className="settings-part" role="alert">
        <p>{words(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('shell:again')}
        </Button>
      </section>
    );
  }
  if (!data) return <Loading />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="settings-part">{t('empty')}</p>;
  return (
    <>
      <div className="audit-scroll">
        <table className="audit-table">
          <caption className="unseen">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('time')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('did')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <AuditRow key={entry.id} entry={entry} only={(person) => show({ person })} />
            ))}
          </tbody>
        </table>
      </div>
      {error && <p role="alert">{words(error)}</p>}
      {hasNextPage && (
        <Button variant="default" fullWidth mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </>
  );
}

/** An empty desk says what it is for and what to do first; a new installation offers a demo. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useLoadDemo } from '../api/desks.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { rememberDesk } from '../shell/lastDesk.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import type { Filter } from './order.ts';

export interface EmptyListProps {
  desk: DeskOfMine;
  filter: Filter;
  /** True where the desk has articles that another filter shows. */
  hasOthers: boolean;
}

export function EmptyList({ desk, filter, hasOthers }: EmptyListProps) {
  const { t } = useTranslation('desk');
  const { person, desks } = useMe();
  if (filter === 'bin') {
    return (
      <section className="rows rows-message">
        <h2>{t('emptyBinTitle')}</h2>
        <p>{t('emptyBinText')}</p>
      </section>
    );
  }
  if (hasOthers) {
    return (
      <section className="rows rows-message">
        <h2>{t(filter === 'cleared' ? 'emptyClearedTitle' : 'emptyCheckingTitle')}</h2>
        <p>{t(filter === 'cleared' ? 'emptyClearedText' : 'emptyCheckingText')}</p>
      </section>
    );
  }
  return (
    <section className="rows rows-message">
      <h2>{t('emptyTitle')}</h2>
      <p>{t('emptyText')}</p>
      <p>{t(may(desk.role, 'article.import') ? 'emptyDo' : 'emptyReader')}</p>
      {person.owner && desks.length === 1 && <DemoOffer />}
    </section>
  );
}

function DemoOffer() {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const notice = useNotice();
  const words = useProblemWords();
  const demo = useLoadDemo();
  const load = () =>
    demo.mutate(undefined, {
      onSuccess: ({ desk }) => {
        rememberDesk(desk, localStorage);
        void navigate({ to: '/desk/$slug', params: { slug: desk } });
      },
      onError: (error) => notice({ kind: 'failed', text: words(error) }),
    });
  return (
    <>
      <p>{t('demoText')}</p>
      <Button variant="default" loading={demo.isPending} onClick={load}>
        {t('loadDemo')}
      </Button>
    </>
  );
}

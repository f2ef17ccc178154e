/** An empty desk says what it is for and what to do first; a new installation offers a demo. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useLoadDemo } from '../api/desks.ts';
import { useMe } from '../api/people.ts';
import type { DeskOfMine } from '../api/shapes.ts';
import { rememberDesk } from '../shell/lastDesk.ts';
import { useRun } from '../ui/useRun.ts';
import type { Filter, Shown } from './order.ts';

export interface EmptyListProps {
  desk: DeskOfMine;
  shown: Shown;
  show(change: Partial<Shown>): void;
  /** True where the desk has articles that another filter shows. */
  hasOthers: boolean;
}

/** What a filter shows when nothing passes it, by its title and text. */
const WORDS = {
  checking: ['emptyCheckingTitle', 'emptyCheckingText'],
  mine: ['emptyMineTitle', 'emptyMineText'],
  cleared: ['emptyClearedTitle', 'emptyClearedText'],
  archive: ['emptyArchiveTitle', 'emptyArchiveText'],
  bin: ['emptyBinTitle', 'emptyBinText'],
} as const satisfies Partial<Record<Filter, readonly [string, string]>>;

export function EmptyList({ desk, shown, show, hasOthers }: EmptyListProps) {
  const { t } = useTranslation('desk');
  const { person, desks } = useMe();
  const { filter, find } = shown;
  if (find !== '' && hasOthers) return <NothingFound find={find} show={show} />;
  if (filter !== 'all' && (hasOthers || filter === 'archive' || filter === 'bin')) {
    const [title, text] = WORDS[filter];
    return (
      <section className="rows rows-message">
        <h2>{t(title)}</h2>
        <p>{t(text)}</p>
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

function NothingFound({ find, show }: { find: string; show(change: Partial<Shown>): void }) {
  const { t } = useTranslation('desk');
  return (
    <section className="rows rows-message">
      <h2>{t('emptyFoundTitle', { find })}</h2>
      <p>{t('emptyFoundText')}</p>
      <Button variant="default" onClick={() => show({ find: '' })}>
        {t('findClear')}
      </Button>
    </section>
  );
}

function DemoOffer() {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const run = useRun();
  const demo = useLoadDemo();
  const load = () =>
    run(demo, undefined, ({ desk }) => {
      rememberDesk(desk, localStorage);
      void navigate({ to: '/desk/$slug', params: { slug: desk } });
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

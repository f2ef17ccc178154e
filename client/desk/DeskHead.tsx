/** The head of the desk page: title, one line that sums up, and the ways to bring in an article. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardArticle } from '../api/board.ts';
import { useFormats } from '../i18n/formats.ts';
import { dayWords, deadlineState } from './deadline.ts';
import { type Counts, type Filter, summaryOf } from './order.ts';
import type { IntakeState } from './useIntake.ts';

/** From this hour on the desk works on "tonight". */
const EVENING = 17;

export interface DeskHeadProps {
  articles: readonly BoardArticle[] | undefined;
  counts: Counts;
  filter: Filter;
  now: Date;
  /** null for people who may not bring in articles. */
  intake: IntakeState | null;
}

export function DeskHead({ articles, counts, filter, now, intake }: DeskHeadProps) {
  const { t } = useTranslation('desk');
  const day = now.getHours() < EVENING ? 'titleDay' : 'titleEvening';
  const summary = useSummary(articles, now);
  const title = filter === 'bin' ? 'titleBin' : filter === 'archive' ? 'titleArchive' : day;
  const aside =
    filter === 'bin'
      ? t('summaryBin', { count: counts.bin ?? 0 })
      : filter === 'archive' && t('summaryArchive', { count: counts.archive ?? 0 });
  return (
    <div className="desk-head">
      <div>
        <h1>{t(title)}</h1>
        <p className="desk-summary">{aside || summary}</p>
      </div>
      {intake && (
        <Group gap={6}>
          <Button variant="default" onClick={() => intake.setIntake({ kind: 'paste' })}>
            {t('pasteText')}
          </Button>
          <Button onClick={() => intake.setIntake({ kind: 'write' })}>{t('newArticle')}</Button>
        </Group>
      )}
    </div>
  );
}

/** "5 in checking · 14 claims open · first deadline 22:30"; a blank line of the same height while loading. */
function useSummary(articles: readonly BoardArticle[] | undefined, now: Date): string {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  if (!articles) return '\u00a0';
  const { checking, openClaims, firstDeadline } = summaryOf(articles, now);
  const parts: string[] = [t('summaryChecking', { count: checking }), t('summaryClaims', { count: openClaims })];
  const state = deadlineState(firstDeadline, now);
  if (state.kind !== 'none') {
    const { at } = state;
    const when = state.kind === 'later' ? dayWords(at, state.days, formats.locale) : formats.time(at);
    parts.push(t('summaryDeadline', { when }));
  }
  return parts.join(' · ');
}

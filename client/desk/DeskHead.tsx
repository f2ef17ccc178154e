/** The head of the desk page: title, one line that sums up, and the ways to bring in an article. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Article } from '../api/shapes.ts';
import { useFormats } from '../i18n/formats.ts';
import { dayWords, deadlineState } from './deadline.ts';
import { type Filter, summaryOf } from './order.ts';
import type { IntakeState } from './useIntake.ts';

/** From this hour on the desk works on "tonight". */
const EVENING = 17;

export interface DeskHeadProps {
  articles: readonly Article[] | undefined;
  binned: number | undefined;
  filter: Filter;
  now: Date;
  /** null for people who may not bring in articles. */
  intake: IntakeState | null;
}

export function DeskHead({ articles, binned, filter, now, intake }: DeskHeadProps) {
  const { t } = useTranslation('desk');
  const day = now.getHours() < EVENING ? 'titleDay' : 'titleEvening';
  const summary = useSummary(articles, now);
  const inBin = filter === 'bin';
  return (
    <div className="desk-head">
      <div>
        <h1>{t(inBin ? 'titleBin' : day)}</h1>
        <p className="desk-summary">{inBin ? t('summaryBin', { count: binned ?? 0 }) : summary}</p>
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

/** "5 in checking · 14 comments open · first deadline 22:30"; a blank line of the same height while loading. */
function useSummary(articles: readonly Article[] | undefined, now: Date): string {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  if (!articles) return '\u00a0';
  const { checking, openComments, firstDeadline } = summaryOf(articles, now);
  const parts: string[] = [t('summaryChecking', { count: checking }), t('summaryComments', { count: openComments })];
  const state = deadlineState(firstDeadline, now);
  if (state.kind !== 'none') {
    const { at } = state;
    const when = state.kind === 'later' ? dayWords(at, state.days, formats.locale) : formats.time(at);
    parts.push(t('summaryDeadline', { when }));
  }
  return parts.join(' · ');
}

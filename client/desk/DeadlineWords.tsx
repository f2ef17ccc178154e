/** A deadline in the fewest words; the full date on hover. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { dayWords, deadlineState } from './deadline.ts';

export function DeadlineWords({ deadline, now }: { deadline: string | null; now: Date }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const state = deadlineState(deadline, now);
  if (state.kind === 'none') {
    return (
      <span className="quiet">
        <span aria-hidden="true">—</span>
        <span className="unseen">{t('deadlineNone')}</span>
      </span>
    );
  }
  const { at } = state;
  const time = formats.time(at);
  const words = {
    past: () => t('deadlinePast', { when: 'sameDay' in state && state.sameDay ? time : `${formats.day(at)}, ${time}` }),
    soon: () => t('deadlineSoon', { time, count: 'minutes' in state ? state.minutes : 0 }),
    today: () => t('deadlineToday', { time }),
    later: () => dayWords(at, 'days' in state ? state.days : 1, formats.locale),
  }[state.kind]();
  return (
    <time dateTime={at.toISOString()} title={formats.moment(at)} className={`deadline deadline-${state.kind}`}>
      {words}
    </time>
  );
}

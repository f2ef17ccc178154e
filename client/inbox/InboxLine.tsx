/** One matter of the inbox: who did what where, how the comment begins, and what can be done about it. */
import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, Clock, Mail } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mention, spelledOut } from '../../shared/ledger/mention.ts';
import { type InboxGroup, useMarkInbox } from '../api/inbox.ts';
import { useFormats } from '../i18n/formats.ts';
import { useNow } from '../ui/useNow.ts';
import { useRun } from '../ui/useRun.ts';
import styles from './inbox.module.css';
import { useSentences } from './sentences.ts';
import { SNOOZES, snoozedUntil } from './snooze.ts';

interface LineProps {
  group: InboxGroup;
  names: Record<string, string>;
  close(): void;
}

function useMarking({ entries, isRead }: InboxGroup) {
  const mark = useMarkInbox();
  const run = useRun();
  return {
    toggle: () => run(mark, { as: isRead ? 'unread' : 'read', entries }),
    read: () => {
      if (!isRead) run(mark, { as: 'read', entries });
    },
    putOff: (until: Date) => run(mark, { as: 'snoozed', entries, until: until.toISOString() }),
  };
}

export function InboxLine({ group, names, close }: LineProps) {
  const { t } = useTranslation(['inbox', 'shell']);
  const formats = useFormats();
  const now = useNow();
  const marking = useMarking(group);
  const { article, annotation, count, at, isRead, quote, words, snoozedUntil: until } = group;
  const what = useSentences()(group, names);
  const mentioned = ({ kind: of, id }: Mention) =>
    of === 'person' ? (names[id] ?? t('somebody')) : of === 'role' ? t(`shell:role_${id}`) : id;
  const open = () => {
    marking.read();
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    marking.toggle();
  };
  return (
    <li className={styles['line']} data-unread={isRead ? undefined : true}>
      <Link
        className={styles['link'] ?? ''}
        data-line
        to="/article/$id"
        params={{ id: article.id }}
        search={annotation === null ? {} : { thread: annotation }}
        onClick={open}
        onKeyDown={onKeyDown}
      >
        <span className={styles['what']}>
          {!isRead && <span className={styles['unread']}>{t('new')}</span>}
          {what}
        </span>
        <span className={styles['headline']}>{article.headline || article.slug}</span>
        {quote && count === 1 && <q className={styles['quote']}>{quote}</q>}
        {words && <span className={styles['words']}>{spelledOut(words, mentioned)}</span>}
        <span className={styles['when']}>
          <time dateTime={at}>{formats.when(new Date(at), now)}</time>
          {until && ` · ${t('until', { when: formats.moment(new Date(until)) })}`}
        </span>
      </Link>
      <span className={styles['tools']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          title={t(isRead ? 'markUnread' : 'markRead')}
          aria-label={t(isRead ? 'markUnreadOf' : 'markReadOf', { what })}
          onClick={marking.toggle}
        >
          {isRead ? <Mail size={16} aria-hidden="true" /> : <Check size={16} aria-hidden="true" />}
        </ActionIcon>
        <Menu position="bottom-end" width={190}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" title={t('later')} aria-label={t('laterOf', { what })}>
              <Clock size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {SNOOZES.flatMap((snooze) => {
              const moment = snoozedUntil(snooze, now);
              return moment ? [{ snooze, moment }] : [];
            }).map(({ snooze, moment }) => (
              <Menu.Item
                key={snooze}
                rightSection={<span className="quiet">{formats.time(moment)}</span>}
                onClick={() => marking.putOff(snoozedUntil(snooze, new Date()) ?? moment)}
              >
                {t(`later_${snooze}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </span>
    </li>
  );
}

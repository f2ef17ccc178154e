/** Lines of the inbox. J and K, or the arrows, go through them; Enter opens one, E marks it as read or unread. */
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox, InboxShown } from '../api/inbox.ts';
import { useFormats } from '../i18n/formats.ts';
import { InboxLine } from './InboxLine.tsx';
import styles from './inbox.module.css';

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function InboxList({ inbox, show, close }: { inbox: Inbox; show: InboxShown; close(): void }) {
  const { t } = useTranslation(['inbox', 'shell']);
  const formats = useFormats();
  const list = useRef<HTMLUListElement>(null);
  const { groups, invitations, names } = inbox;

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu of a line lies elsewhere on the page, though its keys come by here.
    const isHere = event.target instanceof Node && list.current?.contains(event.target);
    const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey;
    const step = isHere && isAlone ? STEPS[event.key] : undefined;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (step === undefined || links.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  };
  if (groups.length + invitations.length === 0) {
    return (
      <div className={styles['empty']}>
        <p>{t(show === 'snoozed' ? 'emptyPutOff' : 'empty')}</p>
        {show === 'inSight' && <p className="quiet">{t('emptyText')}</p>}
      </div>
    );
  }
  return (
    <>
      <ul className={styles['list']} ref={list} onKeyDown={onKeyDown} aria-label={t('inbox')}>
        {invitations.map(({ id, desk, role, by, expiresAt }) => (
          <li key={id} className={styles['line']} data-unread>
            <span className={styles['what']}>
              {t('invited', { who: names[by ?? ''] ?? t('somebody'), desk, role: t(`shell:role_${role}`) })}
            </span>
            <span className="quiet">{t('invitedText', { when: formats.moment(new Date(expiresAt)) })}</span>
          </li>
        ))}
        {/* By its newest entry: it is the same line, and keeps the focus, once it is read. */}
        {groups.map((group) => (
          <InboxLine key={group.entries[0]} group={group} names={names} close={close} />
        ))}
      </ul>
      <p className={styles['keys']}>
        <kbd>J</kbd> <kbd>K</kbd> {t('keysMove')} <kbd>Enter</kbd> {t('keysOpen')} <kbd>E</kbd> {t('keysRead')}
      </p>
    </>
  );
}

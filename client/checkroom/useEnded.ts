/** Tells whoever was in a check room that it has ended, with the way to its minutes. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { isWhole, useMe } from '../api/people.ts';
import { useNotice } from '../ui/Notices.tsx';
import { minutesAddress } from './minutesAddress.ts';

/** @param joined the session that the reader is in; null while there is none. */
export function useEnded(article: string, joined: string | null, { sessions }: Pick<LedgerState, 'sessions'>): void {
  const { t, i18n } = useTranslation('checkroom');
  const notice = useNotice();
  const mayRead = isWhole(useMe());
  const last = useRef(joined);
  useEffect(() => {
    const before = last.current;
    last.current = joined;
    if (before === null || joined !== null || !sessions.get(before)?.ended) return;
    const open = () => window.open(minutesAddress(article, before, i18n.language), '_blank', 'noopener');
    notice({
      kind: 'done',
      text: t('ended'),
      ...(mayRead ? { action: { label: t('readMinutes'), run: () => void open() } } : {}),
    });
  }, [article, joined, sessions, i18n, mayRead, notice, t]);
}

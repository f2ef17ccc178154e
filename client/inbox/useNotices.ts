/** Shows what comes as a notice of the browser, while the page is out of sight. */
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Inbox } from '../api/inbox.ts';
import { newcomers, notifying, showNotice } from './notifying.ts';
import { useSentences } from './sentences.ts';

export function useNotices(inbox: Inbox | undefined): void {
  const sentence = useSentences();
  const navigate = useNavigate();
  const before = useRef<Inbox | null>(null);
  useEffect(() => {
    if (!inbox) return;
    const news = newcomers(before.current, inbox);
    before.current = inbox;
    if (!document.hidden || notifying(localStorage) !== 'on') return;
    for (const group of news.slice(0, 3)) {
      // One of the same name takes the place of the last, also where another tab shows it.
      const notice = showNotice('Kantlijn', { body: sentence(group, inbox.names), tag: group.key });
      if (!notice) return;
      notice.onclick = () => {
        window.focus();
        const search = group.annotation === null ? {} : { thread: group.annotation };
        void navigate({ to: '/article/$id', params: { id: group.article.id }, search });
      };
    }
  }, [inbox, sentence, navigate]);
}

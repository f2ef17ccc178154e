/** Puts the address of a thread on the clipboard, and says so. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotice } from '../ui/Notices.tsx';
import { useComments } from './commentContext.ts';
import { threadAddress } from './linkParts.ts';

export function useCopyLink(): (thread: string) => void {
  const { t } = useTranslation('threads');
  const { page } = useComments();
  const notice = useNotice();
  return useCallback(
    (thread) => {
      const address = threadAddress(page, thread);
      navigator.clipboard.writeText(address).then(
        () => notice({ kind: 'done', text: t('linkCopied') }),
        () => notice({ kind: 'failed', text: t('linkNotCopied', { address }) }),
      );
    },
    [page, notice, t],
  );
}

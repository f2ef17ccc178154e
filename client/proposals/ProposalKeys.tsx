/** The keys of what looks checkable: F and B from one to the next, A opens a claim, I dismisses, H hides all, Escape puts away. */
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { openKeys } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { useStore } from '../margin/useStore.ts';
import { useActionKeys } from '../shell/useActionKeys.ts';
import type { ProposalsOnScreen } from './useProposals.ts';

/** What makes something of Escape itself. */
const BUSY = 'input, textarea, select, [role="menu"], [role="dialog"], [aria-expanded="true"], [data-card]';

export function ProposalKeys({ onScreen }: { onScreen: ProposalsOnScreen }) {
  return onScreen.switch ? <CheckerKeys onScreen={onScreen} /> : null;
}

function CheckerKeys({ onScreen }: { onScreen: ProposalsOnScreen }) {
  const { t } = useTranslation('proposals');
  const { proposals } = onScreen;
  const tags = useDeskTags();
  const latest = useRef({ onScreen, tags });
  latest.current = { onScreen, tags };
  useActionKeys(
    useMemo(
      () => [
        { key: 'f', code: 'KeyF', label: t('keyNext'), act: () => proposals.step(1) },
        { key: 'b', code: 'KeyB', label: t('keyPrevious'), act: () => proposals.step(-1) },
        { key: 'a', code: 'KeyA', label: t('keyAccept'), act: () => proposals.accept(openKeys(latest.current.tags)) },
        { key: 'i', code: 'KeyI', label: t('keyDismiss'), act: proposals.dismiss },
        {
          ...{ key: 'h', code: 'KeyH', label: t('keyShow') },
          act() {
            latest.current.onScreen.switch?.toggle();
            return true;
          },
        },
      ],
      [t, proposals],
    ),
  );
  const isTurned = useStore(proposals.current) !== null;
  useEffect(() => {
    if (!isTurned) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isFree = event.target instanceof Element && !event.target.closest(BUSY);
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !isFree) return;
      event.preventDefault();
      proposals.putAway();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isTurned, proposals]);
  return null;
}

/** Whether the article is cleared, in its header and in the window's title, and the way to what blocks it. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleReview } from '../../shared/review/review.ts';
import { useStore } from '../margin/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useTitle } from '../ui/useTitle.ts';
import { ClearanceDialog, type ClearanceProps } from './ClearanceDialog.tsx';
import { CLEARANCE_SIGNS, type ClearanceStatus, statusOf } from './clearanceStatus.ts';
import { useReviewed } from './useReview.ts';
import './clearance.css';

interface Shown {
  status: ClearanceStatus;
  /** Sentences changed since it was cleared. */
  touched: number;
  /** Blockers that nobody has waived. */
  open: number;
}

function shownOf(review: ArticleReview): Shown {
  const open = review.blockers.filter(({ waiver }) => waiver === null).length;
  return { status: statusOf(review), touched: review.clearance?.touched.length ?? 0, open };
}

const LABELS = { none: 'clear', cleared: 'cleared', touched: 'clearedTouched' } as const;

export interface ClearanceButtonProps extends Omit<ClearanceProps, 'onClose'> {
  /** What the window is called by. */
  name: string;
}

export function ClearanceButton({ name, ...props }: ClearanceButtonProps) {
  const { t } = useTranslation('coverage');
  const [isOpen, setOpen] = useState(false);
  // A string, so that the button is drawn again only when it says something else, not for each key.
  const told = useReviewed((now) => now && JSON.stringify(shownOf(now)));
  const isWaiting = useStore(props.outbox.entries).some(
    ({ command, refusal }) => command.type === 'clearance.clear' && !refusal,
  );
  const { status, touched, open } = told === null ? NOTHING : (JSON.parse(told) as Shown);
  useTitle(`${CLEARANCE_SIGNS[status]} ${name}`.trim());
  if (told === null) return null;
  const words = isWaiting ? t('clearing') : t(LABELS[status]);
  return (
    <>
      <Button
        variant={status !== 'none' || !props.mayDecide ? 'default' : 'filled'}
        className={`clearance clearance-is-${status}`}
        data-clearance={status}
        data-command="clearance"
        title={touched > 0 ? t('touched', { count: touched }) : undefined}
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">{CLEARANCE_SIGNS[status]} </span>
        <span className="clearance-words">{words}</span>
        {status === 'none' && (
          <span className="clearance-short" aria-hidden="true">
            {t('clearShort')}
          </span>
        )}
        {status === 'none' && open > 0 && (
          <>
            <span className="clearance-count" aria-hidden="true">
              {open}
            </span>
            <VisuallyHidden>{`, ${t('blockersCount', { count: open })}`}</VisuallyHidden>
          </>
        )}
      </Button>
      {isOpen && (
        <Dialog title={t('blockersTitle')} size="lg" close={() => setOpen(false)}>
          <ClearanceDialog {...props} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

const NOTHING: Shown = { status: 'none', touched: 0, open: 0 };

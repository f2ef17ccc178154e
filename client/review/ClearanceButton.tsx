/** Whether the article is cleared, and the way there: what blocks it, each one press away, waivers, and the decision. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blocker } from '../../shared/review/blockers.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import { useFormats } from '../i18n/formats.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import type { Person } from '../margin/usePeople.ts';
import type { Outbox } from '../session/outbox.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useReviewed } from './useReview.ts';
import './clearance.css';

export interface ClearanceProps {
  model: MarginModel;
  outbox: Outbox;
  /** Whether the reader decides on it. */
  mayDecide: boolean;
  person(id: string): Person;
  /** The words of an annotation. */
  quoteOf(annotation: string, review: ArticleReview): string;
  /** Goes to the first words that nobody looked at. */
  onUntouched(review: ArticleReview): void;
}

/** Hex digits that tell versions apart for a reader. */
const SHORT = 8;

interface Shown {
  status: 'none' | 'cleared' | 'touched';
  /** Sentences changed since it was cleared. */
  touched: number;
  /** Blockers that nobody has waived. */
  open: number;
}

function shownOf({ clearance, blockers }: ArticleReview): Shown {
  const status = clearance === null ? 'none' : clearance.isWhole ? 'cleared' : 'touched';
  const open = blockers.filter(({ waiver }) => waiver === null).length;
  return { status, touched: clearance?.touched.length ?? 0, open };
}

export function ClearanceButton(props: ClearanceProps) {
  const { t } = useTranslation('coverage');
  const [isOpen, setOpen] = useState(false);
  // A string, so that the button is drawn again only when it says something else, not for each key.
  const told = useReviewed((now) => now && JSON.stringify(shownOf(now)));
  if (told === null) return null;
  const { status, touched, open } = JSON.parse(told) as Shown;
  const isTouched = status === 'touched';
  return (
    <>
      <Button
        variant={status !== 'none' || !props.mayDecide ? 'default' : 'filled'}
        className={`clearance clearance-is-${status}`}
        data-clearance={status}
        title={isTouched ? t('touched', { count: touched }) : undefined}
        onClick={() => setOpen(true)}
      >
        {status === 'none' ? t('clear') : `${isTouched ? '↻' : '✓'} ${t('cleared')}`}
        {status === 'none' && open > 0 && <span className="clearance-count">{open}</span>}
      </Button>
      {isOpen && (
        <Dialog title={t('blockersTitle')} close={() => setOpen(false)}>
          <Blockers {...props} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

interface BlockersProps extends ClearanceProps {
  onClose(): void;
}

function Blockers({ model, outbox, mayDecide, person, quoteOf, onUntouched, onClose }: BlockersProps) {
  const { t } = useTranslation('coverage');
  const review = useReviewed((now) => now);
  if (!review) return null;
  const { blockers, clearance } = review;
  const open = blockers.filter(({ waiver }) => waiver === null);
  const clear = () => {
    outbox.add({ id: crypto.randomUUID(), type: 'clearance.clear' });
    onClose();
  };
  const withdraw = (reason: string) => {
    outbox.add({ id: crypto.randomUUID(), type: 'clearance.withdraw', reason });
    onClose();
  };
  const go = ({ annotation }: Blocker) => {
    onClose();
    if (annotation === null) onUntouched(review);
    else model.activate(annotation);
  };
  return (
    <div className="blockers">
      {clearance && <Status clearance={clearance} person={person} />}
      <p>{open.length === 0 ? t('noBlockers') : t('blockersCount', { count: open.length })}</p>
      <ul>
        {blockers.map((blocker) => (
          <Row
            key={blocker.key}
            blocker={blocker}
            quote={blocker.annotation === null ? '' : quoteOf(blocker.annotation, review)}
            mayWaive={mayDecide && blocker.waivable}
            person={person}
            onGo={() => go(blocker)}
            onWaive={(reason) =>
              outbox.add({ id: crypto.randomUUID(), type: 'clearance.waive', blocker: blocker.key, reason })
            }
          />
        ))}
      </ul>
      <div className="check-acts">
        {mayDecide ? (
          <>
            <Button disabled={open.length > 0 || clearance?.isWhole === true} onClick={clear}>
              {t('clearNow')}
            </Button>
            {clearance && <ReasonForm act={t('withdraw')} label={t('withdrawReason')} onGiven={withdraw} />}
          </>
        ) : (
          <p className="check-hint">{t('chiefOnly')}</p>
        )}
      </div>
    </div>
  );
}

function Status({
  clearance,
  person,
}: {
  clearance: NonNullable<ArticleReview['clearance']>;
  person(id: string): Person;
}) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const { by, at, version } = clearance.clearance;
  return (
    <p className={clearance.isWhole ? 'clearance-status' : 'clearance-status clearance-changed'}>
      {t('clearedBy', { name: person(by).name, time: formats.when(new Date(at), new Date()) })} ·{' '}
      {t('version', { hash: version.slice(0, SHORT) })}
      {!clearance.isWhole && clearance.touched.length > 0 && (
        <>
          <br />↻ {t('touched', { count: clearance.touched.length })}
        </>
      )}
    </p>
  );
}

interface RowProps {
  blocker: Blocker;
  quote: string;
  mayWaive: boolean;
  person(id: string): Person;
  onGo(): void;
  onWaive(reason: string): void;
}

function Row({ blocker, quote, mayWaive, person, onGo, onWaive }: RowProps) {
  const { t } = useTranslation('coverage');
  const { kind, words, waiver } = blocker;
  return (
    <li data-waived={waiver !== null}>
      <button type="button" className="blocker" onClick={onGo}>
        <span className="blocker-kind">
          <span aria-hidden="true">{waiver ? '–' : '!'}</span>{' '}
          {kind === 'coverage' ? t('block_coverage', { count: words }) : t(`block_${kind}`)}
        </span>
        {quote && <q>{quote}</q>}
      </button>
      {waiver && <p className="check-hint">{t('waived', { name: person(waiver.by).name, reason: waiver.reason })}</p>}
      {!waiver && mayWaive && <ReasonForm act={t('waive')} label={t('waiveReason')} onGiven={onWaive} />}
    </li>
  );
}

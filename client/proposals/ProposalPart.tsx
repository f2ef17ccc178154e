/** In the ledger panel: how much looks checkable, the list of it, what was dismissed, and the switch. */
import { ScanSearch } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TAG_OF_KIND } from '../../shared/detect/proposal.ts';
import { tagOf } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import { useStore } from '../margin/useStore.ts';
import { LongList } from '../ui/LongList.tsx';
import type { Dismissal, Dismissals } from './dismissals.ts';
import type { Proposals } from './proposals.ts';
import './proposals.css';
import { Key } from '../shell/Keys.tsx';
import type { ShownProposal } from './shownProposals.ts';
import type { ProposalsOnScreen } from './useProposals.ts';

/** How much there is, whatever list is open. */
export function ProposalHead({ onScreen }: { onScreen: ProposalsOnScreen }) {
  const { t } = useTranslation('proposals');
  const shown = useStore(onScreen.proposals.shown);
  const failed = useStore(onScreen.proposals.failed);
  if (!onScreen.switch) return null;
  const { isOn, isPaused, toggle } = onScreen.switch;
  const state = isPaused
    ? t('paused')
    : failed
      ? t('failed')
      : shown === null
        ? t('reading')
        : t('count', { count: shown.length });
  return (
    <section className="proposal-head" aria-label={t('part')}>
      <p>{isOn ? state : t('hidden')}</p>
      <button type="button" aria-pressed={isOn} onClick={toggle}>
        <ScanSearch size={14} aria-hidden="true" /> {t('show')} <Key usual="h" />
      </button>
    </section>
  );
}

/** Above the claims that are, those that might be. */
export function ProposalPart({ onScreen }: { onScreen: ProposalsOnScreen }) {
  const { t } = useTranslation('proposals');
  const { proposals } = onScreen;
  const shown = useStore(proposals.shown);
  const dismissed = useStore(proposals.dismissals.all);
  if (!onScreen.switch?.isOn || shown === null || shown.length + dismissed.length === 0) return null;
  return (
    <section className="proposal-part" aria-label={t('listed')}>
      {shown.length > 0 && <ProposalList proposals={proposals} shown={shown} />}
      {dismissed.length > 0 && <DismissedPart dismissals={proposals.dismissals} dismissed={dismissed} />}
    </section>
  );
}

function ProposalList({ proposals, shown }: { proposals: Proposals; shown: readonly ShownProposal[] }) {
  const { t } = useTranslation('proposals');
  const current = useStore(proposals.current);
  const drifts = shown.filter(({ hedged }) => hedged !== null);
  const others = shown.filter(({ hedged }) => hedged === null);
  const row = (proposal: ShownProposal) => (
    <ProposalRow proposal={proposal} isCurrent={proposal.id === current} goTo={proposals.goTo} />
  );
  return (
    <>
      {drifts.length > 0 && <LongList items={drifts} current={current} row={row} />}
      <Folded title={t('list')}>
        <LongList items={others} current={current} row={row} />
      </Folded>
    </>
  );
}

/** Its rows are drawn only while it is unfolded: forty of them need not be told anew with what is typed. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="proposal-list" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

interface RowProps {
  proposal: ShownProposal;
  isCurrent: boolean;
  goTo: Proposals['goTo'];
}

const ProposalRow = memo(function ProposalRow({ proposal, isCurrent, goTo }: RowProps) {
  const { t } = useTranslation('proposals');
  const tag = tagOf(useDeskTags(), TAG_OF_KIND[proposal.kind]);
  const { id, kind, words, hedged } = proposal;
  return (
    <button type="button" className="proposal-row" aria-current={isCurrent} onClick={() => goTo(id)}>
      {hedged === null ? (
        <TagSign tag={tag} />
      ) : (
        <span className="drift-sign" aria-hidden="true">
          ≠
        </span>
      )}
      <span>
        <span className="proposal-quote" dir="auto">
          {words}
        </span>
        <span className="proposal-kind">
          {hedged === null ? t(`kind_${kind}`) : `${t('drift')}: ${t('driftHedged', { words: hedged })}`}
        </span>
      </span>
    </button>
  );
});

/** Wrong keys are pressed: what was dismissed can be had back. */
function DismissedPart({ dismissals, dismissed }: { dismissals: Dismissals; dismissed: readonly Dismissal[] }) {
  const { t } = useTranslation('proposals');
  return (
    <Folded title={t('dismissed', { count: dismissed.length })}>
      <LongList
        items={dismissed}
        row={({ id, words }) => (
          <button type="button" className="proposal-row is-dismissed" onClick={() => dismissals.remove(id)}>
            <span className="proposal-quote" dir="auto">
              {words}
            </span>
            <span className="proposal-kind">{t('takeBack')}</span>
          </button>
        )}
      />
    </Folded>
  );
}

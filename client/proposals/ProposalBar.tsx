/** Under the words that the reader has turned to: what they look like, and what can be done about it. */
import { VisuallyHidden } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TAG_OF_KIND } from '../../shared/detect/proposal.ts';
import { openKeys, tagOf } from '../../shared/review/tags.ts';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { TagSign } from '../claims/TagSign.tsx';
import { useStore } from '../margin/useStore.ts';
import type { Proposals } from './proposals.ts';
import './proposals.css';
import { Key, useShownKeys } from '../shell/Keys.tsx';
import type { ShownProposal } from './shownProposals.ts';

export interface ProposalBarProps {
  proposals: Proposals;
  editor: Editor | null;
  /** The element in which the bar is placed. */
  origin: RefObject<HTMLElement | null>;
}

/** Down from the line's foot. */
const BELOW_PX = 8;
const WIDTH_PX = 400;

interface BarPlace {
  top: number;
  left: number;
}

export function ProposalBar({ proposals, editor, origin }: ProposalBarProps) {
  const { t } = useTranslation('proposals');
  const id = useStore(proposals.current);
  const shown = useStore(proposals.shown);
  const place = useBarPlace(proposals, editor, origin, id, shown);
  const proposal = shown?.find((each) => each.id === id);
  return (
    <>
      <VisuallyHidden role="status">
        {proposal && t('turnedTo', { kind: t(`kind_${proposal.kind}`), words: proposal.words })}
        {proposal?.hedged && ` ${t('driftHedged', { words: proposal.hedged })}`}
      </VisuallyHidden>
      {proposal && place && shown && (
        <section
          className="proposal-bar"
          aria-label={t('bar')}
          style={{ ...place, width: `min(${WIDTH_PX}px, calc(100% - 16px))` }}
        >
          <BarWords proposal={proposal} place={shown.indexOf(proposal) + 1} count={shown.length} />
          <BarButtons proposals={proposals} />
        </section>
      )}
    </>
  );
}

function BarWords({ proposal, place, count }: { proposal: ShownProposal; place: number; count: number }) {
  const { t } = useTranslation('proposals');
  const tag = tagOf(useDeskTags(), TAG_OF_KIND[proposal.kind]);
  const isDrift = proposal.hedged !== null;
  return (
    <div className="proposal-words">
      <TagSign tag={tag} />
      <span>{t(isDrift ? 'drift' : `kind_${proposal.kind}`)}</span>
      <span className="proposal-count">{t('placeOf', { place, count })}</span>
      {isDrift && (
        <p>
          {t('driftMeans')} <q dir="auto">{proposal.hedged}</q>
        </p>
      )}
    </div>
  );
}

function BarButtons({ proposals }: { proposals: Proposals }) {
  const { t } = useTranslation('proposals');
  const tags = useDeskTags();
  const shownKeys = useShownKeys();
  const actions = [
    { key: 'a', label: t('accept'), act: () => proposals.accept(openKeys(tags)), isMain: true },
    { key: 'i', label: t('dismiss'), act: proposals.dismiss },
    { key: 'b', label: t('previous'), act: () => proposals.step(-1), icon: ChevronLeft },
    { key: 'f', label: t('next'), act: () => proposals.step(1), icon: ChevronRight },
  ];
  return (
    <div className="proposal-actions">
      {actions.map(({ key, label, act, isMain, icon: Icon }) => (
        <button
          key={key}
          type="button"
          className={isMain ? 'is-main' : undefined}
          aria-keyshortcuts={shownKeys(key) ?? undefined}
          aria-label={Icon ? label : undefined}
          title={Icon ? label : undefined}
          // The caret must stay where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={act}
        >
          {Icon ? <Icon size={16} aria-hidden="true" /> : label} <Key usual={key} />
        </button>
      ))}
    </div>
  );
}

/** Measured anew when the reader turns to another one, when what is shown changes, and when the page gets another width. */
function useBarPlace(
  proposals: Proposals,
  editor: Editor | null,
  origin: RefObject<HTMLElement | null>,
  id: string | null,
  shown: unknown,
): BarPlace | null {
  const [place, setPlace] = useState<BarPlace | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown moves the words
  useLayoutEffect(() => {
    const measure = () => {
      const here = proposals.whereIsCurrent();
      const sheet = origin.current?.getBoundingClientRect();
      if (!here || !sheet || !editor || editor.isDestroyed) return setPlace(null);
      const { from, to } = here.placed;
      const first = editor.view.coordsAtPos(from, 1);
      const last = editor.view.coordsAtPos(to, -1);
      const left = last.top > first.bottom ? last.left - WIDTH_PX / 2 : first.left;
      setPlace({
        top: last.bottom - sheet.top + BELOW_PX,
        left: Math.max(8, Math.min(left - sheet.left, sheet.width - WIDTH_PX - 8)),
      });
    };
    measure();
    if (id === null || !origin.current) return;
    const resized = new ResizeObserver(measure);
    resized.observe(origin.current);
    return () => resized.disconnect();
  }, [proposals, editor, origin, id, shown]);
  return place;
}

/** The margin: a card for each open annotation beside its line, the composer, and the tray of those whose words are gone. */
import type { Editor } from '@tiptap/core';
import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleSession } from '../session/articleSession.ts';
import { type AnnotationView, isClosed } from './annotationViews.ts';
import { CardFrame } from './CardFrame.tsx';
import styles from './card.module.css';
import { layout } from './layout.ts';
import type { MarginModel } from './marginModel.ts';
import { NewThreadForm } from './NewThreadForm.tsx';
import { SelectionButton } from './SelectionButton.tsx';
import { Tray } from './Tray.tsx';
import { type Heights, useHeights } from './useHeights.ts';
import { COMPOSER } from './usePassageLooks.ts';
import { usePassageTops } from './usePassageTops.ts';
import type { Person } from './usePeople.ts';
import { useStore } from './useStore.ts';

export interface MarginProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  /** In the order of the text, which is the order of cards at one line. */
  annotations: readonly AnnotationView[];
  /** Those of which no word is in the text any more. */
  detached: readonly AnnotationView[];
  /** True in a drawer: the cards follow one another instead of standing beside their lines. */
  stacked: boolean;
  person(id: string): Person;
  onTakeBack(command: string): void;
}

/** Space between two cards, in pixels. */
const GAP = 10;
/** Height of a card until it is measured, in pixels; a comment of two lines. */
const USUAL_HEIGHT = 96;
const TRAY = 'tray';

/** Drawn again when annotations, the active one or tops change: a keystroke that moves no line costs it nothing. */
export const Margin = memo(function Margin(props: MarginProps) {
  const { session, model, editor, annotations, detached, stacked, person, onTakeBack } = props;
  const { t } = useTranslation('margin');
  const margin = useRef<HTMLElement>(null);
  const active = useStore(model.active);
  const composing = useStore(model.composing);
  const role = useStore(session.role);
  const heights = useHeights();
  const tops = usePassageTops(stacked ? null : editor, margin);
  const shown = useMemo(
    () =>
      annotations
        .filter((one) => (stacked ? !detached.includes(one) : topOf(one, tops) !== null))
        .filter((one) => !isClosed(one) || one.id === active),
    [annotations, detached, stacked, tops, active],
  );
  const { placed, bottom } = usePlaces(shown, tops, heights, {
    active: composing ? COMPOSER : active,
    extra: [...(detached.length > 0 ? [TRAY] : []), ...(composing ? [COMPOSER] : [])].join(' '),
  });
  useScrollToActive(margin, active, active !== null && shown.some(({ id }) => id === active));

  const place = (id: string) => ({
    'data-card': id,
    ref: heights.ref,
    ...(stacked ? {} : { style: { top: placed.get(id) ?? 0 } }),
  });
  const common = { me: session.person, role, model, person, onTakeBack };
  return (
    <section
      ref={margin}
      className={stacked ? `${styles['margin']} ${styles['stacked']}` : styles['margin']}
      aria-label={t('title')}
      style={stacked ? undefined : { minHeight: bottom + GAP }}
    >
      {detached.length > 0 && (
        <div {...place(TRAY)} className={`${styles['card']} ${styles['tray']}`}>
          <Tray {...common} detached={detached} active={active} />
        </div>
      )}
      {composing && stacked && (
        <div {...place(COMPOSER)} className={`${styles['card']} ${styles['active']}`}>
          <NewThreadForm model={model} thread={composing} onDone={() => undefined} />
        </div>
      )}
      {shown.map((annotation) => (
        <CardFrame
          key={annotation.id}
          {...common}
          annotation={annotation}
          active={annotation.id === active}
          top={stacked ? null : (placed.get(annotation.id) ?? 0)}
          height={heights.byId.get(annotation.id) ?? null}
          measure={heights.ref}
        />
      ))}
      {composing && !stacked && (
        <div {...place(COMPOSER)} className={`${styles['card']} ${styles['active']}`}>
          <NewThreadForm model={model} thread={composing} onDone={() => editor?.commands.focus()} />
        </div>
      )}
      {stacked && annotations.length === 0 && !composing && <p className={styles['none']}>{t('noThreadsTouch')}</p>}
      {!composing && !stacked && (
        <SelectionButton session={session} model={model} editor={editor} origin={margin} beside />
      )}
    </section>
  );
});

/** Top of the first passage that is in the text; null when none is. */
function topOf(annotation: AnnotationView, tops: ReadonlyMap<string, number>): number | null {
  const found = annotation.passages.flatMap(({ id }) => tops.get(id) ?? []);
  return found.length > 0 ? Math.min(...found) : null;
}

interface Others {
  active: string | null;
  /** Cards that are no annotation's, their ids parted by blanks. */
  extra: string;
}

function usePlaces(
  shown: readonly AnnotationView[],
  tops: ReadonlyMap<string, number>,
  { byId }: Heights,
  { active, extra }: Others,
) {
  return useMemo(() => {
    const card = (id: string, wantedTop: number) => ({
      id,
      wantedTop,
      height: byId.get(id) ?? USUAL_HEIGHT,
      active: id === active,
    });
    const cards = shown.map((one) => card(one.id, topOf(one, tops) ?? 0));
    const others = extra.split(' ').filter((id) => id !== '');
    if (others.includes(COMPOSER)) cards.push(card(COMPOSER, tops.get(COMPOSER) ?? 0));
    if (others.includes(TRAY)) cards.unshift(card(TRAY, -1));
    const placed = layout(cards, GAP);
    return { placed, bottom: Math.max(0, ...cards.map(({ id, height }) => (placed.get(id) ?? 0) + height)) };
  }, [shown, tops, byId, active, extra]);
}

/** Brings the card that was made active into view once it has a place, without moving what can be seen already. */
function useScrollToActive(margin: RefObject<HTMLElement | null>, active: string | null, isThere: boolean): void {
  useEffect(() => {
    if (active === null || !isThere) return;
    const frame = requestAnimationFrame(() => {
      const card = margin.current?.querySelector(`[data-card="${CSS.escape(active)}"]`);
      card?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [margin, active, isThere]);
}

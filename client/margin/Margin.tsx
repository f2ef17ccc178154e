/** The margin: a card for each open annotation beside its line, the composer, and the tray of those whose words are gone. */
import type { Editor } from '@tiptap/core';
import { memo, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleSession } from '../session/articleSession.ts';
import type { Readable } from '../session/store.ts';
import { type AnnotationView, isClosed } from './annotationViews.ts';
import { CardFrame } from './CardFrame.tsx';
import styles from './card.module.css';
import { useCardName } from './cardName.ts';
import type { Tops } from './lines.ts';
import type { MarginModel } from './marginModel.ts';
import { NewThreadForm } from './NewThreadForm.tsx';
import { SelectionButton } from './SelectionButton.tsx';
import { SuggestionForm } from './suggestions/SuggestionForm.tsx';
import { Tray } from './Tray.tsx';
import { type PlacedCard, useCardPlaces } from './useCardPlaces.ts';
import { COMPOSER } from './usePassageLooks.ts';
import type { Person } from './usePeople.ts';
import { useSelected, useStore } from './useStore.ts';

export interface MarginProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  /** In the order of the text, which is the order of cards at one line. */
  annotations: readonly AnnotationView[];
  /** Those of which no word is in the text any more. */
  detached: readonly AnnotationView[];
  /** Those whose words are gone for good; the active one is shown in the tray all the same. */
  dismissed: readonly AnnotationView[];
  /** True in a drawer: the cards follow one another instead of standing beside their lines. */
  stacked: boolean;
  /** From the top of the element in which the margin stands. */
  lines: Readable<Tops>;
  /** True while the reader chose to see less than everything. */
  filtered: boolean;
  onClearFilter(): void;
  person(id: string): Person;
  onTakeBack(command: string): void;
}

const TRAY = 'tray';

/** Drawn again when annotations or the active one change, or other cards come near; never because lines move. */
export const Margin = memo(function Margin(props: MarginProps) {
  const { session, model, editor, annotations, stacked, lines, person, onTakeBack } = props;
  const { t } = useTranslation('margin');
  const margin = useRef<HTMLElement>(null);
  const active = useStore(model.active);
  const composing = useStore(model.composing);
  const wording = useStore(model.suggestions.writing);
  const isWriting = composing !== null || wording !== null;
  const role = useStore(session.role);
  const inText = useInText(lines);
  const detached = useTrayed(props, active, inText);
  const shown = useMemo(
    () =>
      annotations
        .filter((one) => (stacked ? !detached.includes(one) : one.passages.some(({ id }) => inText.has(id))))
        .filter((one) => !isClosed(one) || one.id === active),
    [annotations, detached, stacked, inText, active],
  );
  const cards = useCards(shown, detached.length > 0, isWriting);
  const places = useCardPlaces(margin, lines, cards, isWriting ? COMPOSER : active, stacked);
  // A thousand elements without a box are made once what is seen has been drawn, in slices between which keys are heard.
  const withFar = useDeferredValue(shown.length > 0, false);
  const isDrawn = ({ id }: AnnotationView) => stacked || id === active || places.near.has(id);
  useScrollToActive(margin, active, active !== null && shown.some(({ id }) => id === active), places.reveal);

  const name = useCardName();
  const stop = shown.find(({ id }) => id === active) ?? shown.find(isDrawn);
  const place = (id: string) => ({ 'data-card': id, ref: places.measure });
  const form = (onDone: () => void) => (
    <div {...place(COMPOSER)} className={`${styles['card']} ${styles['active']}`}>
      {composing && <NewThreadForm model={model} thread={composing} onDone={onDone} />}
      {wording && <SuggestionForm key={wording.quote} model={model.suggestions} wording={wording} onDone={onDone} />}
    </div>
  );
  const common = { me: session.person, role, model, person, onTakeBack };
  return (
    <section
      ref={margin}
      className={stacked ? `${styles['margin']} ${styles['stacked']}` : styles['margin']}
      aria-label={t('title')}
    >
      {detached.length > 0 && (
        <div {...place(TRAY)} className={`${styles['card']} ${styles['tray']}`}>
          <Tray {...common} detached={detached} active={active} />
        </div>
      )}
      {props.filtered && stacked && annotations.length > 0 && <Less onClear={props.onClearFilter} />}
      {isWriting && stacked && form(() => undefined)}
      {shown.map((annotation) => {
        const drawn = isDrawn(annotation);
        if (!drawn && !withFar) return null;
        return (
          <CardFrame
            key={annotation.id}
            {...common}
            annotation={annotation}
            active={annotation.id === active}
            drawn={drawn}
            name={drawn ? name(annotation) : undefined}
            isStop={annotation === stop}
            measure={places.measure}
          />
        );
      })}
      {isWriting && !stacked && form(() => editor?.commands.focus())}
      {stacked && annotations.length === 0 && !isWriting && (
        <Nothing filtered={props.filtered} onClear={props.onClearFilter} />
      )}
      {!isWriting && !stacked && (
        <SelectionButton session={session} model={model} editor={editor} origin={margin} beside />
      )}
    </section>
  );
});

/** Why the drawer is empty, and what to do. */
function Nothing({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  const { t } = useTranslation('margin');
  if (!filtered) return <p className={styles['none']}>{t('noThreadsTouch')}</p>;
  return <Less onClear={onClear} none />;
}

/** Where there is no panel beside it, the drawer says itself that it does not show everything. */
function Less({ onClear, none = false }: { onClear(): void; none?: boolean }) {
  const { t } = useTranslation('filters');
  return (
    <div className={styles['none']} role="status">
      <p>{t(none ? 'noMatch' : 'less')}</p>
      <div className={styles['controls']}>
        <button type="button" onClick={onClear}>
          {t('clear')}
        </button>
      </div>
    </div>
  );
}

/** Beside what is lost, the one that is open though it has no place: gone for good, or closed and without its words. */
function useTrayed(
  { detached, dismissed, annotations, editor, stacked }: MarginProps,
  active: string | null,
  inText: ReadonlySet<string>,
): readonly AnnotationView[] {
  return useMemo(() => {
    const isPlaceless = (one: AnnotationView) => isClosed(one) && !one.passages.some(({ id }) => inText.has(id));
    const closed = editor && !stacked ? annotations.filter(isPlaceless) : [];
    return [...detached, ...[...dismissed, ...closed].filter(({ id }) => id === active)];
  }, [detached, dismissed, annotations, editor, stacked, active, inText]);
}

/** Ids of the passages that have a line; the same set for as long as its members stay the same. */
function useInText(lines: Readable<Tops>): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(new Set());
  return useSelected(lines, (tops) => {
    const isSame = tops.size === known.current.size && [...tops.keys()].every((id) => known.current.has(id));
    if (!isSame) known.current = new Set(tops.keys());
    return known.current;
  });
}

/** What has to find a place, in the order of cards at one line: the tray, the annotations, the composer. */
function useCards(shown: readonly AnnotationView[], tray: boolean, composer: boolean): readonly PlacedCard[] {
  return useMemo(
    () => [
      ...(tray ? [{ id: TRAY, passages: [] }] : []),
      ...shown.map(({ id, passages }) => ({ id, passages: passages.map((passage) => passage.id) })),
      ...(composer ? [{ id: COMPOSER, passages: [COMPOSER] }] : []),
    ],
    [shown, tray, composer],
  );
}

/** Brings the card that was made active into view once it has a place, without moving what can be seen already. */
function useScrollToActive(
  margin: RefObject<HTMLElement | null>,
  active: string | null,
  isThere: boolean,
  reveal: (card: string) => void,
): void {
  useEffect(() => {
    if (active === null || !isThere) return;
    const isStacked = margin.current?.closest('main') === null;
    if (isStacked)
      margin.current?.querySelector(`[data-card="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' });
    else reveal(active);
  }, [margin, active, isThere, reveal]);
}

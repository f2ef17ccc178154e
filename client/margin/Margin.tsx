/** The margin: a card for each open thread beside its line, the composer, and the tray of threads whose words are gone. */
import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleSession } from '../session/articleSession.ts';
import { Composer } from './Composer.tsx';
import styles from './card.module.css';
import { layout } from './layout.ts';
import type { MarginModel, NewThread } from './marginModel.ts';
import { SelectionButton } from './SelectionButton.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { Tray } from './Tray.tsx';
import type { ThreadView } from './threadViews.ts';
import { useHeights } from './useHeights.ts';
import { COMPOSER } from './usePassageLooks.ts';
import { usePassageTops } from './usePassageTops.ts';
import type { Person } from './usePeople.ts';
import { useStore } from './useStore.ts';

export interface MarginProps {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  /** In the order of the text, which is the order of cards at one line. */
  threads: readonly ThreadView[];
  /** Threads of which no word is in the text any more. */
  detached: readonly ThreadView[];
  person(id: string): Person;
  onTakeBack(command: string): void;
}

/** Space between two cards, in pixels. */
const GAP = 10;
/** Height of a card until it is measured, in pixels; a comment of two lines. */
const USUAL_HEIGHT = 96;
const TRAY = 'tray';

export function Margin(props: MarginProps) {
  const { session, model, editor, threads, detached } = props;
  const { t } = useTranslation('margin');
  const margin = useRef<HTMLElement>(null);
  const active = useStore(model.active);
  const composing = useStore(model.composing);
  const heights = useHeights();
  const tops = usePassageTops(editor, margin);
  const shown = threads.filter(
    (thread) => topOf(thread, tops) !== null && (!thread.resolution || thread.id === active),
  );
  const { placed, bottom } = useMemo(() => {
    const card = (id: string, wantedTop: number) => ({
      id,
      wantedTop,
      height: heights.byId.get(id) ?? USUAL_HEIGHT,
      active: id === (composing ? COMPOSER : active),
    });
    const cards = shown.map((thread) => card(thread.id, topOf(thread, tops) ?? 0));
    if (composing) cards.push(card(COMPOSER, tops.get(COMPOSER) ?? 0));
    if (detached.length > 0) cards.unshift(card(TRAY, -1));
    const placed = layout(cards, GAP);
    return { placed, bottom: Math.max(0, ...cards.map(({ id, height }) => (placed.get(id) ?? 0) + height)) };
  }, [shown, tops, heights.byId, active, composing, detached.length]);
  useScrollToActive(margin, active);

  const place = (id: string) => ({ 'data-card': id, ref: heights.ref, style: { top: placed.get(id) ?? 0 } });
  return (
    <section ref={margin} className={styles['margin']} aria-label={t('title')} style={{ minHeight: bottom + GAP }}>
      {detached.length > 0 && (
        <div {...place(TRAY)} className={`${styles['card']} ${styles['tray']}`}>
          <Tray {...props} active={active} me={session.person} role={session.role.get()} />
        </div>
      )}
      {shown.map((thread) => (
        <CardFrame
          key={thread.id}
          frame={place(thread.id)}
          thread={thread}
          active={thread.id === active}
          onActivate={() => model.activate(thread.id)}
        >
          <ThreadCard
            {...props}
            thread={thread}
            active={thread.id === active}
            detached={false}
            me={session.person}
            role={session.role.get()}
          />
        </CardFrame>
      ))}
      {composing && (
        <div {...place(COMPOSER)} className={`${styles['card']} ${styles['active']}`}>
          <NewThreadForm model={model} thread={composing} onDone={() => editor?.commands.focus()} />
        </div>
      )}
      {!composing && <SelectionButton {...props} margin={margin} />}
    </section>
  );
}

/** Top of the first of a thread's passages that is in the text; null when none is. */
function topOf(thread: ThreadView, tops: ReadonlyMap<string, number>): number | null {
  const found = thread.passages.flatMap(({ id }) => tops.get(id) ?? []);
  return found.length > 0 ? Math.min(...found) : null;
}

interface CardFrameProps {
  frame: {
    'data-card': string;
    ref: (element: HTMLElement | null) => (() => void) | undefined;
    style: { top: number };
  };
  thread: ThreadView;
  active: boolean;
  onActivate(): void;
  children: React.ReactNode;
}

/** A card takes the focus as a whole, so that the keyboard reaches it; Enter opens it. */
function CardFrame({ frame, thread, active, onActivate, children }: CardFrameProps) {
  const { t } = useTranslation('margin');
  const label = t('threadOn', { quote: thread.passages[0]?.quote ?? '' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset or a button cannot hold a thread with its own controls
    <div
      {...frame}
      className={active ? `${styles['card']} ${styles['active']}` : styles['card']}
      role="group"
      aria-label={label}
      aria-current={active}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card as a whole is a stop of the keyboard, Enter opens it
      tabIndex={0}
      onClick={(event) => {
        if (!active && !isControl(event.target)) onActivate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget && !active) onActivate();
      }}
    >
      {children}
    </div>
  );
}

/** A press on a control of a card is for the control: resolving a thread does not open it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, textarea') !== null;
}

function NewThreadForm({ model, thread, onDone }: { model: MarginModel; thread: NewThread; onDone(): void }) {
  const { t } = useTranslation('margin');
  return (
    <>
      <blockquote className={styles['quote']}>{thread.quote}</blockquote>
      <Composer
        label={t('newLabel')}
        placeholder={t('newPlaceholder')}
        action={t('comment')}
        initial={model.draft(COMPOSER)}
        focus
        onChange={(text) => model.keepDraft(COMPOSER, text)}
        onSend={(text) => {
          model.send(text);
          onDone();
        }}
        onCancel={() => {
          model.putAway();
          onDone();
        }}
      />
    </>
  );
}

/** Brings the card that was made active into view, without moving what can be seen already. */
function useScrollToActive(margin: RefObject<HTMLElement | null>, active: string | null): void {
  useEffect(() => {
    if (active === null) return;
    const frame = requestAnimationFrame(() => {
      const card = margin.current?.querySelector(`[data-card="${CSS.escape(active)}"]`);
      card?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [margin, active]);
}

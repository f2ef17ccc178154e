/** One card of the margin at its place. It takes the focus as a whole, so that the keyboard reaches it; Enter opens it. */
import { memo, useLayoutEffect, useRef } from 'react';
import { AnnotationCard, type AnnotationCardProps } from './AnnotationCard.tsx';
import styles from './card.module.css';
import { cardElement, enterCard } from './cardElement.ts';
import type { MarginModel } from './marginModel.ts';
import { PassageNotes } from './tray/PassageNotes.tsx';

export interface CardFrameProps extends Omit<AnnotationCardProps, 'detached'> {
  /** False far from what is seen: then it is an element without a box, for the words to point to. */
  drawn: boolean;
  /** What a screen reader calls it. */
  name: string | undefined;
  /** True for the one card that Tab reaches; from there the arrows go on. */
  isStop: boolean;
  measure(element: HTMLElement | null): (() => void) | undefined;
}

/** Drawn again only when its own annotation changes, however many others there are; it is moved from outside. */
export const CardFrame = memo(function CardFrame({ drawn, name, isStop, measure, ...card }: CardFrameProps) {
  const { active, model } = card;
  const { id } = card.annotation;
  const hasFocus = useRef(false);
  // A button that was pressed and is gone with what it decided leaves the focus to the card, not to the page.
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) document.getElementById(cardElement(id))?.focus();
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, by the kind of its annotation
    <div
      id={cardElement(id)}
      data-card={id}
      ref={drawn ? measure : undefined}
      className={classOf(active, drawn)}
      {...{ role: card.annotation.kind === 'thread' ? 'comment' : 'group', 'aria-label': name }}
      aria-current={active}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        hasFocus.current = currentTarget.contains(relatedTarget);
      }}
      onClick={(event) => {
        if (!active && !isControl(event.target)) model.activate(id);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === 'Enter') open(id, active, model);
        else if (!goBeside(event.currentTarget, event.key)) return;
        event.preventDefault();
      }}
    >
      {drawn && <PassageNotes annotation={card.annotation} />}
      {drawn && <AnnotationCard {...card} detached={false} />}
    </div>
  );
});

/** Enter on a card opens it, and once more goes to its field. */
function open(id: string, active: boolean, model: MarginModel): void {
  if (active) enterCard(id);
  else model.activate(id);
}

/** To the next card, or the one before. */
function goBeside(card: Element, key: string): boolean {
  const beside = { ArrowDown: card.nextElementSibling, ArrowUp: card.previousElementSibling }[key];
  if (!(beside instanceof HTMLElement) || beside.dataset['card'] === undefined) return false;
  beside.focus();
  return true;
}

function classOf(active: boolean, drawn: boolean): string {
  const state = active ? 'active' : drawn ? 'near' : 'far';
  return `${styles['card']} ${styles[state]}`;
}

/** A press on a control of a card is for the control: resolving a thread does not open it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, textarea') !== null;
}

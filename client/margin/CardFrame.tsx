/** One card of the margin at its place. It takes the focus as a whole, so that the keyboard reaches it; Enter opens it. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnnotationCard, type AnnotationCardProps } from './AnnotationCard.tsx';
import type { AnnotationView } from './annotationViews.ts';
import styles from './card.module.css';
import { cardElement } from './cardElement.ts';

export interface CardFrameProps extends Omit<AnnotationCardProps, 'detached'> {
  /** False far from what is seen: then it is an empty frame of the height that it had. */
  drawn: boolean;
  measure(element: HTMLElement | null): (() => void) | undefined;
}

/** Drawn again only when its own annotation changes, however many others there are; it is moved from outside. */
export const CardFrame = memo(function CardFrame({ drawn, measure, ...card }: CardFrameProps) {
  const name = useCardName(card.annotation);
  const { active, model } = card;
  const { id } = card.annotation;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, by the kind of its annotation
    <div
      id={cardElement(id)}
      data-card={id}
      ref={measure}
      className={classOf(active, drawn)}
      {...{ role: card.annotation.kind === 'thread' ? 'comment' : 'group', 'aria-label': name }}
      aria-current={active}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card as a whole is a stop of the keyboard, Enter opens it
      tabIndex={0}
      onClick={(event) => {
        if (!active && !isControl(event.target)) model.activate(id);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget && !active) model.activate(id);
      }}
    >
      {drawn && <AnnotationCard {...card} detached={false} />}
    </div>
  );
});

const NAME = { thread: 'threadOn', claim: 'claimOn', suggestion: 'suggestionOn' } as const;

/** What a screen reader calls the card: its kind and its words. */
function useCardName({ kind, passages }: AnnotationView): string {
  const { t } = useTranslation('margin');
  return t(NAME[kind], { quote: passages[0]?.quote ?? '' });
}

function classOf(active: boolean, drawn: boolean): string {
  const state = active ? 'active' : drawn ? 'near' : 'far';
  return `${styles['card']} ${styles[state]}`;
}

/** A press on a control of a card is for the control: resolving a thread does not open it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, textarea') !== null;
}

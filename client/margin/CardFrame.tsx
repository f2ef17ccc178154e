/** One card of the margin at its place. It takes the focus as a whole, so that the keyboard reaches it; Enter opens it. */
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnnotationCard, type AnnotationCardProps } from './AnnotationCard.tsx';
import type { AnnotationView } from './annotationViews.ts';
import styles from './card.module.css';
import { cardElement } from './cardElement.ts';

export interface CardFrameProps extends Omit<AnnotationCardProps, 'detached'> {
  /** In pixels from the top of the margin; null where the cards follow one another. */
  top: number | null;
  /** In pixels, once measured: out of sight, such a card is not drawn and keeps its height. */
  height: number | null;
  measure(element: HTMLElement | null): (() => void) | undefined;
}

/** Drawn again only when its own annotation or place changes, however many others there are. */
export const CardFrame = memo(function CardFrame({ top, height, measure, ...card }: CardFrameProps) {
  const name = useCardName(card.annotation);
  const { active, model } = card;
  const { id } = card.annotation;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, by the kind of its annotation
    <div
      id={cardElement(id)}
      data-card={id}
      ref={measure}
      style={placeOf(top, active ? null : height)}
      className={active ? `${styles['card']} ${styles['active']}` : styles['card']}
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
      <AnnotationCard {...card} detached={false} />
    </div>
  );
});

/** What a screen reader calls the card: its kind and its words. */
function useCardName({ kind, passages }: AnnotationView): string {
  const { t } = useTranslation('margin');
  return t(kind === 'thread' ? 'threadOn' : 'claimOn', { quote: passages[0]?.quote ?? '' });
}

/** Padding and border of a card, above and below together, in pixels (card.module.css). */
const FRAME = 26;

function placeOf(top: number | null, height: number | null): CSSProperties {
  const place = top === null ? {} : { top };
  if (height === null) return place;
  return { ...place, contentVisibility: 'auto', containIntrinsicBlockSize: `auto ${height - FRAME}px` };
}

/** A press on a control of a card is for the control: resolving a thread does not open it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, summary, input, textarea') !== null;
}

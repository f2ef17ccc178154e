/**
 * A strip beside the scrollbar that shows where annotations lie in the whole article: each kind in a column and a shape
 * of its own, and of claims a shape for how far each is. One stop of the keyboard: arrows go from annotation to annotation, a click to the nearest.
 */
import { type KeyboardEvent, type MouseEvent, memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClaimTones } from '../claims/checking/useClaimTones.ts';
import { useCardName } from './cardName.ts';
import type { HeatMark } from './heatMarks.ts';
import { nearestPlace } from './heatMarks.ts';
import type { MarginModel } from './marginModel.ts';
import type { ClaimTone } from './passageLooks.ts';
import styles from './strip.module.css';
import { type HeatParts, ROW, useHeat } from './useHeat.ts';

export interface HeatStripProps extends Omit<HeatParts, 'tones'> {
  model: MarginModel;
}

/** How many annotations PageUp and PageDown pass over. */
const PAGE = 10;

export const HeatStrip = memo(function HeatStrip({ model, ...parts }: HeatStripProps) {
  const { annotations, active } = parts;
  const { t } = useTranslation('margin');
  const name = useCardName();
  const strip = useRef<HTMLDivElement>(null);
  const told = useClaimTones();
  const tones = useMemo(() => new Map(JSON.parse(told) as [string, ClaimTone][]), [told]);
  const { marks, read } = useHeat(strip, { ...parts, tones });
  const count = annotations.length;
  const at = annotations.findIndex(({ id }) => id === active);
  const chosen = annotations[at];

  const onKeyDown = (event: KeyboardEvent) => {
    const { places } = read();
    const next = steppedTo(
      event.key,
      places.findIndex(({ id }) => id === active),
      places.length,
    );
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    model.activate(places[next]?.id ?? null);
  };
  const onClick = ({ clientY }: MouseEvent<HTMLElement>) => {
    const { places, height } = read();
    const { top, height: shown } = strip.current?.getBoundingClientRect() ?? { top: 0, height: 1 };
    const nearest = nearestPlace(places, ((clientY - top) / shown) * height);
    if (nearest) model.activate(nearest.id);
  };
  return (
    <aside className={styles['strip']} aria-label={t('strip')}>
      <div
        ref={strip}
        className={styles['slider']}
        role="slider"
        tabIndex={count > 0 ? 0 : -1}
        aria-orientation="vertical"
        aria-label={t('strip')}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={at + 1}
        aria-valuetext={chosen ? name(chosen) : t('stripCount', { count })}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {marks.map((mark) => (
          <span key={`${mark.row} ${mark.kind}`} className={classOf(mark)} style={{ top: mark.row * ROW }} />
        ))}
      </div>
    </aside>
  );
});

function classOf({ kind, active, tone }: HeatMark): string {
  return ['mark', kind, ...(tone ? [tone] : []), ...(active ? ['active'] : [])]
    .map((name) => styles[name] ?? '')
    .join(' ');
}

/** The place that a key leads to, from `at` (-1: none yet) among `count`; null when it is no key of the strip. */
function steppedTo(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at < 0 ? count - 1 : at - 1,
    ArrowLeft: at < 0 ? count - 1 : at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, next));
}

/** A slider over the whole history: it stops where somebody stopped writing, and at every version. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedVersion, Timeline } from '../api/history.ts';
import { useFormats } from '../i18n/formats.ts';
import { stopOf, stopsOf } from './days.ts';
import { useOccasionWords } from './VersionList.tsx';

/** A slider under a hand asks for fewer texts than it passes. */
const SETTLED_MS = 150;

export interface TimeSliderProps {
  versions: readonly ListedVersion[];
  timeline: Timeline;
  shown: number;
  onShow(version: number): void;
}

export function TimeSlider({ versions, timeline, shown, onShow }: TimeSliderProps) {
  const { t } = useTranslation('history');
  const say = useOccasionWords();
  const formats = useFormats();
  const stops = stopsOf(versions, timeline.stretches);
  const [at, setAt] = useState(stopOf(stops, shown));
  const place = stopOf(stops, shown);
  useEffect(() => setAt(place), [place]);
  const stop = stops[Math.min(at, stops.length - 1)] ?? shown;
  useEffect(() => {
    if (at === place) return;
    const timer = setTimeout(() => onShow(stop), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [at, place, stop, onShow]);
  const version = versions.find((each) => each.version === stop);
  const stretch = timeline.stretches.find(({ last }) => last >= stop);
  const time = new Date(version?.at ?? stretch?.until ?? 0);
  const writer = timeline.people.find(({ id }) => id === stretch?.by);
  const what = version ? formats.list(version.occasions.map(say)) : (writer?.name ?? t('byServer'));
  const words = `${formats.moment(time)}, ${what}`;
  return (
    <div className="history-slider">
      <div className="history-marks" aria-hidden="true">
        {versions.map((each) => (
          <i
            key={each.version}
            data-kind={each.occasions.some(({ kind }) => kind === 'named' || kind === 'cleared') ? 'named' : undefined}
            style={{ left: `${(100 * stopOf(stops, each.version)) / Math.max(1, stops.length - 1)}%` }}
          />
        ))}
      </div>
      <label>
        <span className="unseen">{t('slider')}</span>
        <input
          type="range"
          min={0}
          max={stops.length - 1}
          value={at}
          aria-valuetext={words}
          onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
        />
      </label>
      <output>{words}</output>
    </div>
  );
}

/** The places and marks of the heat strip, kept current as lines, annotations and the window change. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Readable } from '../session/store.ts';
import type { AnnotationView } from './annotationViews.ts';
import { type HeatMark, type HeatPlace, heatMarks } from './heatMarks.ts';
import type { Tops } from './lines.ts';
import type { ClaimTone } from './passageLooks.ts';

export interface HeatParts {
  annotations: readonly AnnotationView[];
  active: string | null;
  lines: Readable<Tops>;
  /** What `lines` are read against; it stands in the page that scrolls, `main`. */
  sheets: RefObject<HTMLElement | null>;
  /** By claim, how far it is; one that nobody works on is missing. */
  tones: ReadonlyMap<string, ClaimTone>;
}

export interface Heat {
  marks: readonly HeatMark[];
  /** Where annotations stand now, from the top, and how tall all of it is. */
  read(): { places: readonly HeatPlace[]; height: number };
}

/** Height of a row of the strip, in pixels (strip.module.css). */
export const ROW = 6;

/** Drawn again only when a mark comes, goes or falls into another row. */
export function useHeat(strip: RefObject<HTMLElement | null>, parts: HeatParts): Heat {
  const { annotations, active, lines, sheets, tones } = parts;
  const [marks, setMarks] = useState<readonly HeatMark[]>([]);
  const shown = useRef('[]');
  const latest = useRef(parts);
  latest.current = parts;
  const read = useCallback(() => readHeat(latest.current), []);
  const look = useCallback(() => {
    const { places, height } = read();
    const rows = Math.floor((strip.current?.clientHeight ?? 0) / ROW);
    const next = heatMarks(places, height, rows, latest.current.active);
    const drawn = JSON.stringify(next);
    if (drawn === shown.current) return;
    shown.current = drawn;
    setMarks(next);
  }, [read, strip]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` reads these from `latest`
  useEffect(look, [look, annotations, active, tones]);
  useEffect(() => {
    const resized = new ResizeObserver(look);
    if (strip.current) resized.observe(strip.current);
    if (sheets.current) resized.observe(sheets.current);
    const leave = lines.subscribe(look);
    return () => {
      leave();
      resized.disconnect();
    };
  }, [look, lines, strip, sheets]);
  return { marks, read };
}

function readHeat({ annotations, lines, sheets, tones }: HeatParts): ReturnType<Heat['read']> {
  const page = sheets.current?.closest('main');
  if (!sheets.current || !page) return { places: [], height: 0 };
  const above = sheets.current.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
  const tops = lines.get();
  const places = annotations.flatMap(({ id, kind, passages }) => {
    const found = passages.flatMap((passage) => tops.get(passage.id) ?? []);
    const tone = tones.get(id);
    return found.length === 0 ? [] : [{ id, kind, top: above + Math.min(...found), ...(tone ? { tone } : {}) }];
  });
  return { places: places.sort((a, b) => a.top - b.top), height: page.scrollHeight };
}

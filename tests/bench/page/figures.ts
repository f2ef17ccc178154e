/** What is measured of one page, and how it is printed beside another's. */
export interface PageFigures {
  /** From the first byte until words, marks and cards are on screen. */
  openMs: number;
  /** From key to paint. */
  alone: { p50: number; p95: number };
  withOthers: { p50: number; p95: number };
  /** The same in a browser that waits for no screen: at 60 Hz a key may wait 16.7 ms for a frame that others began. */
  withoutBeat: { p50: number; p95: number };
  /** Processor time of the page's main thread for one key, alone; other work on the machine does not add to it. */
  cpuMs: number;
  /** The same while what looks checkable is hidden. */
  hidden: Pick<PageFigures, 'alone' | 'cpuMs'>;
  framesPerSecond: number;
  /** After collecting garbage, before the edits and after them. */
  heapMb: { before: number; after: number };
}

function atPart(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const percentiles = (times: readonly number[]) => ({ p50: atPart(times, 0.5), p95: atPart(times, 0.95) });

export const keysOf = ({ p50, p95 }: { p50: number; p95: number }) => `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)} ms`;

export function rowsOf({
  openMs,
  alone,
  withOthers,
  withoutBeat,
  cpuMs,
  hidden,
  framesPerSecond,
  heapMb,
}: PageFigures): Record<string, string> {
  return {
    'open after first byte': `${openMs.toFixed(0)} ms`,
    'key to paint, alone': keysOf(alone),
    'key to paint, five others type': keysOf(withOthers),
    '… without the beat of a screen': keysOf(withoutBeat),
    'main thread for a key, alone': `${cpuMs.toFixed(1)} ms`,
    'key to paint, nothing proposed': keysOf(hidden.alone),
    '… main thread for it': `${hidden.cpuMs.toFixed(1)} ms`,
    scrolling: `${framesPerSecond.toFixed(1)} frames/s`,
    'heap before and after the edits': `${heapMb.before.toFixed(1)} → ${heapMb.after.toFixed(1)} MB`,
  };
}

/**
 * What the page and its detecting thread tell each other. The page sends each block once, under a number, and then only
 * the order of those numbers; it is answered with the marks of the blocks whose marks became others.
 */
import { createDetector, type Detector } from '../../shared/detect/detector.ts';
import type { DetectBlock, Mark, Proposal } from '../../shared/detect/proposal.ts';

export interface DetectRequest {
  /** BCP 47 tag of the article's language. */
  language: string;
  /** Every block of the article. */
  order: readonly number[];
  /** Those that were not sent before, or not since they left the order. */
  fresh: readonly (DetectBlock & { id: number })[];
}

/** A mark whose other place, if it has one, names its block by number. */
export interface FoundMark extends Mark {
  drift?: { block: number; start: number; end: number };
}

export interface DetectAnswer {
  changed: readonly [id: number, marks: readonly FoundMark[]][];
}

function sameMarks(a: readonly FoundMark[] | undefined, b: readonly FoundMark[]): boolean {
  return a !== undefined && a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** The work of the thread: what it knows from one request to the next. */
export function createDetectionWork(): (request: DetectRequest) => DetectAnswer {
  let detector: Detector | null = null;
  let language = '';
  let blocks = new Map<number, DetectBlock>();
  let told = new Map<number, readonly FoundMark[]>();
  return (request) => {
    if (!detector || language !== request.language) detector = createDetector(request.language);
    language = request.language;
    for (const { id, type, text } of request.fresh) blocks.set(id, { type, text });
    const { order } = request;
    blocks = new Map(order.map((id) => [id, blocks.get(id) ?? { type: 'residue', text: '' }]));
    const found = byBlock(detector.detect([...blocks.values()]), order);
    const changed = [...found].filter(([id, marks]) => !sameMarks(told.get(id), marks));
    told = found;
    return { changed };
  };
}

function byBlock(proposals: readonly Proposal[], order: readonly number[]): Map<number, FoundMark[]> {
  const found = new Map<number, FoundMark[]>(order.map((id) => [id, []]));
  for (const { block, drift, ...mark } of proposals) {
    const place = drift ? { drift: { ...drift, block: order[drift.block] ?? -1 } } : {};
    found.get(order[block] ?? -1)?.push({ ...mark, ...place });
  }
  return found;
}

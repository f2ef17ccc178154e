/** The page's side of detection: sends blocks to the thread, one question at a time, and keeps what it answers. */
import type { DetectBlock } from '../../shared/detect/proposal.ts';
import type { DetectAnswer, DetectRequest, FoundMark } from './detectionWork.ts';

/** What can be asked: a `Worker`, or the work itself in a test. */
export interface DetectionThread {
  onmessage: ((event: MessageEvent<DetectAnswer>) => void) | null;
  /** It could not be started, or failed at its work. */
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: DetectRequest): void;
  terminate(): void;
}

export interface Detection<B extends DetectBlock> {
  /** Asks what looks checkable in these blocks. A block that did not change must be the very same object. */
  read(blocks: readonly B[]): void;
  /** A number that stands for the block as long as it stays the same object. */
  idOf(block: B): number;
  /** What was found in a block; null while that is not known. */
  marksOf(block: B): readonly FoundMark[] | null;
  /** The block that has this number; undefined once it is no part of what was read last. */
  blockOf(id: number): B | undefined;
  close(): void;
}

/** @param onFound called after each answer; `onFailed` when none is to come. */
export function createDetection<B extends DetectBlock>(
  thread: DetectionThread,
  language: string,
  onFound: () => void,
  onFailed: () => void,
): Detection<B> {
  const ids = new WeakMap<B, number>();
  let blocks = new Map<number, B>();
  let found = new Map<number, readonly FoundMark[]>();
  let sent = new Set<number>();
  let isAsked = false;
  let waiting: readonly B[] | null = null;
  let last = 0;
  const idOf = (block: B) => {
    const known = ids.get(block);
    if (known !== undefined) return known;
    last += 1;
    ids.set(block, last);
    return last;
  };
  const ask = (asked: readonly B[]) => {
    blocks = new Map(asked.map((block) => [idOf(block), block]));
    const fresh = [...blocks].filter(([id]) => !sent.has(id)).map(([id, { type, text }]) => ({ id, type, text }));
    sent = new Set(blocks.keys());
    isAsked = true;
    thread.postMessage({ language, order: [...sent], fresh });
  };
  thread.onmessage = ({ data }) => {
    isAsked = false;
    found = new Map([...found, ...data.changed].filter(([id]) => sent.has(id)));
    const next = waiting;
    waiting = null;
    if (next) ask(next);
    onFound();
  };
  thread.onerror = onFailed;
  return {
    read(asked) {
      if (isAsked) waiting = asked;
      else ask(asked);
    },
    idOf,
    marksOf: (block) => found.get(idOf(block)) ?? null,
    blockOf: (id) => blocks.get(id),
    close() {
      thread.onmessage = null;
      thread.onerror = null;
      thread.terminate();
    },
  };
}

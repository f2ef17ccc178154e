/** Compaction: once enough rows lie behind the last snapshot, one state takes their place for loading. */
import * as Y from 'yjs';
import type { TextStore } from '../storage/ports.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';

export interface Snapshots {
  /** A commit wrote `bytes`; `isSettled` says that the live text holds nothing beyond it. */
  committed(seq: number, bytes: number, isSettled: boolean): void;
  /** The room leaves memory, settled. */
  leaving(): Promise<void>;
}

export interface SnapshotDeps {
  article: string;
  doc: Y.Doc;
  texts: TextStore;
  limits: Limits;
  log: Log;
  /** What lies behind the last snapshot already. */
  rows: number;
  bytes: number;
  seq: number;
}

/** A room that leaves with fewer rows than this is quick enough to load from them. */
const ROWS_WORTH_A_SNAPSHOT = 50;

export function createSnapshots({ article, doc, texts, limits, log, ...behind }: SnapshotDeps): Snapshots {
  let { rows, bytes, seq } = behind;

  async function compact(): Promise<void> {
    rows = 0;
    bytes = 0;
    try {
      await texts.compact(article, seq, Y.encodeStateAsUpdate(doc));
    } catch (error) {
      log.warn({ article, error: error instanceof Error ? error.message : 'unknown' }, 'a snapshot failed');
    }
  }
  return {
    committed(lastSeq, written, isSettled) {
      seq = lastSeq;
      rows += 1;
      bytes += written;
      if (isSettled && (rows >= limits.compactRows || bytes >= limits.compactBytes)) void compact();
    },
    async leaving() {
      if (rows >= ROWS_WORTH_A_SNAPSHOT) await compact();
    },
  };
}

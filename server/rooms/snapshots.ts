/** Compaction: once enough rows lie behind the last snapshot, one state takes their place for loading. */
import * as Y from 'yjs';
import type { TextStore } from '../storage/ports.ts';
import type { Limits } from './limits.ts';
import { type Log, messageOf } from './log.ts';

export interface Snapshots {
  /** `bytes` came into the log, and are in the text; `isDue` says that this may be the moment for a snapshot. */
  committed(bytes: number, isDue: boolean): void;
  /** The last one has left, or the room leaves memory; it is settled. */
  leaving(): Promise<void>;
}

export interface SnapshotDeps {
  article: string;
  doc: Y.Doc;
  texts: TextStore;
  limits: Limits;
  log: Log;
  /** The last row up to which the text has all: not the last that was written, for others' may lie between. */
  seq(): number;
  /** What lies behind the last snapshot already. */
  rows: number;
  bytes: number;
}

/** A room that leaves with fewer rows than this is quick enough to load from them. */
const ROWS_WORTH_A_SNAPSHOT = 50;

export function createSnapshots({ article, doc, texts, limits, log, seq, ...behind }: SnapshotDeps): Snapshots {
  let { rows, bytes } = behind;

  async function compact(): Promise<void> {
    rows = 0;
    bytes = 0;
    try {
      await texts.compact(article, seq(), Y.encodeStateAsUpdate(doc));
    } catch (error) {
      log.warn({ article, error: messageOf(error) }, 'a snapshot failed');
    }
  }
  return {
    committed(written, isDue) {
      rows += 1;
      bytes += written;
      if (isDue && (rows >= limits.compactRows || bytes >= limits.compactBytes)) void compact();
    },
    async leaving() {
      if (rows >= ROWS_WORTH_A_SNAPSHOT) await compact();
    },
  };
}

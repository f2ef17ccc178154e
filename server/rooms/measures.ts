/** What the rooms count; `server/metrics.ts` turns it into Prometheus figures. */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';

export interface Measures {
  roomOpened(): void;
  roomClosed(): void;
  socketOpened(): void;
  socketClosed(): void;
  /** A commit took `ms` and carried `updates` updates, which left as one frame. */
  committed(ms: number, updates: number): void;
  commitFailed(): void;
  frameRefused(reason: CloseReason): void;
}

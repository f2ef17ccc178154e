/**
 * Which of this editor's own changes are durable on the server. Two signs are needed. The durable state vector covers
 * what was written; but a deletion moves no clock, so each change also remembers which text frame of the socket carried
 * it, and waits until a *saved* frame speaks of that frame.
 */
export interface Change {
  /** Yjs client id that wrote it, and that client's clock after it. */
  client: number;
  clock: number;
  /** Number of the text frame, on the open socket, that carried it; null while it was not sent. */
  frame: number | null;
}

export interface Progress {
  /** Changes not known to be durable, oldest first. */
  waiting: readonly Change[];
}

export const NOTHING_WAITING: Progress = { waiting: [] };

/** A local change was made; `frame` is null when no socket took it. */
export function changed(progress: Progress, change: Change): Progress {
  return { waiting: [...progress.waiting, change] };
}

/** Everything not yet sent went out in text frame number `frame` (the answer to the server's first question). */
export function carried(progress: Progress, frame: number): Progress {
  return { waiting: progress.waiting.map((change) => (change.frame === null ? { ...change, frame } : change)) };
}

/** The socket is gone: whatever it carried may not have arrived. */
export function interrupted(progress: Progress): Progress {
  return { waiting: progress.waiting.map((change) => ({ ...change, frame: null })) };
}

/** What the server told about its own state when we joined: older work of ours that it lacks is waiting, too. */
export function compared(progress: Progress, ours: Map<number, number>, server: Map<number, number>): Progress {
  const known = new Map(progress.waiting.map((change) => [change.client, change.clock]));
  const missing = [...ours]
    .filter(([client, clock]) => clock > Math.max(server.get(client) ?? 0, known.get(client) ?? 0))
    .map(([client, clock]) => ({ client, clock, frame: null }));
  return missing.length > 0 ? { waiting: [...missing, ...progress.waiting] } : progress;
}

/**
 * A *saved* frame came: `durable` is its state vector, `frames` how many text frames of this socket it covers (null from
 * a server that does not count: then every frame sent before is taken as covered).
 */
export function saved(progress: Progress, durable: Map<number, number>, frames: number | null): Progress {
  return { waiting: progress.waiting.filter((change) => !isCovered(change, durable, frames)) };
}

function isCovered(change: Change, durable: Map<number, number>, frames: number | null): boolean {
  if (change.frame === null || (durable.get(change.client) ?? 0) < change.clock) return false;
  return frames === null || change.frame <= frames;
}

/**
 * Rooms that nobody needs at the moment: each leaves memory after a while, and the one idle for longest at once when
 * there are too many, so that nobody fills the memory by asking for one article after the other.
 */
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';

export interface IdleRooms {
  /** Nobody needs it any more; `leave` is called once, unless it is `needed` before. */
  add(article: string, leave: () => void): void;
  /** It cannot leave yet: is asked again after the same while, however many there are. */
  keep(article: string, leave: () => void): void;
  needed(article: string): void;
}

export function createIdleRooms(clock: Clock, { idleMs, idleRooms }: Limits): IdleRooms {
  const idle = new Map<string, { leave: () => void; callOff: () => void }>();

  function needed(article: string): void {
    idle.get(article)?.callOff();
    idle.delete(article);
  }
  function leaveNow(article: string): void {
    const leave = idle.get(article)?.leave;
    needed(article);
    leave?.();
  }
  function keep(article: string, leave: () => void): void {
    needed(article);
    idle.set(article, { leave, callOff: clock.after(idleMs, () => leaveNow(article)) });
  }
  return {
    add(article, leave) {
      keep(article, leave);
      const [longest] = idle.keys();
      if (idle.size > idleRooms && longest !== undefined) leaveNow(longest);
    },
    keep,
    needed,
  };
}

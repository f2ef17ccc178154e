/**
 * Requests under one credential are handled a few at a time; the others wait in their order. Somebody who sends hundreds
 * at once waits for their own, and leaves the event loop to everybody else between them.
 */
import { Problem } from './problem.ts';

/** A browser that opens a page asks for about as many at once. */
const AT_ONCE = 8;
/** A script that has more under way than this does not read its answers. */
const MOST_WAITING = 2_000;

const tooMany = () =>
  new Problem(429, 'request.tooMany', 'Too many requests wait already; read their answers first.', {
    headers: { 'retry-after': '1' },
  });

interface Line {
  running: number;
  waiting: (() => void)[];
}

export class Turns {
  readonly #lines = new Map<string, Line>();

  /** Waits for a turn; whoever had it calls what this resolves with. @throws Problem when too many wait. */
  async take(credential: string): Promise<() => void> {
    const line = this.#lines.get(credential) ?? { running: 0, waiting: [] };
    this.#lines.set(credential, line);
    if (line.waiting.length >= MOST_WAITING) throw tooMany();
    if (line.running < AT_ONCE) line.running += 1;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    return () => this.#handOn(credential, line);
  }

  #handOn(credential: string, line: Line): void {
    const next = line.waiting.shift();
    // In a turn of the event loop of its own, so that others come in between.
    if (next) setImmediate(next);
    else line.running -= 1;
    if (line.running === 0) this.#lines.delete(credential);
  }
}

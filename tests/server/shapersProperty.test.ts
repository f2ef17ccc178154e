import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from '../support/rooms.ts';
import { CLAIM, Newsroom } from '../support/shapers.ts';

const INNER = ['colour ', 'of ', '12 ', 'cars '];
const move = fc.record({
  by: fc.constantFrom('bob', 'eva', 'gus'),
  word: fc.nat(INNER.length - 1),
  next: fc.constantFrom('nothing', 'nothing', 'look', 'restart', 'sign'),
});

/** Takes a word out, or puts it back where it was. */
function toggle(room: Newsroom, by: string, word: number, there: boolean[]): void {
  const peer = room.peers.find(({ person }) => person === by);
  const at = 'The '.length + INNER.filter((_words, place) => place < word && there[place]).join('').length;
  const words = INNER[word] ?? '';
  if (there[word]) peer?.text.delete(at, words.length);
  else peer?.text.insert(at, words);
  there[word] = !there[word];
}

/** Who had a part in the words at the least: of each word that a look finds otherwise, who changed it last. */
class Parts {
  private chain: { by: string[]; before: string }[] = [];
  private seen = String(INNER.map(() => true));
  private readonly last = new Map<number, string>();

  touch(by: string, word: number): void {
    this.last.set(word, by);
  }

  look(there: readonly boolean[]): void {
    const now = String(there);
    const [was, before] = [this.seen.split(','), this.seen];
    const by = [...this.last].flatMap(([word, person]) => (was[word] === String(there[word]) ? [] : [person]));
    const undone = this.chain.findIndex((edit) => edit.before === now);
    if (undone >= 0) this.chain = this.chain.slice(0, undone);
    else if (now !== before) this.chain.push({ by, before });
    this.seen = now;
    this.last.clear();
  }

  people(): Set<string> {
    return new Set(this.chain.flatMap(({ by }) => by));
  }
}

describe('any sequence of edits by several people, with looks, ends of the server and signatures between', () => {
  it('[R-TICK-2] [R-TICK-12] nobody signs as the second what they wrote, changed or took from', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), async (moves) => {
        const room = await Newsroom.open();
        const there = INNER.map(() => true);
        const parts = new Parts();
        for (const { by, word, next } of moves) {
          toggle(room, by, word, there);
          parts.touch(by, word);
          await settle(room.clock, ...room.peers);
          if (next === 'look') await room.look();
          if (next === 'restart') await room.restart();
          if (next === 'look' || next === 'sign') parts.look(there);
          if (next !== 'sign') continue;
          await room.served.run('cas', 'checker', { type: 'claim.reopen', annotation: CLAIM });
          expect(await room.tick('ann')).toBe('claim.ticked');
          for (const person of parts.people()) expect(await room.tick(person)).toBe('R-TICK-2');
          expect(await room.tick('dan')).toBe('claim.ticked');
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** What every store must do with the log of a text (docs/protocol/rooms.md, R-STORE). */
import { expect, it } from 'vitest';
import { ForeignClient } from '../../server/storage/failures.ts';
import type { Storage } from '../../server/storage/ports.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

export function describeTexts(of: () => Storage): void {
  it('[R-STORE-1] numbers the rows of an article without a gap, the first being its creation', async () => {
    const { texts } = of();
    const two = [
      { author: 'anna', update: bytes(2) },
      { author: null, update: bytes(3) },
    ];
    expect(await texts.append('a', two, [])).toBe(3);
    expect([await texts.lastSeq('a'), await texts.lastSeq('nowhere')]).toEqual([3, 0]);
    const ten = Array.from({ length: 10 }, (_, n) => texts.append('a', [{ author: 'bob', update: bytes(n) }], []));
    expect((await Promise.all(ten)).sort((x, y) => x - y)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    const { rows } = await texts.load('a');
    expect(rows.slice(0, 3).map(({ seq, author, update }) => [seq, author, [...update]])).toEqual([
      [1, 'anna', [1]],
      [2, 'anna', [2]],
      [3, null, [3]],
    ]);
  });
  it('[R-STORE-2] writes rows and bindings together or not at all', async () => {
    const { texts } = of();
    await texts.append('a', [{ author: 'anna', update: bytes(2) }], [[4_294_967_295, 'anna']]);
    const stolen = texts.append('a', [{ author: 'bob', update: bytes(9) }], [[4_294_967_295, 'bob']]);
    await expect(stolen).rejects.toThrow(new ForeignClient(4_294_967_295));
    await texts.append('a', [{ author: 'anna', update: bytes(3) }], [[4_294_967_295, 'anna']]);
    const { rows, owners } = await texts.load('a');
    expect(rows.map(({ update }) => [...update])).toEqual([[1], [2], [3]]);
    expect([...owners]).toEqual([[4_294_967_295, 'anna']]);
  });
  it('[R-STORE-2] refuses text for an article that is not there', async () => {
    await expect(of().texts.append('nowhere', [{ author: null, update: bytes(1) }], [])).rejects.toThrow();
  });
  it('[R-STORE-3] loads a snapshot and the rows after it, and keeps the history', async () => {
    const { texts } = of();
    await texts.append('a', [{ author: 'anna', update: bytes(2) }], []);
    await texts.compact('a', 2, bytes(12));
    await texts.compact('a', 1, bytes(99));
    await texts.append('a', [{ author: 'bob', update: bytes(3) }], []);
    const { snapshot, rows } = await texts.load('a');
    expect(snapshot && { seq: snapshot.seq, state: [...snapshot.state] }).toEqual({ seq: 2, state: [12] });
    expect(rows.map(({ seq }) => seq)).toEqual([3]);
    expect((await texts.history('a', 0, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
  });
  it('[R-STORE-3] reads a long history row for row, from wherever, whatever a snapshot covers', async () => {
    const { texts } = of();
    const rows = Array.from({ length: 1_400 }, (_, n) => ({
      author: n % 7 ? 'anna' : null,
      update: bytes(n % 250, n),
    }));
    for (let at = 0; at < rows.length; at += 350) await texts.append('a', rows.slice(at, at + 350), []);
    const read = async () => {
      const found: unknown[] = [];
      for (let after = 0; ; after += 90) {
        const some = await texts.history('a', after, 90);
        found.push(...some.map(({ seq, author, at, update }) => [seq, author, at, [...update]]));
        if (some.length < 90) return found;
      }
    };
    const before = await read();
    expect(before.length).toBe(1_401);
    await texts.compact('a', 1_000, bytes(1));
    expect(await read()).toEqual(before);
    await texts.compact('a', 1_401, bytes(2));
    expect(await read()).toEqual(before);
    expect([await texts.lastSeq('a'), await texts.append('a', [{ author: 'bob', update: bytes(3) }], [])]).toEqual([
      1_401, 1_402,
    ]);
    expect((await texts.load('a')).rows.map(({ seq }) => seq)).toEqual([1_402]);
    expect((await texts.history('a', 1_390, 50)).map(({ seq }) => seq)).toEqual([
      1_391, 1_392, 1_393, 1_394, 1_395, 1_396, 1_397, 1_398, 1_399, 1_400, 1_401, 1_402,
    ]);
  });
}

/** Whoever shaped the words that are signed cannot give the second signature: by writing, and by taking away. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from '../../server/storage/ports.ts';
import { ARTICLE, flush, settle } from '../support/rooms.ts';
import { CLAIM, Newsroom, WORDS } from '../support/shapers.ts';

describe('who shaped the words', () => {
  it('[R-TICK-2] [R-TICK-12] is known of a deletion under another’s later rewording', async () => {
    const room = await Newsroom.open();
    expect(await room.tick('ann')).toBe('claim.ticked');
    await room.edit('bob', 'u', '');
    await room.edit('eva', '12', 'twelve');
    expect([await room.tick('bob'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
    expect(await room.tick('dan')).toBe('claim.ticked');
  });

  it('[R-TICK-2] [R-TICK-12] is known of everybody who deleted within one look', async () => {
    const room = await Newsroom.open();
    room.write('bob', 'u', '');
    room.write('eva', ' on Monday', '');
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect([await room.tick('bob'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
  });

  it('[R-TICK-2] is known of who deleted what another had typed a moment before', async () => {
    const room = await Newsroom.open();
    room.write('eva', 'cars', 'cars never');
    await settle(room.clock, ...room.peers);
    room.write('bob', 'nev', '');
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect([await room.tick('bob'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
  });

  it('[R-TICK-12] outlives a server that ends before the keeper has looked', async () => {
    const room = await Newsroom.open();
    room.write('bob', 'u', '');
    room.write('eva', ' on Monday', '');
    await room.restart();
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect([await room.tick('bob'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
  });

  it('[R-TICK-12] outlives that end however much was written elsewhere between', async () => {
    const room = await Newsroom.open();
    room.write('bob', 'u', '');
    await settle(room.clock, ...room.peers);
    const filler = new Y.Doc();
    const rows = Array.from({ length: 1_200 }, () => ({ author: 'eva', update: Y.encodeStateAsUpdate(filler) }));
    await room.storage.texts.append(ARTICLE, rows, []);
    await room.restart();
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect(await room.tick('bob')).toBe('R-TICK-2');
  });

  it('[R-TICK-2] is forgotten once their change was undone, by whomever', async () => {
    const room = await Newsroom.open();
    await room.edit('bob', 'cars ', '');
    await room.edit('eva', '12 ', '12 cars ');
    await room.edit('bob', '12', 'twelve');
    await room.edit('eva', 'twelve', '12');
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect(await room.tick('eva')).toBe('R-TICK-2');
    expect(await room.tick('bob')).toBe('claim.ticked');
  });

  it('[R-TICK-12] is forgotten of nobody, however many changes follow', async () => {
    const room = await Newsroom.open();
    await room.edit('bob', 'differed', 'varied');
    for (let count = 12; count < 90; count += 1) await room.edit(count % 2 ? 'eva' : 'gus', `${count}`, `${count + 1}`);
    const [record] = await room.storage.passages.load(ARTICLE);
    expect(record?.changes).toHaveLength(32);
    expect(new Set(record?.changes.flatMap(({ by }) => by))).toEqual(new Set(['bob', 'eva', 'gus']));
    expect(record?.changes[0]?.before).toBe(WORDS);
  });

  it('[R-TICK-2] is nobody whose change was one of typography or of a capital', async () => {
    const room = await Newsroom.open();
    await room.edit('bob', 'The colour', 'the  colour');
    await room.edit('eva', 'the  colour', 'The colour');
    room.write('bob', ' on', '\u00a0on');
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
  });

  it('[R-TICK-12] stays known when all words go and the passage is put back on others', async () => {
    const room = await Newsroom.open();
    await room.edit('bob', 'differed', 'varied');
    await room.edit('eva', WORDS.replace('differed', 'varied'), '');
    const [record] = await room.storage.passages.load(ARTICLE);
    expect(record?.status).toBe('detached');
    const about = { annotation: CLAIM, passage: record?.id, target: { quote: { exact: 'Nothing' } } };
    expect(await room.served.run('dan', 'checker', { type: 'passage.reattach', ...about })).toBe('passage.reattached');
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect([await room.tick('bob'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
  });
});

/** A store in which one call waits until the test lets it go on. */
function holding<Port extends 'articles' | 'ledgers'>(port: Port, method: keyof Storage[Port]) {
  let waiting: (() => void)[] | null = null;
  const wrap = (storage: Storage): Storage => ({
    ...storage,
    [port]: {
      ...storage[port],
      [method]: async (...given: unknown[]) => {
        if (waiting) await new Promise<void>((resolve) => waiting?.push(resolve));
        return (storage[port][method] as (...all: unknown[]) => unknown)(...given);
      },
    },
  });
  return {
    wrap,
    hold: () => {
      waiting = [];
    },
    go: () => {
      for (const resolve of waiting ?? []) resolve();
      waiting = null;
    },
  };
}

describe('words that are deleted while a signature is decided on', () => {
  it('[R-TICK-2] count as deleted by whoever did it, also before the keeper’s look', async () => {
    const held = holding('articles', 'find');
    const room = await Newsroom.open('q', held.wrap);
    expect(await room.tick('ann')).toBe('claim.ticked');
    held.hold();
    const answer = room.tick('bob');
    await flush(room.clock);
    room.write('bob', 'u', '');
    await settle(room.clock, ...room.peers);
    held.go();
    await flush(room.clock);
    expect(await answer).toBe('R-TICK-2');
  });

  it('[R-TICK-13] are not signed: whoever signs looks at them again', async () => {
    const held = holding('ledgers', 'transact');
    const room = await Newsroom.open('q', held.wrap);
    expect(await room.tick('ann')).toBe('claim.ticked');
    held.hold();
    const answer = room.tick('bob');
    await flush(room.clock);
    room.write('bob', 'u', '');
    await settle(room.clock, ...room.peers);
    held.go();
    await flush(room.clock);
    expect(await answer).toBe('R-TICK-13');
    expect(await room.tick('bob')).toBe('R-TICK-2');
    expect(await room.tick('dan')).toBe('claim.ticked');
  });
});

describe('an accepted suggestion', () => {
  it('[R-TICK-2] counts as written by who proposed it, as much as by who accepted it', async () => {
    for (const text of [WORDS.replace('12', 'twelve'), WORDS.replace('u', '')]) {
      const room = await Newsroom.open();
      const annotation = crypto.randomUUID();
      const target = { quote: { exact: WORDS } };
      await room.served.run('pia', 'checker', { type: 'suggestion.make', annotation, target, text });
      await room.served.run('eva', 'editor', { type: 'suggestion.accept', annotation });
      await room.look();
      expect(await room.tick('ann')).toBe('claim.ticked');
      expect([await room.tick('pia'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
      expect(await room.tick('dan')).toBe('claim.ticked');
    }
  });

  it('[R-TICK-12] is its proposer’s, too, where the server ended before the keeper has looked', async () => {
    const room = await Newsroom.open();
    const annotation = crypto.randomUUID();
    const target = { quote: { exact: WORDS } };
    await room.served.run('pia', 'checker', {
      type: 'suggestion.make',
      annotation,
      target,
      text: WORDS.replace('u', ''),
    });
    await room.served.run('eva', 'editor', { type: 'suggestion.accept', annotation });
    await room.restart();
    await room.look();
    expect(await room.tick('ann')).toBe('claim.ticked');
    expect([await room.tick('pia'), await room.tick('eva')]).toEqual(['R-TICK-2', 'R-TICK-2']);
  });

  it('[R-TICK-2] that is still open counts as its proposer’s for who signs the words after it', async () => {
    const room = await Newsroom.open();
    const annotation = crypto.randomUUID();
    const target = { quote: { exact: WORDS } };
    await room.served.run('pia', 'checker', {
      type: 'suggestion.make',
      annotation,
      target,
      text: WORDS.replace('12', '13'),
    });
    const change = { type: 'claim.tick', annotation: CLAIM, verdict: 'change' };
    expect(await room.served.run('ann', 'checker', change)).toBe('claim.ticked');
    expect(await room.served.run('pia', 'checker', change)).toBe('R-TICK-2');
    expect(await room.served.run('dan', 'checker', change)).toBe('claim.ticked');
  });
});

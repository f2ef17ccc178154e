/** Whoever shaped the words that are signed cannot give the second signature: by writing, and by taking away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from '../../server/storage/ports.ts';
import { documentOf } from '../support/openArticle.ts';
import { ARTICLE, flush, type ManualClock, manualClock, Peer, settle, storageWith } from '../support/rooms.ts';
import { type Served, serverOn } from '../support/served.ts';

const WORDS = 'The colour of 12 cars differed on Monday';
const CLAIM = crypto.randomUUID();
const confirmed = { type: 'claim.tick', annotation: CLAIM, verdict: 'confirmed' };
/** Long enough for the keeper's look. */
const LOOK_MS = 1_100;

class Newsroom {
  readonly storage: Storage;
  readonly clock: ManualClock = manualClock();
  readonly peers: Peer[];
  served: Served;

  private constructor(storage: Storage) {
    this.storage = storage;
    this.served = serverOn(storage, this.clock);
    this.peers = ['bob', 'eva', 'gus'].map((person) => new Peer(person, 'editor'));
  }

  /** A claim that needs two signatures stands on all the words, with evidence by cas. */
  static async open(tag = 'q', wrap: (storage: Storage) => Storage = (storage) => storage): Promise<Newsroom> {
    const room = new Newsroom(
      wrap(await storageWith(Y.encodeStateAsUpdate(documentOf([WORDS, 'Nothing else.'])), 'en')),
    );
    await room.connect();
    const target = { quote: { exact: WORDS } };
    await room.served.run('cas', 'checker', { type: 'claim.open', annotation: CLAIM, target, tag });
    await room.evidence('cas');
    await room.look();
    return room;
  }

  evidence(person: string): Promise<string> {
    const evidence = {
      id: crypto.randomUUID(),
      relation: 'supports',
      tier: 'primary',
      kind: 'document',
      title: 'A log',
    };
    return this.served.run(person, 'checker', { type: 'evidence.add', annotation: CLAIM, evidence });
  }

  async connect(): Promise<void> {
    for (const peer of this.peers) await peer.connect(this.served.rooms);
    await settle(this.clock, ...this.peers);
  }

  /** Lets a second pass, so that the keeper looks at what was changed. */
  async look(): Promise<void> {
    await settle(this.clock, ...this.peers);
    this.clock.advance(LOOK_MS);
    await flush(this.clock);
    await settle(this.clock, ...this.peers);
  }

  /** The server ends at this moment; another one opens what is on disk. */
  async restart(): Promise<void> {
    await settle(this.clock, ...this.peers);
    for (const peer of this.peers) peer.disconnect();
    this.served = serverOn(this.storage, this.clock);
    await this.connect();
  }

  /** Puts `to` in the place of `from`; nobody hears of it yet. */
  write(person: string, from: string, to: string): void {
    const peer = this.peers.find((each) => each.person === person);
    if (!peer) throw new Error('nobody of that name writes here');
    const at = peer.text.toString().indexOf(from);
    if (at < 0) throw new Error(`“${from}” is not there`);
    peer.doc.transact(() => {
      if (to !== '') peer.text.insert(at + from.length, to);
      peer.text.delete(at, from.length);
    });
  }

  async edit(person: string, from: string, to: string): Promise<void> {
    this.write(person, from, to);
    await this.look();
  }

  tick(person: string): Promise<string> {
    return this.served.run(person, 'checker', confirmed);
  }
}

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

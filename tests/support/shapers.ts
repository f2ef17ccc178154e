/** A newsroom on one claim: people who write in its article, end the server, and sign. */
import * as Y from 'yjs';
import type { Storage } from '../../server/storage/ports.ts';
import { documentOf } from './openArticle.ts';
import { flush, type ManualClock, manualClock, Peer, settle, storageWith } from './rooms.ts';
import { type Served, serverOn } from './served.ts';

export const WORDS = 'The colour of 12 cars differed on Monday';
export const CLAIM = crypto.randomUUID();
const confirmed = { type: 'claim.tick', annotation: CLAIM, verdict: 'confirmed' };
/** Long enough for the keeper's look. */
const LOOK_MS = 1_100;

export class Newsroom {
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

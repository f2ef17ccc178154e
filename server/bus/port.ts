/**
 * What nodes tell one another. Nothing that is said here is the truth: the truth is in the store, and was there before.
 * Whoever misses a message finds what it said in the log within a second; so a bus may lose messages, and keeps none.
 * Adapters: local (one process), redis. Both are held to the suite in tests/contracts/bus.ts.
 */

/** One row of an article's text log, as the store has it. */
export interface ToldRow {
  /** Null for the server itself. */
  author: string | null;
  update: Uint8Array;
}

export interface ToldPresence {
  client: number;
  clock: number;
  person: string;
  /** JSON as others are shown it; `null` when that client is gone. */
  state: string;
}

export const GROWN = ['text', 'ledger', 'passages', 'duty'] as const;
/** Of an article: its text log, its ledger, the records of its passages, who has the duty of it. */
export type Grown = (typeof GROWN)[number];

export type Message =
  /** Rows `after + 1` and on. */
  | { kind: 'text'; after: number; rows: ToldRow[] }
  /** Something is not as it was: look into the store. */
  | { kind: 'grew'; what: Grown }
  | { kind: 'presence'; entries: ToldPresence[] }
  /** Whoever has the article open says who is there. */
  | { kind: 'roll' }
  /** Rights or sessions changed: look at every open socket. */
  | { kind: 'rights' }
  /** Failed guesses, under hashed names. */
  | { kind: 'guesses'; keys: string[] };

/** `ready`: what is published now is heard by whoever is ready, too. `away`: it goes nowhere. */
export type BusState = 'ready' | 'away';

/** The topic of what concerns no single article; any other topic is an article's id. */
export const EVERYWHERE = 'everywhere';

export interface Bus {
  /** This node's name, new at each start; others see it with what it says. */
  readonly node: string;
  /** Tells every other node that has subscribed. Never throws and never waits: while the bus is away it is dropped. */
  publish(topic: string, message: Message): void;
  /**
   * Resolves once what others publish from now on is heard, or at once while the bus is away, to be made good when it is
   * back. One subscription a topic; a second takes its place. What `hear` throws ends with that message.
   */
  subscribe(topic: string, hear: (message: Message, node: string) => void): Promise<void>;
  unsubscribe(topic: string): void;
  state(): BusState;
  /** Told of every change of the state. */
  onState(tell: (state: BusState) => void): void;
  close(): Promise<void>;
}

/**
 * The bus over Redis: one channel an article, publish and subscribe, sealed. Why not streams: docs/decisions/0010.
 *
 * Whether it works is found out by using it: a probe of our own goes through Redis and back twice a second. Where it
 * does not come back, whatever a connection says of itself, the bus is away: nothing is queued, and the rooms read the log.
 */
import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import { decodeMessage, encodeMessage } from './message.ts';
import type { Bus, BusState, Message } from './port.ts';
import { createSealer, type Sealer } from './seal.ts';

/** Often enough to notice within two seconds, and next to nothing for Redis. */
const PROBE_MS = 500;
/** Longer than any pause of a healthy Redis, its forks included. */
const SILENCE_MS = 1_500;
/** A connection on which nothing was heard for so long is given up; probes are heard all the time. */
const DEAD_MS = 4_000;
const RECONNECT_MS = { first: 50, longest: 1_000 };
/** What may be on its way to Redis; beyond it messages are dropped, for whoever misses one reads the log. */
const MOST_IN_FLIGHT_BYTES = 4 * 1024 * 1024;
const MOST_COMMANDS = 20_000;
/** How long a room that opens waits for its subscription before it relies on the log alone. */
const SUBSCRIBE_MS = 1_000;

export interface RedisBusOptions {
  url: string;
  /** Known to all nodes of the installation, and to nobody else. */
  secret: string;
  /** Something was heard that no node of this installation said, or that makes no sense. */
  onRefused(): void;
  /** The connection failed; it is tried again by itself. */
  onError(error: Error): void;
}

type Hear = (message: Message, node: string) => void;

function clientOf(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_COMMANDS,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: DEAD_MS,
      socketTimeout: DEAD_MS,
      // Spread, so that the nodes of an installation do not come back to a Redis all at once.
      reconnectStrategy: (retries) =>
        Math.min(RECONNECT_MS.first * 2 ** Math.min(retries, 10), RECONNECT_MS.longest) * (0.5 + Math.random() / 2),
    },
  });
  client.on('error', onError);
  return client;
}

type Client = ReturnType<typeof clientOf>;

/** Channels of installations that share a Redis are kept apart; nobody learns the secret from the name. */
const prefixOf = (secret: string) =>
  `kantlijn:${createHash('sha256').update(`channel ${secret}`).digest('hex').slice(0, 16)}:`;

class RedisBus implements Bus {
  readonly node: string;
  private readonly options: RedisBusOptions;
  private readonly sealer: Sealer;
  private readonly prefix: string;
  private readonly out: Client;
  private readonly in: Client;
  private readonly topics = new Map<string, Hear>();
  private readonly tellers: ((state: BusState) => void)[] = [];
  private readonly timer: NodeJS.Timeout;
  private current: BusState = 'away';
  private heardAt = Number.NEGATIVE_INFINITY;
  private inFlight = 0;

  constructor(options: RedisBusOptions) {
    this.options = options;
    this.sealer = createSealer(options.secret);
    this.node = this.sealer.name;
    this.prefix = prefixOf(options.secret);
    this.out = clientOf(options.url, options.onError);
    this.in = clientOf(options.url, options.onError);
    this.timer = setInterval(() => this.probe(), PROBE_MS);
    this.timer.unref();
    this.out.on('ready', () => this.probe());
    // What is subscribed already the client itself subscribes to again; a second time changes nothing.
    this.in.on('ready', () => void this.listen([`node:${this.node}`, ...this.topics.keys()]).then(() => this.probe()));
    for (const client of [this.in, this.out]) client.connect().catch(options.onError);
  }

  state(): BusState {
    return this.current;
  }

  onState(tell: (state: BusState) => void): void {
    this.tellers.push(tell);
  }

  publish(topic: string, message: Message): void {
    if (this.current === 'away') return;
    const bytes = encodeMessage(message);
    if (bytes && this.inFlight + bytes.byteLength <= MOST_IN_FLIGHT_BYTES) this.send(topic, bytes);
  }

  async subscribe(topic: string, hear: Hear): Promise<void> {
    this.topics.set(topic, hear);
    if (this.current === 'away') return;
    let callOff: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      const timer = setTimeout(() => resolve(), SUBSCRIBE_MS);
      callOff = () => clearTimeout(timer);
    });
    await Promise.race([this.listen([topic]), late]);
    callOff();
  }

  unsubscribe(topic: string): void {
    this.topics.delete(topic);
    if (this.in.isReady) this.in.unsubscribe(this.prefix + topic).catch(this.options.onError);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.turn('away');
    // Messages on their way are let go: what they say is in the log.
    for (const client of [this.in, this.out]) if (client.isOpen) client.destroy();
  }

  private send(topic: string, bytes: Uint8Array): void {
    const channel = this.prefix + topic;
    this.inFlight += bytes.byteLength;
    const done = () => {
      this.inFlight -= bytes.byteLength;
    };
    this.out.publish(channel, this.sealer.seal(channel, bytes)).then(done, done);
  }

  private async listen(topics: string[]): Promise<void> {
    try {
      await this.in.subscribe(
        topics.map((topic) => this.prefix + topic),
        this.hear,
        true,
      );
    } catch (error) {
      this.options.onError(error as Error);
    }
  }

  private readonly hear = (sealed: Buffer, channel: Buffer): void => {
    const name = channel.toString();
    const topic = name.slice(this.prefix.length);
    const opened = this.sealer.open(name, sealed);
    if (opened?.name === this.node) this.echoed(topic);
    else if (opened) this.take(topic, opened);
    else this.options.onRefused();
  };

  private take(topic: string, opened: { message: Uint8Array; name: string }): void {
    const message = decodeMessage(opened.message);
    if (!message) this.options.onRefused();
    try {
      if (message) this.topics.get(topic)?.(message, opened.name);
    } catch (error) {
      this.options.onError(error as Error);
    }
  }

  /** One's own probe came back; what one said to others comes back, too, and is no news. */
  private echoed(topic: string): void {
    if (topic !== `node:${this.node}`) return;
    this.heardAt = performance.now();
    this.turn('ready');
  }

  private probe(): void {
    if (performance.now() - this.heardAt > SILENCE_MS) this.turn('away');
    if (this.out.isReady && this.in.isReady) this.send(`node:${this.node}`, new Uint8Array());
  }

  private turn(state: BusState): void {
    if (state === this.current) return;
    this.current = state;
    for (const tell of this.tellers) tell(state);
  }
}

/** Begins to connect, and goes on trying for as long as the bus is open. */
export function openRedisBus(options: RedisBusOptions): Bus {
  return new RedisBus(options);
}

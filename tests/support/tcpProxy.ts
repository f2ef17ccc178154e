/**
 * A wire that a test can hurt: it stands between a client and a server on loopback, and passes bytes on as the test says:
 * late, in small pieces, slowly, not at all, or not any more. What is in it keeps its order, whatever is done to it.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

export interface WireFaults {
  /** Every byte arrives this much later. */
  delayMs: number;
  /** At most this many bytes go in one piece. */
  sliceBytes: number;
  /** For each direction of each connection. */
  bytesPerSecond: number;
}

export interface TcpProxy {
  port: number;
  /** `redis://127.0.0.1:port` and the like. */
  url(scheme: string): string;
  /** New connections go to this port from now on; those that are open stay. */
  lead(target: number): void;
  /** Connections through it now. */
  open(): number;
  /** Hurts the wire from now on, for what is open too; what is not named is well again. */
  hurt(faults: Partial<WireFaults>): void;
  /** Half-open: everything stays connected, new ones are taken, and nothing goes through in these directions. */
  stall(directions?: 'both' | 'up' | 'down'): void;
  /** Resets all connections and refuses new ones. */
  cut(): void;
  /** Resets all connections once; new ones are taken. */
  reset(): void;
  /** As if nothing had been; what waited goes on. */
  heal(): void;
  close(): Promise<void>;
}

const WELL: WireFaults = { delayMs: 0, sliceBytes: Number.POSITIVE_INFINITY, bytesPerSecond: Number.POSITIVE_INFINITY };
/** A direction that holds more than this is not read on, as a full wire is not. */
const MOST_HELD_BYTES = 1024 * 1024;

interface Piece {
  bytes: Buffer;
  dueAt: number;
}

/** One direction of one connection. */
class Lane {
  private readonly pieces: Piece[] = [];
  private held = 0;
  private freeAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private hasEnded = false;
  private readonly from: Socket;
  private readonly to: Socket;
  private readonly faults: () => WireFaults;
  private readonly isStalled: () => boolean;

  constructor(from: Socket, to: Socket, faults: () => WireFaults, isStalled: () => boolean) {
    this.from = from;
    this.to = to;
    this.faults = faults;
    this.isStalled = isStalled;
    from.on('data', (bytes: Buffer) => this.take(bytes));
    from.on('end', () => {
      this.hasEnded = true;
      this.pass();
    });
    to.on('drain', () => this.pass());
  }

  private take(bytes: Buffer): void {
    const { delayMs, sliceBytes } = this.faults();
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + Math.min(sliceBytes, bytes.length - at));
      this.pieces.push({ bytes: piece, dueAt: performance.now() + delayMs });
      at += piece.length;
    }
    this.held += bytes.length;
    if (this.held > MOST_HELD_BYTES) this.from.pause();
    this.pass();
  }

  /** Hands on what is due; looks again when the next piece is. */
  pass(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.isStalled() || this.to.destroyed) return;
    const [next] = this.pieces;
    if (!next) {
      if (this.hasEnded) this.to.end();
      return;
    }
    const wait = Math.max(next.dueAt, this.freeAt) - performance.now();
    if (wait > 0) {
      this.timer = setTimeout(() => this.pass(), wait);
      return;
    }
    this.pieces.shift();
    this.held -= next.bytes.length;
    const { bytesPerSecond, sliceBytes } = this.faults();
    this.freeAt = performance.now() + (next.bytes.length / bytesPerSecond) * 1_000;
    if (this.held <= MOST_HELD_BYTES / 2) this.from.resume();
    const hasRoom = this.to.write(next.bytes);
    // In a turn of its own where pieces are small, so that the reader gets them one by one.
    if (!hasRoom) return;
    if (Number.isFinite(sliceBytes)) setImmediate(() => this.pass());
    else this.pass();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }
}

/** A proxy on a free port in front of the port `first` on this machine. */
export async function startTcpProxy(first: number): Promise<TcpProxy> {
  let target = first;
  let faults = WELL;
  let stalled: 'none' | 'both' | 'up' | 'down' = 'none';
  let isCut = false;
  const lanes = new Set<Lane>();
  const sockets = new Set<Socket>();

  function join(client: Socket): void {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const server = dial(target, '127.0.0.1');
    const isStalled = (way: 'up' | 'down') => () => stalled === 'both' || stalled === way;
    const pair = [
      new Lane(client, server, () => faults, isStalled('up')),
      new Lane(server, client, () => faults, isStalled('down')),
    ];
    for (const lane of pair) lanes.add(lane);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        for (const lane of pair) lane.stop();
        for (const lane of pair) lanes.delete(lane);
        if (stalled === 'none') other.destroySoon();
        else other.destroy();
      });
    }
  }
  const passAll = () => {
    for (const lane of lanes) lane.pass();
  };
  const reset = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  const listener = createServer({ allowHalfOpen: true }, join);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    url: (scheme) => `${scheme}://127.0.0.1:${port}`,
    lead(other) {
      target = other;
    },
    open: () => lanes.size / 2,
    hurt(given) {
      faults = { ...WELL, ...given };
      passAll();
    },
    stall(directions = 'both') {
      stalled = directions;
    },
    cut() {
      isCut = true;
      reset();
    },
    reset,
    heal() {
      faults = WELL;
      stalled = 'none';
      isCut = false;
      passAll();
    },
    async close() {
      reset();
      listener.close();
      await once(listener, 'close');
    },
  };
}

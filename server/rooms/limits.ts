/** What one stranger may cost. All injected, so that tests can make them small. */
export interface Limits {
  /** Bytes waiting for a reader before it is no longer sent to, and below which it is caught up. */
  stallBytes: number;
  drainedBytes: number;
  /** How long a reader may stand still before its socket is closed. */
  stallMs: number;
  /** Frames and bytes a socket may send in one go, and per second after that. */
  burstFrames: number;
  framesPerSecond: number;
  burstBytes: number;
  bytesPerSecond: number;
  /** Questions for what the server has, each of which may cost an encoding of the whole text. */
  burstQuestions: number;
  questionsPerSecond: number;
  /** Frames of one socket handled in one turn of the event loop; the rest waits, and above the second it is not read. */
  framesPerTurn: number;
  pauseAtFrames: number;
  socketsPerPerson: number;
  /** Uncommitted bytes of a room above which its writers are not read. */
  uncommittedBytes: number;
  /** Bytes of a stored text from which on whoever has nothing is sent it before a room is made of it. */
  firstTextBytes: number;
  /** Log rows and bytes after which a snapshot takes their place for loading. */
  compactRows: number;
  compactBytes: number;
  /** How long a request waits for text under way to be durable. */
  settleMs: number;
  /** How long a room without visitors stays in memory. */
  idleMs: number;
  /** Rooms without visitors that stay in memory at the same time. */
  idleRooms: number;
}

/**
 * Somebody who types makes 10 frames a second, a fast script 40. A connection that stood still for half a minute brings
 * 1,200 at once, and a pasted article some hundred kilobytes. y-websocket drops a connection that was silent for 30 s.
 */
export const LIMITS: Limits = {
  stallBytes: 1024 * 1024,
  drainedBytes: 64 * 1024,
  stallMs: 30_000,
  burstFrames: 3_000,
  framesPerSecond: 300,
  burstBytes: 8 * 1024 * 1024,
  bytesPerSecond: 1024 * 1024,
  burstQuestions: 20,
  questionsPerSecond: 1,
  framesPerTurn: 64,
  pauseAtFrames: 256,
  socketsPerPerson: 20,
  uncommittedBytes: 4 * 1024 * 1024,
  firstTextBytes: 64 * 1024,
  compactRows: 500,
  compactBytes: 1024 * 1024,
  settleMs: 10_000,
  idleMs: 30_000,
  idleRooms: 200,
};

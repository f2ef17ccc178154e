/**
 * What a hostile client may send once it is let in, each by name with the reason for which its socket is to be closed.
 * Shared by the system test and by the comparison with other servers.
 */
import * as encoding from 'lib0/encoding';
import { answerFrame, askFrame, presenceFrame } from '../../../server/rooms/frame.ts';
import type { Role } from '../../../shared/permissions.ts';
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts';
import { ledgerFrame, passagesFrame, refusedFrame, savedFrame } from '../../../shared/protocol/frames.ts';

/** What the sender knows of the article, as any client does: whose letters stand in it. */
export interface Scene {
  /** The client id of somebody who has the article open and is shown to others. */
  victim: number;
  /** A letter that stands in the text, brought by the server; its client, and how much is known of that. */
  letter: readonly [client: number, clock: number];
  anchor: number;
  clock: number;
  /** A client id that nobody has used. */
  fresh: number;
}

export interface HostileFrame {
  what: string;
  /** Whoever sends it; an editor, unless it says otherwise. */
  role?: Role;
  frame(scene: Scene): Uint8Array | string;
  reason: CloseReason | '1009';
}

function bytesOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
const numbers = (...values: number[]) =>
  bytesOf((encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  });
const raw = (...bytes: number[]) => new Uint8Array(bytes);
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));
const presence = (scene: Scene, state: string, clock = 1) => presenceFrame([{ client: scene.fresh, clock, state }]);

/** So many people at once. */
export const crowdOf = (count: number) =>
  Array.from({ length: count }, (_, client) => ({ client, clock: 1, state: '{}' }));

const malformed = (what: string, frame: HostileFrame['frame']): HostileFrame => ({
  ...{ what, frame },
  reason: 'frame.malformed',
});

const NONSENSE: HostileFrame[] = [
  malformed('an empty frame', () => new Uint8Array()),
  malformed('a truncated varint', () => raw(0x80)),
  malformed('a varint without an end', () => new Uint8Array(64).fill(0xff)),
  malformed('a giant length', () => raw(0, 2, 0xff, 0xff, 0xff, 0xff, 0x7f, 1)),
  malformed('a length beyond 2^53', () => raw(0, 2, ...Array<number>(8).fill(0xff), 0x7f, 1)),
  malformed('a frame that is cut off', () => answerFrame(new Uint8Array(200)).subarray(0, 100)),
  malformed('a frame with something behind it', () => joined(askFrame(raw(0)), raw(1, 2, 3))),
  malformed('an unknown type', () => raw(99, 1, 2)),
  malformed('a type of 2^40', () => numbers(2 ** 40, 1)),
  malformed('an unknown sync step', () => raw(0, 7, 0)),
  malformed('a refusal of rights, as a server sends', () => raw(2, 0, 3, 0x6e, 0x6f, 0x70)),
  malformed('the frame that only the server sends: saved', () => savedFrame(raw(0))),
  malformed('the frame that only the server sends: ledger', () => ledgerFrame({ after: 0, events: [] })),
  malformed('the frame that only the server sends: passages', () => passagesFrame({ all: true, passages: [] })),
  malformed('the frame that only the server sends: refused', () => refusedFrame('session.ended')),
  { what: 'a text frame', frame: () => 'hello', reason: 'frame.text' },
  { what: 'JSON as a text frame', frame: () => '{"type":"sync","__proto__":{"role":"chief"}}', reason: 'frame.text' },
  { what: 'HTML with NUL and line ends as a text frame', frame: () => '<b>\0\r\n\r\nGET /', reason: 'frame.text' },
  {
    what: 'a frame of 64 MB',
    frame: () => new Uint8Array(64 * 1024 * 1024),
    reason: '1009',
  },
];

const QUESTIONS: HostileFrame[] = [
  malformed('a broken state vector', () => raw(0, 0, 2, 5, 1)),
  malformed('a state vector that says it has 2^31 entries', () => askFrame(numbers(2 ** 31, 1, 1))),
  malformed('an empty state vector', () => raw(0, 0, 0)),
];

const PRESENCE: HostileFrame[] = [
  malformed('presence that is cut off', () => raw(1, 3, 1, 5, 1)),
  malformed('presence of 2^31 people who are not there', () => joined(raw(1, 5), numbers(2 ** 31))),
  malformed('presence of 10,000 people in one frame', () => presenceFrame(crowdOf(10_000))),
  malformed('presence that is not JSON', (scene) => presence(scene, '{cursor:')),
  malformed('presence that is not UTF-8', () => raw(1, 6, 1, 5, 1, 2, 0xc3, 0x28)),
  malformed('presence of 1,000 brackets that do not close', (scene) => presence(scene, '['.repeat(1_000))),
  { what: 'presence over 2 KB', frame: (scene) => presence(scene, `"${'x'.repeat(3_000)}"`), reason: 'frame.tooLarge' },
  {
    what: 'presence of 10 MB',
    frame: (scene) => presence(scene, `"${'x'.repeat(10_000_000)}"`),
    reason: '1009',
  },
  {
    what: 'forged presence',
    frame: ({ victim }) => presenceFrame([{ client: victim, clock: 1_000_000, state: '{"user":{"name":"Chief"}}' }]),
    reason: 'client.foreign',
  },
];

export const HOSTILE_FRAMES: readonly HostileFrame[] = [...NONSENSE, ...QUESTIONS, ...PRESENCE];

/**
 * Seats on their way to the text. A newcomer joins the readers in the same moment in which the commit that its answer
 * rests on is shown; what is durable already and is shown meanwhile (another node wrote it) waits for it.
 */
import type { Encodings } from './encodings.ts';
import type { FanOut } from './fanOut.ts';
import type { Journal } from './journal.ts';
import type { Seat } from './seat.ts';

export interface Newcomers {
  /** Brings a seat that has `vector`, or the text as it was stored, to the text of now, as soon as that is durable, and makes it a reader. */
  answer(seat: Seat, vector: Uint8Array | 'stored'): void;
  /** Shown to the readers now; whoever waits for an answer gets it after that. */
  missed(frame: Uint8Array): void;
}

export interface NewcomerDeps {
  encodings: Pick<Encodings, 'answer' | 'rest'>;
  journal: Pick<Journal, 'whenDurable'>;
  fanOut: Pick<FanOut, 'send'>;
}

export function createNewcomers({ encodings, journal, fanOut }: NewcomerDeps): Newcomers {
  const waiting = new Map<Seat, Uint8Array[]>();
  return {
    answer(seat, vector) {
      const frame = vector === 'stored' ? encodings.rest() : encodings.answer(vector);
      const late: Uint8Array[] = [];
      waiting.set(seat, late);
      journal.whenDurable(() => {
        if (waiting.get(seat) === late) waiting.delete(seat);
        for (const each of [frame, ...late]) fanOut.send(seat, each);
        seat.isReading = true;
      });
    },
    missed(frame) {
      for (const late of waiting.values()) late.push(frame);
    },
  };
}

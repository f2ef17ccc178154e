import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../../server/bus/message.ts';
import { GROWN, type Message } from '../../../server/bus/port.ts';
import { createSealer } from '../../../server/bus/seal.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const short = fc.string({ maxLength: 40, unit: 'binary' }).map((text) => text.toWellFormed());
const count = fc.nat(2 ** 31);
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    after: fc.nat(2 ** 40),
    rows: fc.array(fc.record({ author: fc.option(fc.uuid()), update: bytes }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('grew' as const), what: fc.constantFrom(...GROWN) }),
  fc.record({
    kind: fc.constant('presence' as const),
    entries: fc.array(fc.record({ client: count, clock: count, person: short, state: short }), { maxLength: 5 }),
  }),
  fc.constant({ kind: 'roll' as const }),
  fc.constant({ kind: 'rights' as const }),
  fc.record({ kind: fc.constant('guesses' as const), keys: fc.array(short, { maxLength: 5 }) }),
);

describe('a message as bytes', () => {
  it('[R-NODE-3] is the same after its way, and no other bytes are it', () => {
    fc.assert(
      fc.property(message, bytes, (said, more) => {
        const sent = encodeMessage(said) ?? new Uint8Array();
        expect(decodeMessage(sent)).toEqual(said);
        expect(decodeMessage(sent.subarray(0, -1))).toBeNull();
        expect(decodeMessage(Uint8Array.of(2, ...sent.subarray(1)))).toBeNull();
        if (more.length > 0) expect(decodeMessage(Uint8Array.of(...sent, ...more))).toBeNull();
      }),
    );
  });

  it('[R-NODE-3] whatever comes in its place throws nothing, and costs no more than its length', () => {
    const long = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(long, (garbage) => void decodeMessage(garbage)),
      { numRuns: 2_000 },
    );
    const lying = Uint8Array.of(1, 2, 255, 255, 255, 255, 127);
    expect(decodeMessage(lying)).toBeNull();
    expect(decodeMessage(new Uint8Array(300_000))).toBeNull();
  });

  it('[R-NODE-3] sealed, it opens once, for its topic, to who has the secret, unchanged', () => {
    fc.assert(
      fc.property(bytes, fc.nat(200), (said, at) => {
        const [sender, reader] = [createSealer('secret'), createSealer('secret')];
        const sealed = sender.seal('one', said);
        const changed = Buffer.from(sealed);
        const place = at % sealed.length;
        changed[place] = (changed[place] ?? 0) ^ 1;
        expect(reader.open('one', changed)).toBeNull();
        expect(reader.open('two', sealed)).toBeNull();
        expect(createSealer('other').open('one', sealed)).toBeNull();
        const opened = reader.open('one', sealed);
        expect([opened?.name, [...(opened?.message ?? [])]]).toEqual([sender.name, [...said]]);
        expect(reader.open('one', sealed)).toBeNull();
        expect(reader.open('one', sender.seal('one', said))?.name).toBe(sender.name);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../shared/ledger/canonicalJson.ts';
import { eventHash, GENESIS_HASH, verifyChain } from '../../shared/ledger/chain.ts';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolve, evolveAll, LedgerGap } from '../../shared/ledger/evolve.ts';
import { emptyLedger, isOpen } from '../../shared/ledger/state.ts';
import { isEmptied, type Thread } from '../../shared/ledger/thread.ts';

const PASSAGES = [{ id: 'p', quote: { exact: 'words' } }];
const BODIES: EventBody[] = [
  { type: 'thread.opened', annotation: 't', comment: 'c1', text: 'Why?', passages: PASSAGES },
  { type: 'thread.replied', annotation: 't', comment: 'c2', text: 'Because.' },
  { type: 'comment.edited', annotation: 't', comment: 'c2', text: 'Because of that.' },
  { type: 'thread.resolved', annotation: 't', outcome: 'wontfix', reason: 'House style' },
  { type: 'thread.reopened', annotation: 't' },
  { type: 'comment.deleted', annotation: 't', comment: 'c2' },
  { type: 'claim.opened', annotation: 'k', tag: 'g', passages: PASSAGES },
  { type: 'claim.tagged', annotation: 'k', tag: 'd' },
  { type: 'claim.dropped', annotation: 'k', reason: 'Said elsewhere' },
  { type: 'reaction.added', annotation: 't', comment: 'c1', reaction: 'agree' },
  { type: 'reaction.removed', annotation: 't', comment: 'c1', reaction: 'agree' },
];

function ledgerOf(bodies: readonly EventBody[]): LedgerEvent[] {
  let hash = GENESIS_HASH;
  return bodies.map((body, place) => {
    const at = new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();
    const unhashed = { ...body, seq: place + 1, command: `k${place}`, actor: place % 2 ? 'bob' : 'ann', at };
    hash = eventHash(hash, unhashed);
    return { ...unhashed, hash };
  });
}
const EVENTS = ledgerOf(BODIES);
const place = fc.nat(EVENTS.length - 1);

describe('canonical JSON', () => {
  it('[R-LEDGER-3] spells equal values alike, whatever the order of their keys', () => {
    const reversed = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, reversed(each as Json)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(canonicalJson(reversed(value as Json))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('[R-LEDGER-3] sorts keys by UTF-16 unit, leaves out what is undefined and refuses what has no spelling', () => {
    expect(canonicalJson({ b: 1, a: undefined, '\u20ac': [null, 1e21], A: 'é"' })).toBe(
      '{"A":"é\\"","b":1,"€":[null,1e+21]}',
    );
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson('\ud800')).toThrow(TypeError);
  });
});

describe('the chain', () => {
  it('[R-LEDGER-2] is the SHA-256 of the hash before and the event, so that other programs can check it', () => {
    const event = { type: 'thread.reopened', annotation: 't', seq: 1, command: 'k', actor: 'ann', at: 'now' } as const;
    expect(eventHash(GENESIS_HASH, event)).toBe('f48442a069c51e003bc61ebd29f37aa3b9ec5dfa180b899a7510e504b62f57ff');
    expect(verifyChain(EVENTS)).toEqual({ ok: true, seq: EVENTS.length, hash: EVENTS.at(-1)?.hash });
    expect(verifyChain([])).toEqual({ ok: true, seq: 0, hash: GENESIS_HASH });
  });

  it('[R-LEDGER-4] names the first event that was altered', () => {
    const change = fc.constantFrom('actor', 'at', 'command', 'annotation', 'hash', 'type');
    fc.assert(
      fc.property(place, change, (at, key) => {
        const altered = EVENTS.map((event, index) =>
          index === at ? { ...event, [key]: 'other' } : event,
        ) as LedgerEvent[];
        expect(verifyChain(altered)).toMatchObject({ ok: false, seq: at + 1, problem: 'hash', entry: { seq: at + 1 } });
      }),
    );
  });

  it('[R-LEDGER-4] names the place where an event was deleted, inserted or moved', () => {
    fc.assert(
      fc.property(place, place, (at, to) => {
        if (at < EVENTS.length - 1)
          expect(verifyChain(EVENTS.toSpliced(at, 1))).toMatchObject({ ok: false, seq: at + 1 });
        const stranger = EVENTS[to] as LedgerEvent;
        const inserted = EVENTS.toSpliced(at, 0, { ...stranger, seq: at + 1 });
        expect(verifyChain(inserted)).toMatchObject({ ok: false, seq: at === to ? at + 2 : at + 1 });
        if (at === to) return;
        const moved = EVENTS.toSpliced(at, 1).toSpliced(to, 0, EVENTS[at] as LedgerEvent);
        expect(verifyChain(moved)).toMatchObject({ ok: false, seq: Math.min(at, to) + 1 });
      }),
    );
  });

  it('[R-LEDGER-3] shows a missing number though somebody hashed the rest anew', () => {
    let hash = GENESIS_HASH;
    const forged = EVENTS.toSpliced(2, 1).map((event) => {
      hash = eventHash(hash, event);
      return { ...event, hash };
    });
    expect(verifyChain(forged)).toMatchObject({ ok: false, seq: 3, problem: 'gap', entry: { seq: 4 } });
  });

  it('is checked in parts as well as whole', () => {
    const middle = verifyChain(EVENTS.slice(0, 3));
    expect(middle.ok && verifyChain(EVENTS.slice(3), middle)).toEqual(verifyChain(EVENTS));
  });
});

describe('the state', () => {
  it('[R-LEDGER-5] is the same event by event and all at once, and what was there before stays as it was', () => {
    let state = emptyLedger();
    for (const event of EVENTS) {
      const before = structuredClone(state);
      const after = evolve(state, event);
      expect(state).toEqual(before);
      state = after;
    }
    expect(state).toEqual(evolveAll(emptyLedger(), EVENTS));
    expect(state).toMatchObject({ seq: EVENTS.length, hash: EVENTS.at(-1)?.hash });
  });

  it('[R-LEDGER-1] refuses an event that does not follow', () => {
    const [first, second] = EVENTS as [LedgerEvent, LedgerEvent];
    expect(() => evolve(emptyLedger(), second)).toThrow(LedgerGap);
    expect(() => evolve(evolve(emptyLedger(), first), first)).toThrow('event 1 does not follow on event 1');
  });

  it('[R-THREAD-7] keeps earlier wordings, [R-THREAD-8] and no word of a deleted comment', () => {
    const edited = evolveAll(emptyLedger(), EVENTS.slice(0, 4)).annotations.get('t') as Thread;
    expect(edited?.comments[1]).toMatchObject({ text: 'Because of that.', edits: [{ text: 'Because.' }] });
    expect(edited?.resolution).toMatchObject({ outcome: 'wontfix', reason: 'House style', by: 'bob' });
    const last = evolveAll(emptyLedger(), EVENTS).annotations.get('t') as Thread;
    expect(last?.resolution).toBeNull();
    expect(JSON.stringify(last)).not.toContain('Because');
    expect(last && isEmptied(last)).toBe(false);
  });

  it('[R-CLAIM-4] keeps the last tag of a claim, and who dropped it', () => {
    const claim = evolveAll(emptyLedger(), EVENTS).annotations.get('k');
    expect(claim).toMatchObject({ kind: 'claim', tag: 'd', dropped: { by: 'ann', reason: 'Said elsewhere' } });
    expect(claim && isOpen(claim)).toBe(false);
  });

  it('[R-LEDGER-1] refuses an event about an annotation of another kind', () => {
    const event = { ...(EVENTS[1] as LedgerEvent), annotation: 'k', seq: EVENTS.length + 1 };
    expect(() => evolve(evolveAll(emptyLedger(), EVENTS), event)).toThrow('never opened');
  });
});

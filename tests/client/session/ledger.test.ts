import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLedgerClient } from '../../../client/session/ledger.ts';
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { annotationsOf, type LedgerState } from '../../../shared/ledger/state.ts';

const THREAD = '00000000-0000-4000-8000-0000000000aa';

/** A ledger of one thread with `replies` answers. */
function ledgerOf(replies: number): LedgerEvent[] {
  const stamp = (seq: number) => ({
    seq,
    command: `c${seq}`,
    actor: 'ann',
    at: '2026-01-01T00:00:00.000Z',
    hash: `h${seq}`,
  });
  const opened: LedgerEvent = {
    ...stamp(1),
    type: 'thread.opened',
    annotation: THREAD,
    comment: 'first',
    text: 'first',
    passages: [{ id: 'p', quote: { exact: 'words' } }],
  };
  const replied = (index: number): LedgerEvent => ({
    ...stamp(index + 2),
    type: 'thread.replied',
    annotation: THREAD,
    comment: `r${index}`,
    text: `r${index}`,
  });
  return [opened, ...Array.from({ length: replies }, (_, index) => replied(index))];
}

/** A server that holds `events` and counts how often it was asked. */
function serverWith(events: readonly LedgerEvent[]) {
  let asked = 0;
  const fetchEvents = async (after: number) => {
    asked += 1;
    return { kind: 'found' as const, value: events.filter(({ seq }) => seq > after) };
  };
  return { fetchEvents, asked: () => asked };
}

const commentsIn = (state: LedgerState) =>
  annotationsOf(state, 'thread').flatMap(({ comments }) => comments.map(({ id }) => id));

describe('the reader’s ledger', () => {
  it('[R-LEDGERCLIENT-1] asks for what it missed when a frame leaves a gap', async () => {
    const events = ledgerOf(5);
    const client = createLedgerClient(serverWith(events).fetchEvents);
    client.receive({ after: 4, events: events.slice(4) });
    await expect.poll(() => client.state.get().seq).toBe(6);
    expect(commentsIn(client.state.get())).toHaveLength(6);
  });

  it('[R-LEDGERCLIENT-2] asks nothing when frames follow one another', () => {
    const events = ledgerOf(3);
    const server = serverWith(events);
    const client = createLedgerClient(server.fetchEvents);
    for (const event of events) client.receive({ after: event.seq - 1, events: [event] });
    expect([client.state.get().seq, server.asked()]).toEqual([4, 0]);
  });

  it('[R-LEDGERCLIENT-3] comes to the same state whatever frames are lost, doubled or out of order', async () => {
    const frames = fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 0, max: 4 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(frames, async (list) => {
        const events = ledgerOf(11);
        const client = createLedgerClient(serverWith(events).fetchEvents);
        for (const [after, count] of list) client.receive({ after, events: events.slice(after, after + count) });
        await client.catchUp();
        await client.catchUp();
        expect(commentsIn(client.state.get())).toEqual([
          'first',
          ...Array.from({ length: 11 }, (_, index) => `r${index}`),
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('stays as it is when the server is out of reach', async () => {
    const client = createLedgerClient(async () => ({ kind: 'later' }));
    client.receive({ after: 3, events: [] });
    await client.catchUp();
    expect(client.state.get().seq).toBe(0);
  });
});

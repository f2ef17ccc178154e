import { describe, expect, it } from 'vitest';
import { claimViews } from '../../../client/margin/claimViews.ts';
import { createMarginModel } from '../../../client/margin/marginModel.ts';
import { inTextOrder } from '../../../client/margin/order.ts';
import { notesIn } from '../../../client/session/notes.ts';
import { createOutbox, type OutboxEntry } from '../../../client/session/outbox.ts';
import { type Command, command } from '../../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { evolveAll } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';
import { keptStorage } from '../../support/keptStorage.ts';

const RANGE = { start: 'AAAA', end: 'BBBB' };
const words = (quote: string) => ({ range: RANGE, quote });
const opened = {
  type: 'claim.opened',
  ...{ annotation: 'one', tag: 'g', passages: [{ id: 'p', quote: { exact: 'forty' } }] },
  ...{ seq: 1, command: 'c', actor: 'ann', at: '2026-01-01T00:00:00.000Z', hash: 'h' },
} satisfies LedgerEvent;
const ledger = evolveAll(emptyLedger(), [opened]);
const target = { range: RANGE, quote: { exact: 'Forty people' } };
const entry = (given: Command, refusal: OutboxEntry['refusal'] = null): OutboxEntry => ({
  ...{ command: given, at: 1, refusal },
});
const shown = (...entries: OutboxEntry[]) => claimViews(ledger, entries, 'me');
const refusal = { code: 'tag.unknown', detail: '' };

describe('a claim with what waits', () => {
  it('[R-CLAIM-8] is shown as asked for while that waits, and as it was once it is refused', () => {
    const retag: Command = { id: 'x', type: 'claim.tag', annotation: 'one', tag: 'n' };
    const drop: Command = { id: 'y', type: 'claim.drop', annotation: 'one', reason: 'Said twice' };
    expect(shown(entry(retag))[0]).toMatchObject({ tag: 'n', pending: { command: 'x', refusal: null } });
    expect(shown(entry(retag, refusal))[0]).toMatchObject({ tag: 'g', pending: { refusal } });
    expect(shown(entry(drop))[0]?.dropped).toMatchObject({ by: 'me', reason: 'Said twice' });
    expect(shown(entry(drop, refusal))[0]?.dropped).toBeNull();
  });

  it('[R-CLAIM-8] stands on a further passage at once, drawn where it was selected', () => {
    const add: Command = { id: 'x', type: 'claim.addPassage', annotation: 'one', target };
    const further = { id: 'x', quote: 'Forty people', waiting: RANGE };
    expect(shown(entry(add))[0]?.passages).toEqual([{ id: 'p', quote: 'forty' }, further]);
    expect(shown(entry(add, refusal))[0]?.passages).toHaveLength(1);
  });

  it('[R-CLAIM-8] that is new is shown under its opener before the server has it', () => {
    const open: Command = { id: 'x', type: 'claim.open', annotation: 'two', target, tag: 'q' };
    const [, fresh] = shown(entry(open));
    expect(fresh).toMatchObject({ id: 'two', tag: 'q', opener: 'me', pendingRange: RANGE });
    expect(shown(entry({ ...open, annotation: 'one' }))).toHaveLength(1);
  });
});

describe('what a person does with claims', () => {
  it('becomes commands that the server’s schema takes', () => {
    const notes = notesIn(keptStorage(), 'kantlijn:me:article');
    const outbox = createOutbox({
      ...{ notes, send: async () => ({ kind: 'later' }) as const, prepare: async (given: Command) => given },
      ...{ done: () => undefined, now: () => 1, later: () => () => undefined },
    });
    const model = createMarginModel({ notes, outbox, newId: () => crypto.randomUUID(), selected: () => null });
    model.openClaim(words('forty'), 'g');
    const claim = model.active.get() ?? '';
    model.addPassage(claim, words('Forty people'));
    model.tag(claim, 'n');
    model.drop(claim, ' said twice ');
    const sent = outbox.entries.get().map((one) => one.command);
    expect(sent.map(({ type }) => type)).toEqual(['claim.open', 'claim.addPassage', 'claim.tag', 'claim.drop']);
    for (const one of sent) expect(command.safeParse(one).error).toBeUndefined();
    expect(model.active.get()).toBeNull();
  });
});

describe('claims in the lists', () => {
  const [claim] = shown();
  if (!claim) throw new Error('there is a claim');

  it('follow the text by the first of their words that are in it, whatever became of the others', () => {
    const two = { ...claim, id: 'two', passages: [...claim.passages, { id: 'lost', quote: 'gone' }] };
    const other = { ...claim, id: 'other', passages: [{ id: 'q', quote: 'five' }] };
    const places = new Map([
      ['p', { from: 9 }],
      ['q', { from: 4 }],
    ]);
    expect(inTextOrder([two, other], places).map(({ id }) => id)).toEqual(['other', 'two']);
  });
});

/** Each annotation is in exactly one list, whatever is decided about it and wherever its passages are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { type AnnotationList, listOf } from '../../shared/ledger/lists.ts';
import { emptyLedger, isOpen } from '../../shared/ledger/state.ts';

const LISTS: readonly AnnotationList[] = ['text', 'tray', 'dismissed', 'closed'];
const PASSAGES = ['p0', 'p1', 'p2'];
const quote = { exact: 'words' };

const passage = fc.constantFrom(...PASSAGES);
const body = fc.oneof<fc.Arbitrary<EventBody>[]>(
  passage.map((id) => ({ type: 'passage.dismissed', annotation: 'c', passage: id })),
  passage.map((id) => ({ type: 'passage.reattached', annotation: 'c', passage: id, quote })),
  passage.map((id) => ({ type: 'passage.confirmed', annotation: 'c', passage: id })),
  passage.map((id) => ({ type: 'passage.detached', annotation: 'c', passage: id })),
  fc.constant<EventBody>({ type: 'claim.tagged', annotation: 'c', tag: 'n' }),
);

function ledgerOf(bodies: readonly EventBody[]) {
  const opened: EventBody = {
    ...{ type: 'claim.opened', annotation: 'c', tag: 'n' },
    passages: PASSAGES.map((id) => ({ id, quote })),
  };
  const events = [opened, ...bodies].map(
    (each, index): LedgerEvent => ({ ...each, seq: index + 1, command: `${index}`, actor: 'ann', at: '', hash: '' }),
  );
  const claim = evolveAll(emptyLedger(), events).annotations.get('c');
  if (!claim) throw new Error('the claim was opened');
  return claim;
}

it('[R-PASS-25] an annotation is in the one list that its passages and decisions say', () => {
  const places = fc.subarray(PASSAGES);
  const everything = fc.record({ bodies: fc.array(body, { maxLength: 12 }), dropped: fc.boolean(), places });
  fc.assert(
    fc.property(everything, ({ bodies, dropped, places: standing }) => {
      const end: EventBody[] = dropped ? [{ type: 'claim.dropped', annotation: 'c' }] : [];
      const claim = ledgerOf([...bodies, ...end]);
      const list = listOf(claim, isOpen(claim), (id) => standing.includes(id));
      const handled = claim.passages.filter((each) => each.dismissed).length;
      const isIn: Record<AnnotationList, boolean> = {
        closed: dropped,
        text: !dropped && standing.length > 0,
        dismissed: !dropped && standing.length === 0 && handled === PASSAGES.length,
        tray: !dropped && standing.length === 0 && handled < PASSAGES.length,
      };
      expect(LISTS.filter((each) => isIn[each])).toEqual([list]);
    }),
    { seed: 25, numRuns: 500 },
  );
});

it('[R-PASS-22] a passage that was put to other words is dismissed no more; confirming changes nothing of it', () => {
  const dismissed: EventBody = { type: 'passage.dismissed', annotation: 'c', passage: 'p1', reason: 'cut' };
  const confirmed: EventBody = { type: 'passage.confirmed', annotation: 'c', passage: 'p1' };
  const moved: EventBody = { type: 'passage.reattached', annotation: 'c', passage: 'p1', quote: { exact: 'others' } };
  const first = ledgerOf([dismissed, confirmed]).passages;
  expect(first[1]).toEqual({ id: 'p1', quote, dismissed: { by: 'ann', at: '', reason: 'cut' } });
  expect([first[0], first[2]]).toEqual([
    { id: 'p0', quote },
    { id: 'p2', quote },
  ]);
  expect(ledgerOf([dismissed, moved]).passages[1]).toEqual({ id: 'p1', quote: { exact: 'others' } });
});

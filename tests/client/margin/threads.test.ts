import { describe, expect, it } from 'vitest';
import { editPlace } from '../../../client/margin/drafts.ts';
import { createMarginModel } from '../../../client/margin/marginModel.ts';
import { annotationBeside, inTextOrder } from '../../../client/margin/order.ts';
import { threadViews } from '../../../client/margin/threadViews.ts';
import { notesIn } from '../../../client/session/notes.ts';
import { createOutbox, type OutboxEntry } from '../../../client/session/outbox.ts';
import { type Command, command } from '../../../shared/ledger/command.ts';
import { evolveAll } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';
import { keptStorage } from '../../support/keptStorage.ts';

const RANGE = { start: 'AAAA', end: 'BBBB' };
const entry = (given: Command, refusal: OutboxEntry['refusal'] = null): OutboxEntry => ({
  command: given,
  at: 1,
  refusal,
});
const ledger = evolveAll(emptyLedger(), [
  {
    type: 'thread.opened',
    annotation: 'one',
    comment: 'first',
    text: 'Did they decline?',
    passages: [{ id: 'p', quote: { exact: 'declines' } }],
    seq: 1,
    command: 'c',
    actor: 'ann',
    at: '2026-01-01T00:00:00.000Z',
    hash: 'h',
  },
]);

const words = (text: string) => ({ text, files: [] });

/** A margin whose server cannot be reached: everything stays in the outbox. */
function marginOn(storage: Storage) {
  const notes = notesIn(storage, 'kantlijn:me:article');
  let ids = 0;
  let clock = 0;
  const outbox = createOutbox({
    notes,
    send: async () => ({ kind: 'later' }),
    prepare: async (given) => given,
    done: () => undefined,
    now: () => ++clock,
    later: () => () => undefined,
  });
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  return { outbox, model: createMarginModel({ notes, outbox, newId, selected: () => null }) };
}

describe('threads with what waits', () => {
  it('[R-OUTBOX-5] shows an answer on its way as pending, under its author', () => {
    const waits = entry({ id: 'x', type: 'thread.reply', annotation: 'one', comment: 'r', text: 'No answer yet.' });
    const [thread] = threadViews(ledger, [waits], 'me');
    expect(thread?.comments.at(-1)).toMatchObject({ author: 'me', text: 'No answer yet.', pending: { command: 'x' } });
  });

  it('shows an answer once when the ledger already has it', () => {
    const doubled = entry({
      id: 'x',
      type: 'thread.reply',
      annotation: 'one',
      comment: 'first',
      text: 'Did they decline?',
    });
    expect(threadViews(ledger, [doubled], 'me')[0]?.comments).toHaveLength(1);
  });

  it('[R-THREAD-10] shows no thread whose every comment was deleted, but what one still says in it', () => {
    const by = { seq: 2, command: 'd', actor: 'ann', at: '2026-01-01T00:01:00.000Z', hash: 'i' };
    const emptied = evolveAll(ledger, [{ type: 'comment.deleted', annotation: 'one', comment: 'first', ...by }]);
    expect(threadViews(emptied, [], 'me')).toEqual([]);
    const reply: Command = { id: 'x', type: 'thread.reply', annotation: 'one', comment: 'r', text: 'They did.' };
    const [thread] = threadViews(emptied, [entry(reply, { code: 'thread.emptied', detail: '' })], 'me');
    expect(thread?.comments.map(({ text, pending }) => [text, pending?.refusal?.code])).toEqual([
      ['', undefined],
      ['They did.', 'thread.emptied'],
    ]);
  });

  it('a refused resolution leaves the thread open and says why', () => {
    const refused = entry(
      { id: 'x', type: 'thread.resolve', annotation: 'one', outcome: 'done' },
      { code: 'role', detail: 'no' },
    );
    expect(threadViews(ledger, [refused], 'me')[0]).toMatchObject({
      resolution: null,
      pending: { refusal: { code: 'role' } },
    });
  });
});

describe('writing in the margin', () => {
  it('sends commands that the server’s schema takes', () => {
    const { model, outbox } = marginOn(keptStorage());
    model.compose({ range: RANGE, quote: 'declines' });
    model.send(words('Or did they not answer?'));
    const annotation = model.active.get() ?? '';
    model.reply(annotation, words('No answer yet.'));
    model.resolve(annotation, 'wontfix', ' as agreed ');
    model.reopen(annotation);
    const sent = outbox.entries.get().map((one) => one.command);
    expect(sent.map(({ type }) => type)).toEqual(['thread.open', 'thread.reply', 'thread.resolve', 'thread.reopen']);
    for (const one of sent) expect(command.safeParse(one).error).toBeUndefined();
  });

  it('[R-OUTBOX-6] a half-written comment survives Escape and a reload', () => {
    const storage = keptStorage();
    const { model } = marginOn(storage);
    model.compose({ range: RANGE, quote: 'declines' });
    model.keepDraft('new', words('Or did they'));
    const reloaded = marginOn(storage).model;
    expect(reloaded.composing.get()).toEqual({ range: RANGE, quote: 'declines' });
    reloaded.putAway();
    expect([marginOn(storage).model.composing.get(), reloaded.draft('new').text]).toEqual([null, 'Or did they']);
  });

  it('a refused comment taken back stands in the composer again', () => {
    const { model, outbox } = marginOn(keptStorage());
    model.compose({ range: RANGE, quote: 'declines' });
    model.send(words('Or did they not answer?'));
    const [given] = outbox.entries.get();
    if (given) model.takeBack(given.command);
    expect([model.composing.get()?.quote, model.draft('new').text]).toEqual(['declines', 'Or did they not answer?']);
  });
});

describe('drafts', () => {
  it('[R-THREAD-20] of a change and its pictures outlive a reload, and a refusal brings them back', () => {
    const storage = keptStorage();
    const { model, outbox } = marginOn(storage);
    const changed = { text: 'Ask @[person:p1]', files: ['a'.repeat(64)] };
    model.keepDraft(editPlace('first'), changed);
    expect(marginOn(storage).model.begun(editPlace('first'))).toEqual(changed);
    model.edit('one', 'first', changed);
    expect(model.begun(editPlace('first'))).toBeNull();
    const [given] = outbox.entries.get();
    if (given) model.takeBack(given.command);
    expect(model.draft(editPlace('first'))).toEqual(changed);
  });

  it('[R-THREAD-20] written before there were pictures are read', () => {
    const storage = keptStorage();
    notesIn(storage, 'kantlijn:me:article').write('draft:new', 'Or did they');
    expect(marginOn(storage).model.draft('new')).toEqual({ text: 'Or did they', files: [] });
  });
});

describe('reactions and claims on their way', () => {
  it('[R-OUTBOX-5] are shown as waiting, and as they were once refused', () => {
    const toggle: Command = {
      id: 'x',
      type: 'reaction.toggle',
      annotation: 'one',
      comment: 'first',
      reaction: 'agree',
    };
    const [waiting] = threadViews(ledger, [entry(toggle)], 'me');
    expect(waiting?.comments[0]).toMatchObject({
      reactions: [{ reaction: 'agree', by: 'me' }],
      reacting: [{ command: 'x', reaction: 'agree', refusal: null }],
      pending: null,
    });
    const [refused] = threadViews(ledger, [entry(toggle, { code: 'comment.deleted', detail: '' })], 'me');
    expect(refused?.comments[0]).toMatchObject({ reactions: [], reacting: [{ refusal: { code: 'comment.deleted' } }] });
  });

  it('[R-THREAD-14] the claim that a thread becomes is the next to be open', () => {
    const { model, outbox } = marginOn(keptStorage());
    model.becomeClaim('00000000-0000-4000-8000-000000000099', 'g', ' as said ');
    const [given] = outbox.entries.get();
    expect(command.parse(given?.command)).toMatchObject({
      outcome: 'claim',
      reason: 'as said',
      claim: { annotation: model.active.get(), tag: 'g' },
    });
  });
});

describe('going through threads by keyboard', () => {
  const thread = (id: string) => ({ ...threadViews(ledger, [], 'me')[0], id, passages: [{ id, quote: id }] });
  const threads = ['late', 'early', 'lost'].map(thread) as ReturnType<typeof threadViews>;
  const ordered = inTextOrder(
    threads,
    new Map([
      ['late', { from: 90 }],
      ['early', { from: 5 }],
    ]),
  );

  it('follows the text, with those that lost their words first', () => {
    expect(ordered.map(({ id }) => id)).toEqual(['lost', 'early', 'late']);
  });

  it.each([
    [null, 1, 'lost'],
    [null, -1, 'late'],
    ['early', 1, 'late'],
    ['late', 1, 'lost'],
    ['lost', -1, 'late'],
  ] as const)('from %s by %i goes to %s', (from, by, to) => {
    expect(annotationBeside(ordered, from, by)).toBe(to);
  });
});

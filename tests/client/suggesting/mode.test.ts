import { describe, expect, it } from 'vitest';
import { notesIn } from '../../../client/session/notes.ts';
import { createOutbox } from '../../../client/session/outbox.ts';
import { createSuggesting } from '../../../client/suggesting/suggesting.ts';
import type { Command } from '../../../shared/ledger/command.ts';
import type { EventBody } from '../../../shared/ledger/event.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { keptStorage } from '../../support/keptStorage.ts';
import { documentOf } from '../../support/openArticle.ts';

/** Somebody who suggests, with a ledger in the test's hand; what is sent waits in the outbox until it is recorded. */
function opened() {
  let article = bodyOf(documentOf(['The dike was last inspected in 2019, they say.', 'Nobody came.']));
  let ledger = emptyLedger();
  const outbox = createOutbox({
    notes: notesIn(keptStorage(), 'kantlijn:me:article'),
    ...{ send: async () => ({ kind: 'later' }) as const, prepare: async (given) => given },
    ...{ done: () => undefined, now: () => 1, later: () => () => undefined },
  });
  const mode = createSuggesting({
    ...{ me: 'me', article: () => article, ledger: () => ledger, outbox, newId: () => crypto.randomUUID() },
  });
  const record = (body: EventBody, actor = 'me') => {
    ledger = evolve(ledger, { ...body, seq: ledger.seq + 1, command: 'c', actor, at: '2026-01-01', hash: 'h' });
    mode.look();
  };
  /** The ledger takes what waits first; where its passage stands is told by its selection. */
  const take = () => {
    const command = outbox.entries.get()[0]?.command;
    if (command?.type !== 'suggestion.make') throw new Error('nothing was suggested');
    outbox.discard(command.id);
    const { annotation, text, target } = command;
    const passages = [{ id: 'p', quote: target.quote ?? { exact: '' } }];
    record({ type: 'suggestion.made', annotation, passages, was: target.quote?.exact ?? '', text });
    return annotation;
  };
  const sent = () => outbox.entries.get().map(({ command }) => said(command));
  const words = () => mode.branch.get()?.text.toString().split('\n');
  const replace = (exact: string, by: string) => {
    const text = mode.branch.get()?.text;
    if (!text) throw new Error('not suggesting');
    const at = text.toString().indexOf(exact);
    text.insert(at, by);
    text.delete(at + by.length, exact.length);
  };
  const renew = (texts: readonly string[]) => {
    article = bodyOf(documentOf(texts));
  };
  return { mode, outbox, sent, words, replace, record, take, renew, text: () => article };
}

function said(command: Command): string {
  return 'text' in command ? `${command.type}: ${command.text}` : command.type;
}

describe('suggesting', () => {
  it('[R-SUGGEST-17] sends what differs once, then what has become of it', () => {
    const { mode, sent, replace, take } = opened();
    mode.start();
    replace('last', 'first');
    mode.send();
    mode.send();
    expect(sent()).toEqual(['suggestion.make: was first']);
    take();
    mode.send();
    expect(sent()).toEqual([]);
    replace('first', 'never');
    mode.send();
    expect(sent()).toEqual(['suggestion.revise: was never']);
  });

  it('[R-SUGGEST-18] takes up its own open suggestions again, those that wait among them', () => {
    const { mode, words, replace, take, sent } = opened();
    mode.start();
    replace('last', 'first');
    mode.send();
    const one = take();
    replace('Nobody', 'No one');
    mode.stop();
    expect([mode.branch.get(), sent()]).toEqual([null, ['suggestion.make: No one came.']]);
    mode.start();
    expect(words()).toEqual(['The dike was first inspected in 2019, they say.', 'No one came.', '']);
    expect(mode.known.get().has(one)).toBe(true);
    mode.send();
    expect(sent()).toHaveLength(1);
  });

  it('[R-SUGGEST-18] lets go of what was declined, keeps the rest, and sends neither again', () => {
    const { mode, words, replace, take, record, sent } = opened();
    mode.start();
    replace('last', 'first');
    mode.send();
    const one = take();
    replace('Nobody', 'No one');
    record({ type: 'suggestion.declined', annotation: one }, 'eva');
    expect(words()).toEqual(['The dike was last inspected in 2019, they say.', 'No one came.', '']);
    expect(sent()).toEqual(['suggestion.make: No one came.']);
    mode.send();
    expect(sent()).toHaveLength(1);
  });

  it('[R-SUGGEST-18] does not propose once more what was accepted', () => {
    const { mode, words, replace, take, record, sent, text } = opened();
    mode.start();
    replace('last', 'first');
    mode.send();
    const one = take();
    const at = text().toString().indexOf('last');
    text().insert(at, 'first');
    text().delete(at + 'first'.length, 'last'.length);
    record({ type: 'suggestion.accepted', annotation: one, proposer: 'me', client: 7 }, 'eva');
    expect(words()?.[0]).toBe('The dike was first inspected in 2019, they say.');
    mode.send();
    expect(sent()).toEqual([]);
  });

  it('[R-SUGGEST-15] sends nothing of a branch whose article was loaded anew', () => {
    const { mode, replace, sent, renew } = opened();
    mode.start();
    replace('last', 'first');
    renew(['The dike was read anew.']);
    mode.stop();
    expect([sent(), mode.branch.get()]).toEqual([[], null]);
    renew([]);
    mode.start();
    expect(mode.branch.get()).toBeNull();
  });
});

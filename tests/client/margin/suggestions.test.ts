import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarginModel } from '../../../client/margin/marginModel.ts';
import { showSuggestions, suggestionsPlugin, wordingsIn } from '../../../client/margin/suggestions/suggestionMarks.ts';
import { suggestionViews } from '../../../client/margin/suggestions/suggestionViews.ts';
import type { ShownSuggestion } from '../../../client/margin/suggestions/wordings.ts';
import { notesIn } from '../../../client/session/notes.ts';
import { createOutbox, type OutboxEntry } from '../../../client/session/outbox.ts';
import { command } from '../../../shared/ledger/command.ts';
import { evolveAll } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';
import { articleSchema } from '../../../shared/schema/article.ts';
import { keptStorage } from '../../support/keptStorage.ts';

const words = { in: 'suggested', out: 'to go', look: 'otherwise' };
const DIKE: ShownSuggestion = {
  id: 'dike',
  passage: 'p',
  was: 'inspected in 2019',
  text: 'inspected in 2021',
  format: null,
};
const POLDER: ShownSuggestion = {
  id: 'polder',
  passage: 'q',
  was: 'the polder',
  text: 'the whole polder',
  format: null,
};

function stateOf(...paragraphs: [words: string, passage?: string][][]): EditorState {
  const blocks = paragraphs.map((runs) => {
    const inline = runs.map(([text, id]) =>
      articleSchema.text(text, id ? [articleSchema.mark('annotation', { id })] : []),
    );
    return articleSchema.node('paragraph', null, inline);
  });
  const doc = articleSchema.node('doc', null, blocks);
  const state = EditorState.create({ doc, plugins: [suggestionsPlugin({ onWordings: () => undefined })] });
  return state.apply(showSuggestions(state.tr, { suggestions: [DIKE, POLDER], words }));
}
const start = () =>
  stateOf([['It was '], ['inspected in 2019', 'p'], ['.']], [['Nobody in '], ['the polder', 'q'], [' knew.']]);

/** What is drawn: struck words, and the places where words stand that are to come. */
function drawnIn(state: EditorState): string[] {
  const [plugin] = state.plugins;
  const set = plugin?.props.decorations?.call(plugin, state) as DecorationSet | undefined;
  return (set?.find() ?? []).map(({ from, to, spec }) =>
    to > from ? `-${state.doc.textBetween(from, to)}` : `+${String(spec['key'])}@${from}`,
  );
}

const textOf = (state: EditorState, id: string) => wordingsIn(state).get(id)?.text;

describe('suggestions in the text', () => {
  it('[R-SUGGEST-10] strike what is to go and place behind it what is to come', () => {
    expect(drawnIn(start())).toEqual(['-2019', '+dike 13 2021@25', '+polder 4 whole @42']);
  });

  it('[R-SUGGEST-11] follow what is typed around their words, and are not drawn on words that were changed', () => {
    const typed = start().applyTransaction(start().tr.insertText('last ', 8)).state;
    expect([textOf(typed, 'dike'), drawnIn(typed)[0]]).toEqual(['inspected in 2019', '-2019']);
    const within = typed.apply(typed.tr.insertText('again ', 23));
    expect(textOf(within, 'dike')).toBe('inspected again in 2019');
    expect(drawnIn(within)[0]).toBe('-2019');
    const changed = within.apply(within.tr.insertText('8', 35, 36));
    expect(wordingsIn(changed).get('dike')).toMatchObject({ hunks: null });
    expect(drawnIn(changed)).toHaveLength(1);
  });

  it('[R-SUGGEST-11] keep their readings where nothing of them changed, so that no card is drawn again', () => {
    const state = start();
    const before = wordingsIn(state);
    const elsewhere = state.apply(state.tr.insertText('So. ', 1));
    expect(wordingsIn(elsewhere)).toBe(before);
    const other = state.apply(state.tr.insertText('old ', 42));
    expect(wordingsIn(other)).not.toBe(before);
    expect(wordingsIn(other).get('dike')).toBe(before.get('dike'));
  });

  it('[R-SUGGEST-11] are told as without words when these are gone, and follow them into two paragraphs', () => {
    const state = start();
    const gone = state.apply(state.tr.delete(8, 25));
    const split = state.apply(state.tr.split(15));
    expect(wordingsIn(gone).get('dike')).toBeNull();
    expect(textOf(split, 'dike')).toBe('inspect\u2029ed in 2019');
    expect(drawnIn(split)[0]).toBe('-2019');
    const back = gone.apply(gone.tr.insert(8, state.doc.slice(8, 25).content));
    expect(textOf(back, 'dike')).toBe('inspected in 2019');
  });

  it('[R-SUGGEST-10] show where paragraphs are to part or join, and words that are to look otherwise', () => {
    const state = start();
    const shown = [
      { ...DIKE, text: 'inspected\u2029in 2019' },
      { ...POLDER, text: POLDER.was, format: { bold: true } as const },
    ];
    const parted = state.apply(showSuggestions(state.tr, { suggestions: shown, words }));
    expect(drawnIn(parted)).toEqual(['- ', '+dike 9 \u2029@18', '-the polder']);
    const apart = start().apply(start().tr.split(17));
    const joined = apart.apply(
      showSuggestions(apart.tr, { suggestions: [{ ...DIKE, was: 'inspected\u2029 in 2019', text: DIKE.was }], words }),
    );
    expect(drawnIn(joined)).toContain('+dike 9 ¶@19');
  });

  it('[R-SUGGEST-11] are after any edits as a fresh reading has them', () => {
    const edit = fc.tuple(fc.constantFrom('insert', 'delete', 'split'), fc.nat(70), fc.nat(8));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let state = start();
        for (const [kind, at, length] of edits) state = state.apply(edited(state, kind, at, length));
        const fresh = state.apply(showSuggestions(state.tr, { suggestions: [DIKE, POLDER], words }));
        expect(Object.fromEntries(wordingsIn(state))).toEqual(Object.fromEntries(wordingsIn(fresh)));
        expect(drawnIn(state)).toEqual(drawnIn(fresh));
      }),
    );
  });
});

function edited({ tr, doc }: EditorState, kind: string, place: number, length: number): Transaction {
  const at = Math.min(place, doc.content.size - 1);
  const { parent } = doc.resolve(at);
  if (!parent.isTextblock) return tr;
  if (kind === 'insert') return tr.insertText('new words'.slice(0, length + 1), at);
  if (kind === 'split') return tr.split(at);
  return tr.delete(at, Math.min(at + length, doc.content.size - 1));
}

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const [ONE, TWO] = [uuid(1), uuid(2)];
const frame = { seq: 1, command: 'c', actor: 'ann', at: '2026-01-01T00:00:00.000Z', hash: 'h' };
const ledger = evolveAll(emptyLedger(), [
  {
    type: 'suggestion.made',
    annotation: ONE,
    passages: [{ id: 'p', quote: { exact: 'old' } }],
    was: 'old',
    text: 'new',
    ...frame,
  },
]);
const entry = (given: OutboxEntry['command'], refusal: OutboxEntry['refusal'] = null) => ({
  command: given,
  at: 1,
  refusal,
});

describe('suggestions with what waits', () => {
  it('[R-SUGGEST-12] show one on its way with its own words, and a decision as waiting, not as made', () => {
    const target = { range: { start: 'AAAA', end: 'BBBB' }, quote: { exact: 'late' } };
    const views = suggestionViews(
      ledger,
      [
        entry({ id: uuid(8), type: 'suggestion.accept', annotation: ONE }),
        entry({ id: uuid(9), type: 'suggestion.make', annotation: TWO, target, text: 'later' }),
      ],
      'me',
    );
    expect(views).toMatchObject([
      { id: ONE, opener: 'ann', outcome: null, pending: { command: uuid(8), refusal: null }, pendingRange: null },
      { id: TWO, opener: 'me', was: 'late', text: 'later', pending: { command: uuid(9) }, pendingRange: target.range },
    ]);
  });

  it('[R-SUGGEST-12] keep what is being written through Escape and reload, for the same words', () => {
    const storage = keptStorage();
    const opened = () => {
      const notes = notesIn(storage, 'kantlijn:me:article');
      const outbox = createOutbox({
        ...{ notes, send: async () => ({ kind: 'later' }) as const, prepare: async (given) => given },
        ...{ done: () => undefined, now: () => 1, later: () => () => undefined },
      });
      return {
        outbox,
        model: createMarginModel({ notes, outbox, newId: () => crypto.randomUUID(), selected: () => null }),
      };
    };
    const old = { range: { start: 'AAAA', end: 'BBBB' }, quote: 'old words' };
    const first = opened().model.suggestions;
    first.start(old);
    expect(first.draft()).toEqual({ text: 'old words', note: '' });
    first.keepDraft({ text: 'new words', note: 'Why' });
    first.putAway();
    const { model, outbox } = opened();
    model.suggestions.start({ ...old, quote: 'other words' });
    expect(model.suggestions.draft()).toEqual({ text: 'other words', note: '' });
    model.suggestions.start(old);
    expect(model.suggestions.draft()).toEqual({ text: 'new words', note: 'Why' });
    model.compose(old);
    expect([model.suggestions.writing.get(), model.composing.get()]).toEqual([null, old]);
    model.suggestions.start(old);
    expect(model.composing.get()).toBeNull();
    model.suggestions.make(model.suggestions.draft());
    const sent = outbox.entries.get()[0]?.command;
    expect(command.parse(sent)).toMatchObject({ type: 'suggestion.make', text: 'new words', note: 'Why' });
    expect(model.active.get()).toBe(sent && 'annotation' in sent ? sent.annotation : null);
    if (sent) model.takeBack(sent);
    expect([outbox.entries.get(), model.suggestions.draft().text]).toEqual([[], 'new words']);
  });
});

import { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PassageLooks, passagesAt, passagesPlugin, placesOf, setLooks } from '../../../client/margin/passages.ts';
import { articleSchema } from '../../../shared/schema/article.ts';

const QUIET: PassageLooks = { open: new Map(), active: new Set(), pending: [], told: new Map() };
const mark = (id: string) => articleSchema.mark('annotation', { id });

/** Paragraphs of runs: words, and the passages that cover them. */
function stateOf(...paragraphs: [words: string, ...passages: string[]][][]): EditorState {
  const blocks = paragraphs.map((runs) =>
    articleSchema.node(
      'paragraph',
      null,
      runs.map(([words, ...passages]) => articleSchema.text(words, passages.map(mark))),
    ),
  );
  const doc = articleSchema.node('doc', null, blocks);
  return EditorState.create({ doc, plugins: [passagesPlugin({ onClick: () => undefined })] });
}

function drawnIn(state: EditorState): DecorationSet | undefined {
  const [plugin] = state.plugins;
  return plugin?.props.decorations?.call(plugin, state) as DecorationSet | undefined;
}

/** Attributes drawn over the words from `from` on, as the plugin gives them to the view. */
function attributesAt(state: EditorState, from: number): Record<string, string>[] {
  // ProseMirror keeps a decoration's attributes in `type.attrs`, which its types leave out.
  return (drawnIn(state)?.find(from, from) ?? []).map(
    (one) => (one as unknown as { type: { attrs: Record<string, string> } }).type.attrs,
  );
}

const classesAt = (state: EditorState, from: number) =>
  attributesAt(state, from).map((attributes) => attributes['class']);

describe('passages in the text', () => {
  it('[R-MARGIN-4] shows a note on the passages of open threads and nothing on others', () => {
    const state = stateOf([
      ['On Monday ', 'open'],
      ['forty left', 'resolved'],
    ]);
    const shown = state.apply(setLooks(state.tr, { ...QUIET, open: new Map([['open', 'note']]) }));
    expect([classesAt(shown, 3), classesAt(shown, 14)]).toEqual([['passage passage-note'], ['passage']]);
  });

  it('outlines the active one, also when it is resolved', () => {
    const state = stateOf([['forty left', 'one']]);
    const shown = state.apply(setLooks(state.tr, { ...QUIET, active: new Set(['one']) }));
    expect(classesAt(shown, 3)).toEqual(['passage passage-active']);
  });

  it('[R-MARGIN-11] tells a screen reader where words with a card begin, and of other words nothing', () => {
    const state = stateOf([
      ['On Monday ', 'open'],
      ['forty left', 'resolved'],
    ]);
    const told = new Map([['open', { role: 'mark', 'aria-details': 'card-1' }]]);
    const shown = state.apply(setLooks(state.tr, { ...QUIET, told }));
    expect(attributesAt(shown, 3)).toMatchObject([{ role: 'mark', 'aria-details': 'card-1' }]);
    expect(attributesAt(shown, 14)[0]).not.toHaveProperty('role');
  });

  it('[R-MARGIN-5] draws a comment that waits where its words are, and moves it with them', () => {
    const state = stateOf([['On Monday forty left']]);
    const shown = state.apply(
      setLooks(state.tr, { ...QUIET, pending: [{ id: 'new', look: 'note', from: 11, to: 16 }] }),
    );
    expect(placesOf(shown.apply(shown.tr.insertText('Late ', 1))).get('new')).toEqual({ from: 16, to: 21 });
  });

  it('[R-MARGIN-9] a block whose passages look as before keeps its decorations when another changes its look', () => {
    const state = stateOf([['forty left', 'one']], [['nobody came', 'two']]);
    const before = state.apply(setLooks(state.tr, { ...QUIET, open: new Map([['one', 'note']]) }));
    const after = before.apply(
      setLooks(before.tr, { ...QUIET, open: new Map([['one', 'note']]), active: new Set(['two']) }),
    );
    // What the view asks a set for, to see whether a block looks as it did.
    const ofBlock = (one: EditorState) => {
      const set = drawnIn(one) as unknown as { forChild(offset: number, block: unknown): DecorationSet };
      return set.forChild(0, one.doc.firstChild);
    };
    expect(ofBlock(after)).toBe(ofBlock(before));
    expect(classesAt(after, 16)).toEqual(['passage passage-active']);
  });

  it('[R-MARGIN-6] draws the same after any change of looks as when it draws afresh', () => {
    const ids = fc.subarray(['a', 'b', 'c']);
    const pending = fc.array(
      fc.record({ id: fc.constant('new'), from: fc.constant(2), to: fc.integer({ min: 3, max: 9 }) }),
      {
        maxLength: 1,
      },
    );
    const looks = fc.record({ open: ids, active: ids, pending });
    const given = ({
      open,
      active,
      pending,
    }: {
      open: string[];
      active: string[];
      pending: { id: string; from: number; to: number }[];
    }): PassageLooks => ({
      ...QUIET,
      open: new Map(open.map((id) => [id, id === 'b' ? 'claim' : 'note'])),
      active: new Set(active),
      pending: pending.map((one) => ({ ...one, look: 'note' })),
    });
    fc.assert(
      fc.property(fc.array(looks, { minLength: 1, maxLength: 5 }), (changes) => {
        const start = stateOf(
          [['On Monday ', 'a'], ['forty', 'a', 'b'], [' left']],
          [
            ['nobody', 'b'],
            [' came', 'c'],
          ],
        );
        const last = changes.reduce((state, change) => state.apply(setLooks(state.tr, given(change))), start);
        const fresh = start.apply(setLooks(start.tr, given(changes.at(-1) ?? { open: [], active: [], pending: [] })));
        const all = (state: EditorState) => [...Array(28).keys()].map((at) => classesAt(state, at).toSorted());
        expect(all(last)).toEqual(all(fresh));
        expect(placesOf(last)).toEqual(placesOf(fresh));
      }),
    );
  });

  it('a look is no step of the text', () => {
    const state = stateOf([['forty left', 'one']]);
    const tr = setLooks(state.tr, QUIET);
    expect([tr.docChanged, tr.getMeta('addToHistory')]).toEqual([false, false]);
  });

  it('finds all passages under a click, the smallest first', () => {
    const state = stateOf([
      ['On Monday ', 'wide'],
      ['forty', 'wide', 'narrow'],
      [' left', 'wide'],
    ]);
    expect(passagesAt(state, 13)).toEqual(['narrow', 'wide']);
  });

  it('takes a passage over several blocks as one place', () => {
    const state = stateOf([['first', 'one']], [['second', 'one']]);
    expect(placesOf(state).get('one')).toEqual({ from: 1, to: 14 });
  });

  it('[R-MARGIN-6] knows the same places after any edits as when it reads the whole document', () => {
    const looks = { ...QUIET, open: new Map([...'abcd'].map((id) => [id, 'claim'] as const)) };
    const edit = fc.record({
      at: fc.nat(60),
      length: fc.nat(12),
      words: fc.constantFrom('', 'x', 'more words'),
      kind: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let state = stateOf(
          [['On Monday ', 'a'], ['forty', 'a', 'b'], [' left']],
          [
            ['nobody', 'b'],
            [' came', 'c'],
          ],
          [['end']],
        );
        state = state.apply(setLooks(state.tr, looks));
        for (const { at, length, words, kind } of edits) {
          const size = state.doc.content.size;
          const from = Math.min(at, size);
          const to = Math.min(from + length, size);
          const { tr } = state;
          if (kind === 0) tr.addMark(from, to, mark('d'));
          else if (kind === 1) tr.removeMark(from, to, mark('a'));
          else if (kind === 2 && state.doc.resolve(from).parent.isTextblock) tr.split(from);
          else if (state.doc.resolve(from).parent.isTextblock && state.doc.resolve(to).parent.isTextblock) {
            tr.insertText(words, from, to);
          }
          state = state.apply(tr);
        }
        const fresh = EditorState.create({ doc: state.doc, plugins: [...state.plugins] });
        const again = fresh.apply(setLooks(fresh.tr, looks));
        expect(placesOf(state)).toEqual(placesOf(again));
        for (let at = 0; at < state.doc.content.size; at += 1) {
          expect(classesAt(state, at).sort()).toEqual(classesAt(again, at).sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});

// @vitest-environment jsdom
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageLooks } from '../../../client/margin/passageLooks.ts';
import { passagesAt, passagesPlugin, placesOf, setLooks } from '../../../client/margin/passages.ts';
import { articleSchema } from '../../../shared/schema/article.ts';

const QUIET: PassageLooks = { open: new Map(), active: new Set(), pending: [], told: new Map() };
const NO_CLICK = { onClick: () => undefined };
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
  return EditorState.create({ doc, plugins: [passagesPlugin(NO_CLICK)] });
}

/** The state as a view shows it, after these looks. */
function viewOf(state: EditorState, ...changes: PassageLooks[]): EditorView {
  const view = new EditorView(document.createElement('div'), { state });
  for (const looks of changes) view.dispatch(setLooks(view.state.tr, looks));
  return view;
}

/** Elements of passages around the character behind `position`, the outermost first. */
function elementsAt(view: EditorView, position: number): Element[] {
  const { node } = view.domAtPos(position, 1);
  const found: Element[] = [];
  for (let at: Node | null = node; at && at !== view.dom; at = at.parentNode) {
    if (at instanceof Element && at.hasAttribute('data-passage')) found.unshift(at);
  }
  return found;
}

const classesAt = (view: EditorView, position: number) =>
  elementsAt(view, position).map((element) => element.getAttribute('class'));

describe('passages in the text', () => {
  it('[R-MARGIN-4] shows a note on the passages of open threads and nothing on others', () => {
    const state = stateOf([
      ['On Monday ', 'open'],
      ['forty left', 'resolved'],
    ]);
    const view = viewOf(state, { ...QUIET, open: new Map([['open', 'note']]) });
    expect([classesAt(view, 3), classesAt(view, 14)]).toEqual([['passage passage-note'], ['passage']]);
  });

  it('outlines the active one, also when it is resolved, and no longer when it is not', () => {
    const active = { ...QUIET, active: new Set(['one']) };
    expect(classesAt(viewOf(stateOf([['forty left', 'one']]), active), 3)).toEqual(['passage passage-active']);
    expect(classesAt(viewOf(stateOf([['forty left', 'one']]), active, QUIET), 3)).toEqual(['passage']);
  });

  it('[R-MARGIN-11] tells a screen reader where words with a card begin, and of other words nothing', () => {
    const state = stateOf([
      ['On Monday ', 'open'],
      ['forty left', 'resolved'],
    ]);
    const told = new Map([['open', { role: 'mark', 'aria-details': 'card-1' }]]);
    const view = viewOf(state, { ...QUIET, told });
    const toldAt = (position: number) =>
      elementsAt(view, position).map((each) => [each.getAttribute('role'), each.getAttribute('aria-details')]);
    expect([toldAt(3), toldAt(14)]).toEqual([[['mark', 'card-1']], [[null, null]]]);
    view.dispatch(setLooks(view.state.tr, QUIET));
    expect(toldAt(3)).toEqual([[null, null]]);
  });

  it('[R-MARGIN-5] draws a comment that waits where its words are, and moves it with them', () => {
    const state = stateOf([['On Monday forty left']]);
    const shown = state.apply(
      setLooks(state.tr, { ...QUIET, pending: [{ id: 'new', look: 'note', from: 11, to: 16 }] }),
    );
    expect(placesOf(shown.apply(shown.tr.insertText('Late ', 1))).get('new')).toEqual({ from: 16, to: 21 });
  });

  it('[R-MARGIN-9] touches no passage that looks as before: not for a new look elsewhere, not for a key in its block', () => {
    const open: PassageLooks['open'] = new Map([['one', 'note']]);
    const view = viewOf(stateOf([['forty left', 'one'], [' and more']], [['nobody came', 'two']]), { ...QUIET, open });
    const [element] = elementsAt(view, 3);
    const touched = new MutationObserver(() => undefined);
    touched.observe(element as Element, { attributes: true, childList: true, subtree: true, characterData: true });
    view.dispatch(setLooks(view.state.tr, { ...QUIET, open, active: new Set(['two']) }));
    view.dispatch(view.state.tr.insertText('!', 16));
    expect([touched.takeRecords(), elementsAt(view, 3)[0] === element]).toEqual([[], true]);
    expect(classesAt(view, 26)).toEqual(['passage passage-active']);
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
        const last = viewOf(start, ...changes.map(given));
        const fresh = viewOf(start, given(changes.at(-1) ?? { open: [], active: [], pending: [] }));
        expect(last.dom.innerHTML).toBe(fresh.dom.innerHTML);
        expect(placesOf(last.state)).toEqual(placesOf(fresh.state));
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
        const start = stateOf(
          [['On Monday ', 'a'], ['forty', 'a', 'b'], [' left']],
          [
            ['nobody', 'b'],
            [' came', 'c'],
          ],
          [['end']],
        );
        const view = viewOf(start, looks);
        for (const { at, length, words, kind } of edits) {
          const { state } = view;
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
          view.dispatch(tr);
        }
        const fresh = viewOf(EditorState.create({ doc: view.state.doc, plugins: [passagesPlugin(NO_CLICK)] }), looks);
        expect(placesOf(view.state)).toEqual(placesOf(fresh.state));
        expect(view.dom.innerHTML).toBe(fresh.dom.innerHTML);
      }),
      { numRuns: 300 },
    );
  });
});

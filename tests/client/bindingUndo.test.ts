// @vitest-environment jsdom
import { splitBlock } from '@tiptap/pm/commands';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GROUP_WITHIN_MS } from '../../client/document/binding/grouping.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { paragraphs, serverDoc, syncAll, TextPeer } from '../support/textPeers.ts';

function two(...texts: string[]) {
  const server = serverDoc(paragraphs(...texts));
  return { server, ann: new TextPeer(server, 200), bob: new TextPeer(server, 300) };
}

/** Types at the caret as a keyboard does: the time between two keys decides what is undone together. */
function typeOn(peer: TextPeer, text: string): void {
  peer.view.dispatch(peer.view.state.tr.insertText(text));
}

function shownText(peer: TextPeer): string {
  return peer.shown.textBetween(0, peer.shown.content.size, '¶', '⏎');
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('undo', () => {
  it('[R-TEXT-8] takes back one’s own change and leaves what the other typed meanwhile', () => {
    const { ann, bob } = two('One two.');
    ann.type(4, ' and a half');
    syncAll(ann, bob);
    bob.type(1, 'Zero. ');
    syncAll(ann, bob);
    expect(ann.binding.undo()).toBe(true);
    syncAll(ann, bob);
    expect([shownText(ann), shownText(bob)]).toEqual(['Zero. One two.', 'Zero. One two.']);
    expect(ann.binding.redo()).toBe(true);
    expect(shownText(ann)).toBe('Zero. One and a half two.');
  });

  it('[R-TEXT-8] has nothing to undo after another’s change', () => {
    const { ann, bob } = two('One.');
    bob.type(1, 'Zero. ');
    syncAll(ann, bob);
    expect([ann.binding.canUndo(), ann.binding.undo()]).toEqual([false, false]);
  });

  it('[R-TEXT-8] puts the selection where it was before the change', () => {
    const { ann, bob } = two('One two three.');
    ann.select(5, 8);
    typeOn(ann, 'second');
    bob.type(1, 'Zero. ');
    syncAll(ann, bob);
    ann.select(1);
    ann.binding.undo();
    expect(ann.view.state.selection).toMatchObject({ from: 11, to: 14 });
    expect(ann.shown.textBetween(11, 14)).toBe('two');
  });

  it('[R-TEXT-8] undoes keys typed in one go together, and after a pause apart', () => {
    const { ann } = two('.');
    ann.select(1);
    for (const key of 'abc') {
      typeOn(ann, key);
      vi.advanceTimersByTime(GROUP_WITHIN_MS / 5);
    }
    vi.advanceTimersByTime(GROUP_WITHIN_MS);
    for (const key of 'de') typeOn(ann, key);
    ann.binding.undo();
    expect(shownText(ann)).toBe('abc.');
    ann.binding.undo();
    expect(shownText(ann)).toBe('.');
  });

  it('[R-TEXT-8] undoes apart what was typed in two places, however fast', () => {
    const { ann } = two('One.', 'Two.');
    ann.select(1);
    typeOn(ann, 'a');
    ann.select(8);
    typeOn(ann, 'b');
    ann.binding.undo();
    expect(shownText(ann)).toBe('aOne.¶Two.');
  });

  it('[R-TEXT-8] groups what was typed in one place around another’s change', () => {
    const { ann, bob } = two('One.', 'Two.');
    ann.select(7);
    typeOn(ann, 'a');
    bob.type(5, ' And a half.');
    syncAll(ann, bob);
    typeOn(ann, 'b');
    ann.binding.undo();
    expect(shownText(ann)).toBe('One. And a half.¶Two.');
  });

  it('[R-TEXT-8] leaves out a change that says so', () => {
    const { ann } = two('One.');
    ann.view.dispatch(ann.view.state.tr.insertText('x', 1).setMeta('addToHistory', false));
    expect([ann.binding.canUndo(), shownText(ann)]).toEqual([false, 'xOne.']);
  });

  it('[R-TEXT-8] never takes a passage that the server marked with it', () => {
    const { server, ann, bob } = two('One two three.');
    ann.type(1, 'Zero. ');
    ann.push();
    bodyOf(server).format(10, 3, { 'a:p1': true });
    syncAll(ann, bob);
    ann.binding.undo();
    syncAll(ann, bob);
    const marked = bob.shown.child(0).children.filter((node) => node.marks.length > 0);
    expect(marked.map((node) => node.text)).toEqual(['two']);
    ann.binding.redo();
    expect(ann.binding.canRedo()).toBe(false);
  });

  it('[R-TEXT-8] brings a deleted passage back with its mark', () => {
    const { server, ann, bob } = two('One two three.');
    bodyOf(server).format(4, 3, { 'a:p1': true });
    syncAll(ann, bob);
    ann.deleteRange(3, 9);
    syncAll(ann, bob);
    ann.binding.undo();
    syncAll(ann, bob);
    const marked = bob.shown.child(0).children.filter((node) => node.marks.length > 0);
    expect(marked.map((node) => node.text)).toEqual(['two']);
  });

  it('[R-TEXT-8] undoes a split as the one key it was', () => {
    const { ann, bob } = two('One two.');
    ann.select(4);
    ann.run(splitBlock);
    syncAll(ann, bob);
    ann.binding.undo();
    expect([shownText(ann), ann.view.state.selection.from]).toEqual(['One two.', 4]);
  });
});

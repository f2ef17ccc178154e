// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paragraphs, serverDoc, syncAll, TextPeer } from '../support/textPeers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shownText(peer: TextPeer): string {
  return peer.shown.textBetween(0, peer.shown.content.size, '¶');
}

function composition(peer: TextPeer, type: 'compositionstart' | 'compositionend'): void {
  peer.view.dom.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
}

/** Half of a composed word is replaced by the next, as an input method does. */
function compose(peer: TextPeer, from: number, to: number, text: string): void {
  peer.view.dispatch(peer.view.state.tr.insertText(text, from, to));
}

function two(...texts: string[]) {
  const server = serverDoc(paragraphs(...texts));
  return { ann: new TextPeer(server, 200), bob: new TextPeer(server, 300) };
}

describe('while somebody composes', () => {
  it('[R-TEXT-9] what others type waits in front of their editor, and is there when they end', () => {
    const { ann, bob } = two('One two.');
    ann.select(5);
    composition(ann, 'compositionstart');
    expect(ann.view.composing).toBe(true);
    compose(ann, 5, 5, 'に');
    bob.type(1, 'Zero. ');
    bob.type(15, ' End.');
    syncAll(ann, bob);
    expect(shownText(ann)).toBe('One にtwo.');
    expect(ann.text.toString()).toBe('Zero. One にtwo. End.\n');
    compose(ann, 5, 6, '日本');
    syncAll(ann, bob);
    expect(shownText(ann)).toBe('One 日本two.');
    expect(shownText(bob)).toBe('Zero. One 日本two. End.');
    composition(ann, 'compositionend');
    compose(ann, 5, 7, '日本語');
    vi.runAllTimers();
    syncAll(ann, bob);
    expect([shownText(ann), shownText(bob)]).toEqual(Array(2).fill('Zero. One 日本語two. End.'));
    expect(ann.binding.counts).toMatchObject({ fallbacks: 0, mismatches: 0 });
  });

  it('[R-TEXT-9] keeps the Yjs client of the one who composes', () => {
    const { ann, bob } = two('One.');
    composition(ann, 'compositionstart');
    bob.type(1, 'x');
    syncAll(ann, bob);
    compose(ann, 1, 1, 'に');
    syncAll(ann, bob);
    expect(ann.doc.clientID).toBe(200);
    expect([...ann.doc.store.clients.keys()].sort()).toEqual([1, 200, 300]);
  });

  it('[R-TEXT-9] the composed word is undone as one’s own', () => {
    const { ann, bob } = two('One.');
    ann.select(1);
    composition(ann, 'compositionstart');
    bob.type(5, ' End.');
    syncAll(ann, bob);
    compose(ann, 1, 1, '日本');
    expect(ann.binding.undo()).toBe(false);
    composition(ann, 'compositionend');
    vi.runAllTimers();
    expect(ann.binding.undo()).toBe(true);
    expect(shownText(ann)).toBe('One. End.');
  });

  it('[R-TEXT-9] splits and joins by others in the same paragraph wait too', () => {
    const { ann, bob } = two('One two.', 'Three.');
    ann.select(8);
    composition(ann, 'compositionstart');
    compose(ann, 8, 8, 'に');
    bob.view.dispatch(bob.view.state.tr.split(4));
    bob.deleteRange(bob.shown.content.size - 9, bob.shown.content.size - 7);
    syncAll(ann, bob);
    compose(ann, 8, 9, '日本');
    composition(ann, 'compositionend');
    vi.runAllTimers();
    syncAll(ann, bob);
    expect(shownText(ann)).toBe('One¶ two日本.Three.');
    expect(shownText(bob)).toBe(shownText(ann));
  });
});

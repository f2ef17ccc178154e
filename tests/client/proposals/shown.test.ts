import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { FoundMark } from '../../../client/proposals/detectionWork.ts';
import { createDismissals, dismissedPlaces, placeKey } from '../../../client/proposals/dismissals.ts';
import { proposalsOf } from '../../../client/proposals/shownProposals.ts';
import type { Notes } from '../../../client/session/notes.ts';
import { encodeRange } from '../../../shared/passage/relative.ts';

const TEXT = 'It cost £3m, she said.';
const MARK: FoundMark = { kind: 'money', start: 8, end: 11 };
const QUOTE: FoundMark = { kind: 'quote', start: 0, end: 22 };

function wordsShown(marks: FoundMark[], stretches: { id: string; start: number; end: number }[], taken: string[]) {
  const block = { type: 'paragraph', text: TEXT, stretches };
  return proposalsOf(1, block, marks, new Set(taken), () => '').map(({ words }) => words);
}

describe('[R-DETECT-8] what is shown of what was found', () => {
  it.each([
    ['nothing stands on it', [], ['£3m']],
    ['a claim stands on it', [{ id: 'claim', start: 8, end: 11 }], []],
    ['a claim stands on all of its sentence', [{ id: 'claim', start: 0, end: 22 }], []],
    ['a claim has less than half of it', [{ id: 'claim', start: 10, end: 22 }], ['£3m']],
    ['a comment stands on it', [{ id: 'thread', start: 8, end: 11 }], ['£3m']],
  ])('%s', (_why, stretches, expected) => {
    expect(wordsShown([MARK], stretches, ['claim'])).toEqual(expected);
  });

  it('claims on parts of it count together, and once where they overlap', () => {
    const at = (start: number, end: number) => ({ id: 'claim', start, end });
    expect(wordsShown([QUOTE], [at(0, 6), at(2, 8)], ['claim'])).toEqual([TEXT]);
    expect(wordsShown([QUOTE], [at(0, 6), at(12, 18)], ['claim'])).toEqual([]);
  });
});

function notesOf(): Notes {
  const kept = new Map<string, unknown>();
  return {
    read: (key) => structuredClone(kept.get(key) ?? null),
    write: (key, value) => void kept.set(key, structuredClone(value)),
    remove: (key) => void kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

function textWith(words: string): Y.Text {
  const text = new Y.Doc().getText('body');
  text.insert(0, words);
  return text;
}

const dismissal = (text: Y.Text, words: string, id = 'one') => {
  const start = text.toString().indexOf(words);
  const range = encodeRange(text, { start, end: start + words.length });
  return { id, kind: 'hedge' as const, words, range, drift: false };
};

describe('[R-DETECT-10] a dismissal', () => {
  it('is kept for the next time, and can be taken back', () => {
    const notes = notesOf();
    const text = textWith('They would go. They would not.');
    createDismissals(notes).add(dismissal(text, 'would'));
    const again = createDismissals(notes);
    expect(again.all.get()).toHaveLength(1);
    again.remove('one');
    expect(createDismissals(notes).all.get()).toEqual([]);
  });

  it('goes with its characters, and is none for the same words elsewhere', () => {
    const text = textWith('They would go. They would not.');
    const all = [dismissal(text, 'would')];
    text.insert(0, 'Perhaps they would. ');
    const places = dismissedPlaces(all, text);
    expect([...places.keys()]).toEqual([placeKey('hedge', false, 25, 'would')]);
  });

  it('is none for other words in its place', () => {
    const text = textWith('They would go.');
    const all = [dismissal(text, 'would')];
    text.delete(5, 5);
    text.insert(5, 'could');
    expect(dismissedPlaces(all, text).has(placeKey('hedge', false, 5, 'could'))).toBe(false);
  });

  it('does not fall over a note that is none of ours', () => {
    const notes = notesOf();
    notes.write('dismissed:x', 'something');
    expect(createDismissals(notes).all.get()).toEqual([]);
  });
});

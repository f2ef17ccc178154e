/** The list of names that opens behind an @: arrows go through it, Enter or Tab takes one, Escape puts it away. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useComments } from './commentContext.ts';
import { type Mentionable, meantBy } from './mentionables.ts';
import { mentionBefore, type Written } from './mentionField.ts';

export interface MentionChoice {
  option: Mentionable;
  /** What it takes the place of. */
  from: number;
  to: number;
}

export interface MentionList {
  /** Of the listbox. */
  id: string;
  options: readonly Mentionable[];
  /** Index of the one that Enter takes. */
  at: number;
  optionId(index: number): string;
  pick(index: number): void;
  point(index: number): void;
  /** True when the key was the list's. */
  onKeyDown(event: KeyboardEvent): boolean;
}

const NONE: readonly Mentionable[] = [];

/** @param caret null while the field has no focus. */
export function useMentionList(
  written: Written,
  caret: number | null,
  choose: (choice: MentionChoice) => void,
): MentionList {
  const { mentionables, refreshPeople } = useComments();
  const id = useId();
  const [{ query, at }, setPointed] = useState({ query: '', at: 0 });
  const [putAway, setPutAway] = useState<number | null>(null);
  const found = caret === null ? null : mentionBefore(written, caret);
  const isOpen = found !== null && found.from !== putAway;
  const options = isOpen ? meantBy(found.query, mentionables) : NONE;
  useEffect(() => {
    if (isOpen) refreshPeople();
  }, [isOpen, refreshPeople]);
  // What was put away stays away for as long as its @ stands there.
  const isThere = found !== null;
  useEffect(() => {
    if (!isThere) setPutAway(null);
  }, [isThere]);
  // Where the reader was in another list says nothing about this one.
  const index = found?.query === query ? Math.min(at, Math.max(0, options.length - 1)) : 0;
  const point = (next: number) => setPointed({ query: found?.query ?? '', at: next });
  const pick = (which: number) => {
    const option = options[which];
    if (option && found) choose({ option, from: found.from, to: found.to });
  };
  const act = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      point((index + (key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
    } else if (key === 'Enter' || key === 'Tab') pick(index);
    else if (key === 'Escape') setPutAway(found?.from ?? null);
    else return false;
    return true;
  };
  return {
    id,
    options,
    at: index,
    optionId: (which) => `${id}-${which}`,
    pick,
    point,
    onKeyDown({ key, ctrlKey, metaKey, shiftKey, altKey, nativeEvent }) {
      const plain = !ctrlKey && !metaKey && !shiftKey && !altKey && !nativeEvent.isComposing;
      return options.length > 0 && plain && act(key);
    },
  };
}

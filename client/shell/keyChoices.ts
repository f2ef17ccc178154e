/** What a press of a key means for somebody who has changed keys, or switched single ones off. */
import type { KeyChoices } from '../../shared/person/settings.ts';

export interface KeyBinding {
  /** As `KeyboardEvent.key` gives it; for a chord, only shown. */
  key: string;
  label: string;
  /** Absent where the key is listed only: the browser or a widget does the work. */
  run?: () => void;
}

/** The list of keys; it is always there. */
export const HELP_KEY = '?';

/** A letter, digit or sign: what dictation and a stray hand can press. Enter and arrows are none. */
export const isSign = (key: string): boolean => [...key].length === 1 && key.trim() !== '';

/** The key that it is for this person. */
export function keyFor(usual: string, { changed }: KeyChoices): string {
  return changed[usual] ?? usual;
}

/** What is written beside what the key does; null where single keys are off, and this is one. */
export function shownKey(usual: string, choices: KeyChoices): string | null {
  if (!isSign(usual)) return usual;
  return choices.off && usual !== HELP_KEY ? null : keyFor(usual, choices).toUpperCase();
}

/** The usual key that a pressed one stands for; null where it stands for nothing. */
export function usualKeyFor(pressed: string, { off, changed }: KeyChoices): string | null {
  if (!isSign(pressed)) return pressed;
  if (off) return null;
  const moved = Object.keys(changed).find((usual) => changed[usual] === pressed);
  if (moved !== undefined) return moved;
  return changed[pressed] === undefined ? pressed : null;
}

/**
 * Puts another key in the place of a usual one.
 * @param usuals keys that do something on this page, by their usual names
 * @returns null where the key is taken, or none that can be
 */
export function withKey(
  choices: KeyChoices,
  usual: string,
  next: string,
  usuals: readonly string[],
): KeyChoices | null {
  const { [usual]: _before, ...others } = choices.changed;
  if (next === usual) return { ...choices, changed: others };
  if (!isSign(next) || next === HELP_KEY) return null;
  const rest = { ...choices, changed: others };
  const isTaken =
    Object.values(others).includes(next) || usuals.some((each) => each !== usual && keyFor(each, rest) === next);
  return isTaken ? null : { ...choices, changed: { ...others, [usual]: next } };
}

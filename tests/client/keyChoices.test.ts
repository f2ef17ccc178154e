import { describe, expect, test } from 'vitest';
import { keyFor, shownKey, usualKeyFor, withKey } from '../../client/shell/keyChoices.ts';
import type { KeyChoices } from '../../shared/person/settings.ts';

const moved: KeyChoices = { off: false, changed: { j: 'n', k: 'j' } };
const off: KeyChoices = { ...moved, off: true };

describe('[R-PROFILE-5] keys that somebody has changed', () => {
  test.each<[KeyChoices, string, string | null]>([
    [moved, 'n', 'j'],
    [moved, 'j', 'k'],
    [moved, 'k', null],
    [moved, 'm', 'm'],
    [moved, 'Enter', 'Enter'],
    [off, 'n', null],
    [off, 'm', null],
    [off, '/', null],
    [off, 'Enter', 'Enter'],
    [off, 'ArrowDown', 'ArrowDown'],
  ])('%j: a press of %s stands for %s', (choices, pressed, meant) => {
    expect(usualKeyFor(pressed, choices)).toBe(meant);
  });

  test('are shown as they are now', () => {
    expect(['j', 'k', 'm'].map((key) => keyFor(key, moved))).toEqual(['n', 'j', 'm']);
  });

  test('are written beside what they do, and where they are off only those that still work', () => {
    const shown = (choices: KeyChoices) => ['j', 'm', 'Enter', '?'].map((key) => shownKey(key, choices));
    expect(shown(moved)).toEqual(['N', 'M', 'Enter', '?']);
    expect(shown(off)).toEqual([null, null, 'Enter', '?']);
  });

  const usuals = ['j', 'k', 'n', '/'];
  const none: KeyChoices = { off: false, changed: {} };
  test.each<[string, string, Record<string, string> | null]>([
    ['j', 'x', { j: 'x' }],
    ['j', 'j', {}],
    ['j', 'k', null],
    ['j', 'n', null],
    ['j', '?', null],
    ['j', 'Enter', null],
    ['j', ' ', null],
  ])('%s may become %s: %j', (usual, next, changed) => {
    expect(withKey(none, usual, next, usuals)?.changed ?? null).toEqual(changed);
  });

  test('two change places over a third, and one that another page uses is not given twice', () => {
    expect(withKey({ off: false, changed: { j: 'x' } }, 'k', 'j', usuals)?.changed).toEqual({ j: 'x', k: 'j' });
    expect(withKey({ off: false, changed: { v: 'x' } }, 'k', 'x', usuals)).toBeNull();
  });
});

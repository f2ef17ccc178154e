// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useSettledText } from '../../client/ui/useSettledText.ts';

const PAUSE_MS = 250;

let leave: () => void = () => undefined;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

type Settled = ReturnType<typeof useSettledText>;
interface FieldProps {
  address: string;
  tell(text: string): void;
  show(settled: Settled): void;
}

function Field({ address, tell, show }: FieldProps) {
  show(useSettledText(address, tell));
  return null;
}

/** A field whose address shows what it is told when the test says so. */
function fieldAt(text: string) {
  const root = createRoot(document.createElement('div'));
  const told: string[] = [];
  const seen: Settled[] = [];
  const parts = { tell: (next: string) => void told.push(next), show: (settled: Settled) => void seen.push(settled) };
  const address = (next: string) => act(() => root.render(<Field address={next} {...parts} />));
  address(text);
  leave = () => act(() => root.unmount());
  return {
    ...{ told, address },
    type: (text: string) => act(() => seen.at(-1)?.[1](text)),
    pause: () => act(() => vi.advanceTimersByTime(PAUSE_MS)),
    shows: () => seen.at(-1)?.[0],
  };
}

describe('a field whose text stands in the address', () => {
  test('tells the address once the typing pauses, without the spaces around it', () => {
    const field = fieldAt('');
    for (const text of ['h', 'ha', 'hav', 'have ']) field.type(text);
    expect(field.told).toEqual([]);
    field.pause();
    expect([field.told, field.shows()]).toEqual([['have'], 'have ']);
    field.address('have');
    expect(field.shows()).toBe('have ');
  });

  test('keeps what was typed when the address shows older words, each in its turn', () => {
    const field = fieldAt('');
    field.type('ha');
    field.pause();
    field.type('haven');
    field.pause();
    field.type('havens');
    for (const late of ['ha', 'haven']) {
      field.address(late);
      expect(field.shows()).toBe('havens');
    }
    field.pause();
    expect(field.told).toEqual(['ha', 'haven', 'havens']);
  });

  test('follows the address where something else changed it, and drops what it was about to tell', () => {
    const field = fieldAt('haven');
    field.type('havens');
    field.address('brug');
    field.pause();
    expect([field.told, field.shows()]).toEqual([[], 'brug']);
  });

  test('follows the address back to words that it told itself before', () => {
    const field = fieldAt('');
    field.type('haven');
    field.pause();
    field.address('haven');
    field.address('');
    expect(field.shows()).toBe('');
    field.address('haven');
    expect(field.shows()).toBe('haven');
  });
});

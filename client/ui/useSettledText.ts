/**
 * The text of a field that stands in the address: the field keeps what is typed to itself until that pauses, and follows
 * the address when it changes otherwise. Bound to the address itself it would get its old text back after each key, for
 * the router takes its time: the caret would jump, and letters that are composed of several keys break.
 */
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

/** After the last key. */
const PAUSE_MS = 250;

/**
 * @param text as the address has it
 * @param settle has the address take over what was typed, without spaces around it
 * @returns what the field shows, and what is called with all it holds after a key
 */
export function useSettledText(text: string, settle: (text: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(text);
  /** Told to the address, which has not shown it yet: more was typed by the time that it does. */
  const told = useRef<string[]>([]);
  const tell = useDebouncedCallback((next: string) => {
    if (next === (told.current.at(-1) ?? text)) return;
    told.current.push(next);
    settle(next);
  }, PAUSE_MS);
  useEffect(() => {
    const place = told.current.indexOf(text);
    told.current.splice(0, place < 0 ? told.current.length : place + 1);
    if (place >= 0) return;
    tell.cancel();
    setTyped(text);
  }, [text, tell]);
  const type = (next: string) => {
    setTyped(next);
    tell(next.trim());
  };
  return [typed, type];
}

/** The people that an answer names by id. Pure. */
import type { Writer, Written } from '../api/history.ts';

export interface Told {
  /** Null for what came in with a document. */
  person: Writer | null;
  /** Whose proposal it was, or whose words were brought back. */
  credits: Writer[];
  at: Date | null;
  text: string;
}

export function toldOf(
  people: readonly Writer[],
  { by = null, credits = [], at = null, text = '' }: Partial<Written>,
): Told {
  const find = (id: string | null) => people.find((person) => person.id === id) ?? null;
  return {
    person: find(by),
    credits: credits.flatMap((id) => find(id) ?? []),
    at: at === null ? null : new Date(at),
    text,
  };
}

/**
 * What others see of a person who has an article open. The server stamps everything but `cursor` and `doing`, which are
 * the only keys that it takes from a client.
 */
import { may, type Role } from '../permissions.ts';

/** A caret or selection as relative positions in the text `body` (Yjs JSON form). */
export interface PresenceCursor {
  anchor: unknown;
  head: unknown;
}

/** What somebody does, as their client tells: `calling` is with a source. */
export const DEEDS = ['reading', 'writing', 'checking', 'calling'] as const;

export interface Doing {
  deed: (typeof DEEDS)[number];
  /** Id of the annotation that it is about, if it is about one. */
  annotation?: string | undefined;
}

/** Whether somebody with this role can be at it. */
export function canBeDoing(role: Role, { deed }: Doing): boolean {
  if (deed === 'reading') return true;
  return may(role, deed === 'writing' ? 'text.write' : 'claim.work');
}

export interface PresenceState {
  user: { id: string; name: string; role: Role; colour: string };
  cursor: PresenceCursor | null;
  /** Null where the client does not tell. */
  doing: Doing | null;
}

/** Colours of people, readable as a caret on paper and under white letters; a person's is chosen by their id. */
const PERSON_COLOURS = [
  '#1f6fb5',
  '#9c3b7a',
  '#2c7a55',
  '#ad5a10',
  '#5b4bb0',
  '#a03a3a',
  '#27717f',
  '#6a5f1e',
] as const;

/** The colour of a person, the same on every screen and node. */
export function colourOf(personId: string): string {
  let sum = 7;
  for (const unit of personId) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 2_147_483_647;
  return PERSON_COLOURS[sum % PERSON_COLOURS.length] ?? PERSON_COLOURS[0];
}

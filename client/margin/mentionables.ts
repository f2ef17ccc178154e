/** Whoever can be spoken to in a comment, and who of them is meant by what somebody types. */
import type { Mention } from '../../shared/ledger/mention.ts';
import { folded } from '../ui/folded.ts';

export interface Mentionable {
  mention: Mention;
  /** What stands behind the @. */
  name: string;
  /** What kind of addressee it is, or what else it is called. */
  hint: string;
}

/** More are not read through; typing on is faster. */
const MOST_OFFERED = 8;

function isMeant({ name, hint, mention }: Mentionable, query: string): boolean {
  const wanted = folded(query);
  const starts = (text: string) => {
    const words = folded(text);
    return words.startsWith(wanted) || words.split(/[\s-]+/).some((word) => word.startsWith(wanted));
  };
  if (starts(name)) return true;
  return mention.kind !== 'person' && (starts(hint) || starts(mention.id));
}

/** Those whose name, or a word of it, begins with `query`, in the order given. */
export function meantBy(query: string, all: readonly Mentionable[]): Mentionable[] {
  return all.filter((each) => isMeant(each, query)).slice(0, MOST_OFFERED);
}

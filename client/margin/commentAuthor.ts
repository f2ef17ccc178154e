/** Who is shown as the author of a comment: a person here, or a name that came in with a document. */
import { colourOf } from '../../shared/protocol/presence.ts';
import type { CommentView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

/** @param words `named` of a name that a document has, `nameless` where it has none. */
export function authorOf(
  { author, imported }: Pick<CommentView, 'author' | 'imported'>,
  person: (id: string) => Person,
  words: { named(name: string): string; nameless: string },
): Person {
  if (!imported) return person(author);
  const name = imported.author || words.nameless;
  // No person here has this id, whatever somebody in a document is called.
  return { id: `document ${name}`, name: words.named(name), colour: colourOf(name) };
}

/** What a comment says, as its event records it. */
import { type Facts, type Refusal, refuse } from './decision.ts';

/** Words, and the pictures of the article where there are any; `file.unknown` for one that it does not have. */
export function contentOf(
  { text, files }: { text: string; files?: readonly string[] | undefined },
  { unknownFiles }: Facts,
): { text: string; files?: string[] } | { refusal: Refusal } {
  if (unknownFiles.length > 0) return refuse(422, 'file.unknown', 'The article has no such picture; bring it first.');
  const named = [...new Set(files ?? [])];
  return named.length > 0 ? { text, files: named } : { text };
}

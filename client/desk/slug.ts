/** Slugs: the short name of an article on the desk. */
import { folded } from '../ui/folded.ts';

const LONGEST_GUESS = 40;
const MOST_WORDS = 5;

/** Small words say nothing in a slug. */
const SKIPPED = new Set('the a an of to in on at for and is de het een van in uit op te en voor met dat is'.split(' '));

/** A slug from a headline: its first telling words in plain letters; '' when there are none. */
export function slugFor(headline: string): string {
  const plain = folded(headline).replace(/['’]/gu, '');
  const words = plain.match(/[a-z0-9]+/gu) ?? [];
  const telling = words.filter((word) => !SKIPPED.has(word)).slice(0, MOST_WORDS);
  let slug = '';
  for (const word of telling) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST_GUESS);
    if (longer.length > LONGEST_GUESS) break;
    slug = longer;
  }
  return slug;
}

/** True for what the server takes: small letters, digits, single hyphens between them, at most 80. */
export function isSlug(slug: string): boolean {
  return slug.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug);
}

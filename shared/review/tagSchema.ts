/** The shape of a desk's tags, as they are stored, sent, exported and imported. */
import { z } from 'zod';
import { words } from '../ledger/selectors.ts';

/** The key that is pressed for a tag; claims in the ledger name it by this. */
export const tagKey = z.string().regex(/^[a-z]$/, 'one letter from a to z');

const name = words.trim().min(1).max(60);
const ticks = z.union([z.literal(1), z.literal(2)]);

const tag = z.strictObject({
  key: tagKey,
  /** The sign that is drawn beside the colour, so that colour never tells alone. */
  letter: words.trim().min(1).max(2),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour as #rrggbb'),
  names: z.strictObject({ en: name, nl: name }),
  /** How many people sign a claim of this kind … */
  ticks,
  /** … and one that stands in the headline or the standfirst. */
  leadTicks: ticks,
  /** Put away: known for the claims that have it, given to no other. */
  hidden: z.boolean().default(false),
});
export type Tag = z.infer<typeof tag>;

/** One for each letter. */
const MOST_TAGS = 26;

/** A desk's set as it is stored, exported and imported; the order is the desk's own. */
export const tagSet = z.strictObject({ tags: z.array(tag).min(1).max(MOST_TAGS) });
export type TagSet = z.infer<typeof tagSet>;

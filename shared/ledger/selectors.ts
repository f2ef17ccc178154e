/** What every kind of command is made of: ids, words, and what points at a passage. */
import { z } from 'zod';

export const uuid = z.uuid();

/** Half a surrogate pair has no UTF-8 and so no hash, and NUL cannot be stored everywhere. */
export const words = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'), 'not Unicode text');

/** What a person, a desk or a token is called: one line. */
export const nameOf = (most: number) =>
  words
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u, 'a name is one line');

/** Why something was decided, in a person's words. */
export const reason = words.trim().max(2_000);

/** A passage by its words, with up to 32 characters before and after to tell equal ones apart. */
const quoteSelector = z.strictObject({
  exact: words.min(1).max(10_000),
  prefix: words.max(200).optional(),
  suffix: words.max(200).optional(),
});
export type QuoteSelector = z.infer<typeof quoteSelector>;

/** A passage by its place: base64 of Yjs relative positions, start with assoc 0, end with assoc -1. */
const rangeSelector = z.strictObject({ start: z.string().min(1).max(400), end: z.string().min(1).max(400) });
export type RangeSelector = z.infer<typeof rangeSelector>;

/** What an annotation is to stand on: a quote, a range, or (what our client sends) a range with its quote as a check. */
export const target = z.union([
  z.strictObject({ quote: quoteSelector, range: rangeSelector.optional() }),
  z.strictObject({ range: rangeSelector, quote: quoteSelector.optional() }),
]);
export type Target = z.infer<typeof target>;

/** Of every command: the same `id` twice is done once. */
export const base = { id: uuid };

/** Of a command about an annotation. */
export const about = { ...base, annotation: uuid };

/** A passage as an event records it: made by the server, with the words that stood there. */
export interface MarkedPassage {
  id: string;
  quote: QuoteSelector;
}

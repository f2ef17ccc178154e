/**
 * Commands: what a person asks the ledger to decide. Each carries a client-made `id`; the same id twice is done once and
 * answered alike. Unknown keys are refused, so that nothing the server stamps (author, time, role) can be slipped in.
 */
import { z } from 'zod';

const uuid = z.uuid();
/** Longest comment, in UTF-16 units. */
export const MAX_COMMENT = 20_000;
/** Half a surrogate pair has no UTF-8 and so no hash, and NUL cannot be stored everywhere. */
const words = z.string().refine((text) => text.isWellFormed() && !text.includes('\0'), 'not Unicode text');
const commentText = words.trim().min(1).max(MAX_COMMENT);

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
const target = z.union([
  z.strictObject({ quote: quoteSelector, range: rangeSelector.optional() }),
  z.strictObject({ range: rangeSelector, quote: quoteSelector.optional() }),
]);
export type Target = z.infer<typeof target>;

const base = { id: uuid };

export const command = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('thread.open'),
    annotation: uuid,
    comment: uuid.optional(),
    target,
    text: commentText,
  }),
  z.strictObject({ ...base, type: z.literal('thread.reply'), annotation: uuid, comment: uuid, text: commentText }),
  z.strictObject({
    ...base,
    type: z.literal('thread.resolve'),
    annotation: uuid,
    outcome: z.enum(['done', 'wontfix', 'claim']),
    reason: words.trim().max(2_000).optional(),
  }),
  z.strictObject({ ...base, type: z.literal('thread.reopen'), annotation: uuid }),
  z.strictObject({ ...base, type: z.literal('comment.edit'), annotation: uuid, comment: uuid, text: commentText }),
  z.strictObject({ ...base, type: z.literal('comment.delete'), annotation: uuid, comment: uuid }),
]);
export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];

/** What may be asked about another wording for a passage. */
import { z } from 'zod';
import { safeHref } from '../../schema/href.ts';
import { about, reason, target, words } from '../selectors.ts';
import { MAX_WORDING } from '../suggestion.ts';

/** A line end is a hard break, U+2029 the end of a paragraph; empty: the words are to go. */
const wording = words.max(MAX_WORDING).overwrite((text) => text.replace(/\r\n?|\u2028/g, '\n'));

const onOrOff = z.union([z.literal(true), z.null()]).optional();
const href = z.string().refine((value) => safeHref(value) === value, 'no address that a link may have');
const format = z
  .strictObject({ bold: onOrOff, italic: onOrOff, link: z.union([z.strictObject({ href }), z.null()]).optional() })
  .refine((marks) => Object.keys(marks).length > 0, 'no format');

export const suggestionCommands = [
  z.strictObject({
    ...about,
    ...{ type: z.literal('suggestion.make'), target, text: wording },
    ...{ format: format.optional(), note: reason.optional() },
  }),
  z.strictObject({ ...about, type: z.literal('suggestion.revise'), text: wording }),
  z.strictObject({ ...about, type: z.literal('suggestion.accept') }),
  z.strictObject({ ...about, type: z.literal('suggestion.decline'), reason: reason.optional() }),
] as const;

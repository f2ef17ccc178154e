/** What may be asked about a comment. */
import { z } from 'zod';
import { MAX_COMMENT, MAX_PICTURES, REACTIONS } from '../comment.ts';
import { about, uuid, words } from '../selectors.ts';

/** What a comment says: words, and pictures of the article by their hash. One of them is enough. */
export const said = {
  text: words.trim().max(MAX_COMMENT),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, 'the SHA-256 of a picture, hex'))
    .max(MAX_PICTURES)
    .optional(),
};
export const saysSomething = ({ text, files }: { text: string; files?: string[] | undefined }) =>
  text !== '' || (files?.length ?? 0) > 0;
/** For `refine`. */
export const NOTHING_SAID = { error: 'a comment says something', path: ['text'] };

const aboutOne = { ...about, comment: uuid };
export const commentCommands = [
  z.strictObject({ ...aboutOne, type: z.literal('comment.edit'), ...said }).refine(saysSomething, NOTHING_SAID),
  z.strictObject({ ...aboutOne, type: z.literal('comment.delete') }),
  z.strictObject({ ...aboutOne, type: z.literal('reaction.toggle'), reaction: z.enum(REACTIONS) }),
] as const;

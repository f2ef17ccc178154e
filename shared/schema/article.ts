/** The flat schema of an article: the only list of what its text may contain. */
import { type Extensions, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { articleBlocks, articleDocument } from './blocks.ts';
import { articleInline } from './inline.ts';
import { articleMarks } from './marks.ts';

/** Extensions that make the schema and nothing else; an editor adds its keys, looks and binding. */
export const articleExtensions: Extensions = [articleDocument, ...articleBlocks, ...articleInline, ...articleMarks];

/** The ProseMirror schema, without an editor and without a document object model. */
export const articleSchema: Schema = getSchema(articleExtensions);

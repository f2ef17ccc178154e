/** The comments of a document: who said what and when, which answers which, and what was settled. */

import type { ForeignComment } from '../imported.ts';
import type { Parts } from './archive.ts';
import { attribute, readXml, xmlOf } from './xml.ts';

/** A comment under the id that ranges in the text name. */
export interface DocxComment extends ForeignComment {
  id: string;
  /** Ids of its paragraphs; other parts speak of a comment by its last. */
  paragraphs: string[];
}

/** What a newer part says of the comments, by the id of their last paragraph. */
interface CommentRelations {
  parents: ReadonlyMap<string, string>;
  done: ReadonlySet<string>;
}

/** Longest name of an author that is shown. */
const MAX_NAME = 200;

function timeOf(written: string): string | null {
  const time = new Date(written);
  return written === '' || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function commentsIn(xml: string): DocxComment[] {
  const comments: DocxComment[] = [];
  let open: DocxComment | null = null;
  let isText = false;
  readXml(xml, {
    open: (tag) => {
      isText = tag.local === 't';
      if (tag.local === 'comment') {
        const author = attribute(tag, 'author').trim().slice(0, MAX_NAME).toWellFormed();
        open = { id: attribute(tag, 'id'), author, at: timeOf(attribute(tag, 'date')), text: '', paragraphs: [] };
        comments.push(open);
      } else if (open && tag.local === 'p') {
        open.paragraphs.push(attribute(tag, 'paraId').toUpperCase());
        if (open.text !== '') open.text += '\n';
      } else if (open && (tag.local === 'br' || tag.local === 'cr')) open.text += '\n';
      else if (open && tag.local === 'tab') open.text += ' ';
    },
    text: (text) => {
      if (open && isText) open.text += text;
    },
    close: ({ local }) => {
      isText = false;
      if (local === 'comment') open = null;
    },
  });
  return comments.map((comment) => ({ ...comment, text: comment.text.trim() }));
}

function relationsIn(xml: string): CommentRelations {
  const parents = new Map<string, string>();
  const done = new Set<string>();
  readXml(xml, {
    open: (tag) => {
      if (tag.local !== 'commentEx') return;
      const own = attribute(tag, 'paraId').toUpperCase();
      const parent = attribute(tag, 'paraIdParent').toUpperCase();
      if (parent !== '' && parent !== own) parents.set(own, parent);
      if (['1', 'true', 'on'].includes(attribute(tag, 'done'))) done.add(own);
    },
  });
  return { parents, done };
}

/** Times in UTC, which newer versions of Word write beside the local ones: by the id of a comment's last paragraph. */
function utcTimes(idsXml: string, extensibleXml: string): ReadonlyMap<string, string> {
  const byDurable = new Map<string, string>();
  const times = new Map<string, string>();
  readXml(extensibleXml, {
    open: (tag) => {
      const time = tag.local === 'commentExtensible' ? timeOf(attribute(tag, 'dateUtc')) : null;
      if (time) byDurable.set(attribute(tag, 'durableId').toUpperCase(), time);
    },
  });
  readXml(idsXml, {
    open: (tag) => {
      const time = tag.local === 'commentId' ? byDurable.get(attribute(tag, 'durableId').toUpperCase()) : undefined;
      if (time) times.set(attribute(tag, 'paraId').toUpperCase(), time);
    },
  });
  return times;
}

/** What the parts say of the comments; the last two are null where the program that wrote them does not know them. */
export interface CommentParts {
  comments: DocxComment[];
  relations: CommentRelations | null;
}

/** @param path of a part by the kind of its relationship. */
export function commentsOf(parts: Parts, path: (kind: string) => string): CommentParts {
  const xml = (kind: string) => {
    const bytes = parts.get(path(kind));
    return bytes ? xmlOf(bytes) : null;
  };
  const [said, extended, ids, extensible] = ['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible'].map(
    xml,
  );
  const times = ids && extensible ? utcTimes(ids, extensible) : new Map<string, string>();
  const comments = said ? commentsIn(said) : [];
  const timed = comments.map((each) => ({ ...each, at: times.get(each.paragraphs.at(-1) ?? '') ?? each.at }));
  return { comments: timed, relations: extended ? relationsIn(extended) : null };
}

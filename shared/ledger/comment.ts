/** Comments in a thread: their words, pictures and reactions, and what happened to a single one. */
import { assertNever } from '../assertNever.ts';
import type { Stamped } from './stamp.ts';

/** Longest comment, in UTF-16 units. */
export const MAX_COMMENT = 20_000;
export const MAX_PICTURES = 4;

/** Said without words: read it, agree with it, wants a source for it. */
export const REACTIONS = ['seen', 'agree', 'source'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Of words that came in with a document: who wrote them there, and when, as it says. The server alone sets it. */
export interface Origin {
  /** As the document has it; '' where it does not say. */
  author: string;
  /** ISO 8601 in UTC; null where it does not say. */
  at: string | null;
}

/** `files` is left out where there are none (of an edit: where they stay as they were). */
export type CommentEvent =
  | { type: 'comment.edited'; annotation: string; comment: string; text: string; files?: string[] }
  | { type: 'comment.deleted'; annotation: string; comment: string }
  | { type: 'reaction.added'; annotation: string; comment: string; reaction: Reaction }
  | { type: 'reaction.removed'; annotation: string; comment: string; reaction: Reaction };

/** One person's reaction. */
export interface Reacted {
  reaction: Reaction;
  by: string;
}

export interface Comment {
  id: string;
  /** Person id. */
  author: string;
  /** ISO 8601, server time. */
  at: string;
  /** Of the event that brought its words as they are now. */
  seq: number;
  /** '' once deleted. */
  text: string;
  /** Hashes of its pictures. */
  files: readonly string[];
  /** Earlier wordings, oldest first; `at` is when each was replaced. Empty once deleted. */
  edits: readonly { text: string; files: readonly string[]; at: string }[];
  /** In the order given. */
  reactions: readonly Reacted[];
  deleted: boolean;
  /** Of a comment that came in with a document; `author` and `at` are then of the import. */
  imported?: Origin;
}

/** A comment as it was first written. */
export function newComment(
  event: Stamped<{ comment: string; text: string; files?: string[]; imported?: Origin }>,
): Comment {
  const { comment: id, actor: author, at, seq, text, files = [], imported } = event;
  const comment = { id, author, at, seq, text, files, edits: [], reactions: [], deleted: false };
  return imported ? { ...comment, imported } : comment;
}

export function hasReacted({ reactions }: Pick<Comment, 'reactions'>, { reaction, by }: Reacted): boolean {
  return reactions.some((each) => each.reaction === reaction && each.by === by);
}

/** Adds the reaction, or takes it away where it was. */
export function toggledReaction(reactions: readonly Reacted[], one: Reacted): Reacted[] {
  const others = reactions.filter((each) => each.reaction !== one.reaction || each.by !== one.by);
  return others.length < reactions.length ? others : [...reactions, one];
}

/** The comment after what happened to it. */
export function changedComment(comment: Comment, event: Stamped<CommentEvent>): Comment {
  switch (event.type) {
    case 'comment.edited': {
      const { text, files = comment.files, at, seq } = event;
      return {
        ...comment,
        text,
        files,
        seq,
        edits: [...comment.edits, { text: comment.text, files: comment.files, at }],
      };
    }
    case 'comment.deleted':
      return { ...comment, text: '', files: [], edits: [], reactions: [], deleted: true };
    case 'reaction.added':
    case 'reaction.removed': {
      const one = { reaction: event.reaction, by: event.actor };
      const isThere = hasReacted(comment, one);
      return isThere === (event.type === 'reaction.added')
        ? comment
        : { ...comment, reactions: toggledReaction(comment.reactions, one) };
    }
    default:
      return assertNever(event);
  }
}

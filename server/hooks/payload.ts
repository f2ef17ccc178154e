/**
 * What a webhook is told of an event: only what is listed here leaves, field by field. Evidence never does, nor votes, nor
 * what came in with a document. Pure.
 */
import type { HookEventType } from '../../shared/hooks/hook.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Mention, spelledOut } from '../../shared/ledger/mention.ts';
import { type LedgerState, quoteOf } from '../../shared/ledger/state.ts';
import type { StandingTurn } from '../readers/standings.ts';

/** Something to be told. */
export interface HookNews {
  /** Names it on this article. */
  key: string;
  type: HookEventType;
  /** ISO 8601. */
  at: string;
  /** Person id; null where nobody can tell. */
  actor: string | null;
  /** Null for what is about the article as a whole. */
  annotation: string | null;
  quote: string | null;
  /** What else there is to say of it, by its type. */
  data: Record<string, string | number | boolean | null>;
}

type Data = HookNews['data'];
type NameOf = (mention: Mention) => string;

function newsOf(event: LedgerEvent, type: HookEventType, quote: string | null, data: Data = {}): HookNews {
  const annotation = 'annotation' in event ? event.annotation : null;
  return { key: `${event.seq}`, type, at: event.at, actor: event.actor, annotation, quote, data };
}

/** What an event of the ledger tells; null for what is told to nobody. */
export function newsIn(event: LedgerEvent, state: LedgerState, nameOf: NameOf): HookNews | null {
  const quote = 'annotation' in event ? quoteOf(state, event.annotation) : null;
  switch (event.type) {
    case 'thread.opened':
    case 'thread.replied':
      if (event.imported) return null;
      return newsOf(event, event.type, quote, { comment: event.comment, text: spelledOut(event.text, nameOf) });
    case 'thread.resolved':
      if (event.imported) return null;
      return newsOf(event, event.type, quote, { outcome: event.outcome, reason: event.reason ?? null });
    case 'claim.opened':
      return newsOf(event, event.type, quote, { tag: event.tag });
    case 'claim.ticked':
      return newsOf(event, 'claim.verdict', event.wordings[0]?.text ?? quote, { verdict: event.verdict });
    case 'claim.unticked':
    case 'claim.reopened':
      return newsOf(event, 'claim.verdict', quote, { verdict: null, reason: event.reason ?? null });
    case 'suggestion.made':
      return newsOf(event, event.type, event.was, { text: event.text });
    case 'suggestion.accepted':
    case 'suggestion.declined':
    case 'suggestion.withdrawn': {
      const outcome = event.type.slice('suggestion.'.length);
      return newsOf(event, 'suggestion.decided', quote, {
        outcome,
        reason: ('reason' in event && event.reason) || null,
      });
    }
    case 'clearance.cleared':
      return newsOf(event, 'clearance.changed', null, { status: 'cleared', version: event.version, reason: null });
    case 'clearance.withdrawn':
      return newsOf(event, 'clearance.changed', null, {
        status: 'withdrawn',
        version: null,
        reason: event.reason ?? null,
      });
    case 'session.started':
      return newsOf(event, event.type, null, { session: event.session });
    case 'session.ended': {
      const claims = new Set(state.sessions.get(event.session)?.turns.map(({ annotation }) => annotation)).size;
      return newsOf(event, event.type, null, { session: event.session, claims });
    }
    default:
      return null;
  }
}

/** What became of signatures when words changed. */
export function newsOfTurn({ turn, at, stale, clearance, by }: StandingTurn, state: LedgerState): HookNews[] {
  const when = new Date(at).toISOString();
  const passages = stale.map(({ claim, by: people }): HookNews => {
    const about = { annotation: claim, quote: quoteOf(state, claim), data: {} };
    return { key: `s${turn}.${claim}`, type: 'passage.stale', at: when, actor: people[0] ?? null, ...about };
  });
  if (!clearance) return passages;
  const { cleared } = state.clearance;
  // Whoever took the clearance back is told of as that.
  if (!cleared) return passages;
  const data = { status: clearance === 'touched' ? 'touched' : 'restored', version: cleared.version, reason: null };
  const about = { annotation: null, quote: null, data };
  return [...passages, { key: `s${turn}`, type: 'clearance.changed', at: when, actor: by[0] ?? null, ...about }];
}

/** The article of which something is told. */
export interface HookArticle {
  id: string;
  slug: string;
  headline: string;
  language: string;
  desk: string;
  /** Where people open it. */
  url: string;
}

/** The body of the form `json`. */
export function jsonBody(
  id: string,
  { key: _key, actor, ...news }: HookNews,
  article: HookArticle,
  name: string | null,
) {
  return { id, ...news, actor: actor === null ? null : { id: actor, name }, article };
}

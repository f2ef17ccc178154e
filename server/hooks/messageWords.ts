/** Sentences of messages to a channel, in the languages of the desks. */
import type { HookEventType } from '../../shared/hooks/hook.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';

type Who = (name: string) => string;

interface MessageWords {
  somebody: string;
  /** Those that need no more than a name. */
  events: Record<Exclude<HookEventType, 'claim.verdict' | 'clearance.changed' | 'suggestion.decided'>, Who>;
  verdict(name: string, verdict: string): string;
  reopened: Who;
  verdicts: Record<Verdict, string>;
  /** By status. */
  clearance: Record<string, Who>;
  /** By outcome. */
  decided: Record<string, Who>;
  test: string;
}

const en: MessageWords = {
  somebody: 'Somebody',
  events: {
    'article.created': (who) => `${who} brought in this article.`,
    'thread.opened': (who) => `${who} commented.`,
    'thread.replied': (who) => `${who} replied.`,
    'thread.resolved': (who) => `${who} resolved a thread.`,
    'claim.opened': (who) => `${who} opened a claim.`,
    'passage.stale': (who) => `${who} changed words that were signed.`,
    'suggestion.made': (who) => `${who} suggested another wording.`,
    'session.started': (who) => `${who} started a live session.`,
    'session.ended': (who) => `${who} ended the live session.`,
  },
  verdict: (who, verdict) => `${who} signed: ${verdict}.`,
  reopened: (who) => `${who} took back what was signed.`,
  verdicts: {
    confirmed: 'confirmed',
    change: 'confirmed with change',
    attributed: 'attributed',
    single: 'single source',
    disputed: 'disputed',
    unverifiable: 'unverifiable',
    wrong: 'wrong',
    uncheckable: 'not checkable',
  },
  clearance: {
    cleared: (who) => `${who} cleared it for publication.`,
    withdrawn: (who) => `${who} took the clearance back.`,
    touched: (who) => `${who} changed it since it was cleared.`,
    restored: () => 'It reads as it was cleared again.',
  },
  decided: {
    accepted: (who) => `${who} accepted a suggestion.`,
    declined: (who) => `${who} declined a suggestion.`,
    withdrawn: (who) => `${who} withdrew a suggestion.`,
  },
  test: 'Kantlijn reaches this channel.',
};

const nl: MessageWords = {
  somebody: 'Iemand',
  events: {
    'article.created': (who) => `${who} heeft dit artikel binnengehaald.`,
    'thread.opened': (who) => `${who} heeft een opmerking gemaakt.`,
    'thread.replied': (who) => `${who} heeft geantwoord.`,
    'thread.resolved': (who) => `${who} heeft een gesprek afgerond.`,
    'claim.opened': (who) => `${who} heeft een claim geopend.`,
    'passage.stale': (who) => `${who} heeft woorden gewijzigd die waren afgetekend.`,
    'suggestion.made': (who) => `${who} stelt een andere formulering voor.`,
    'session.started': (who) => `${who} is een live sessie begonnen.`,
    'session.ended': (who) => `${who} heeft de live sessie beëindigd.`,
  },
  verdict: (who, verdict) => `${who} heeft afgetekend: ${verdict}.`,
  reopened: (who) => `${who} heeft teruggenomen wat was afgetekend.`,
  verdicts: {
    confirmed: 'bevestigd',
    change: 'bevestigd na wijziging',
    attributed: 'toegeschreven',
    single: 'één bron',
    disputed: 'betwist',
    unverifiable: 'niet te verifiëren',
    wrong: 'onjuist',
    uncheckable: 'niet checkbaar',
  },
  clearance: {
    cleared: (who) => `${who} heeft het vrijgegeven voor publicatie.`,
    withdrawn: (who) => `${who} heeft de vrijgave ingetrokken.`,
    touched: (who) => `${who} heeft het gewijzigd sinds de vrijgave.`,
    restored: () => 'Het leest weer zoals het is vrijgegeven.',
  },
  decided: {
    accepted: (who) => `${who} heeft een voorstel overgenomen.`,
    declined: (who) => `${who} heeft een voorstel afgewezen.`,
    withdrawn: (who) => `${who} heeft een voorstel ingetrokken.`,
  },
  test: 'Kantlijn bereikt dit kanaal.',
};

export const MESSAGE_WORDS: Record<'en' | 'nl', MessageWords> = { en, nl };

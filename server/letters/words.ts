/** What letters say, in both languages. Of an article they name its headline alone; what was written stands in Kantlijn. */
import type { InboxKind } from '../../shared/inbox/entry.ts';

interface LetterWords {
  somebody: string;
  others(count: number): string;
  and: string;
  kinds: Record<InboxKind, (who: string, count: number) => string>;
  /** Of a letter about more than one matter. */
  several(count: number): string;
  hello(name: string): string;
  more(count: number): string;
  why: Record<'atOnce' | 'daily', string>;
  stop(url: string): string;
}

const times = (count: number, one: string, more: string) => (count === 1 ? one : more);

const en: LetterWords = {
  somebody: 'Somebody',
  others: (count) => times(count, 'another', `${count} others`),
  and: 'and',
  kinds: {
    mention: (who) => `${who} mentioned you`,
    assigned: (who, count) => `${who} gave you ${times(count, 'a claim', `${count} claims`)}`,
    reply: (who) => `${who} replied to you`,
    note: (who, count) => `${who} left ${times(count, 'a note', `${count} notes`)} on your article`,
    cracked: (who) => `${who} changed words that you signed`,
    reopened: (who) => `${who} reopened what you signed`,
    cleared: (who) => `${who} cleared the article`,
    withdrawn: (who) => `${who} took the clearance back`,
    touched: (who) => `${who} changed the article since it was cleared`,
    session: (who) => `${who} started a live session`,
  },
  several: (count) => `${count} matters wait for you`,
  hello: (name) => `Hello ${name},`,
  more: (count) => `And ${count} more in your inbox.`,
  why: {
    atOnce: 'You chose to hear of mentions and assignments at once.',
    daily: 'You chose one letter a day.',
  },
  stop: (url) => `Change or stop that: ${url}`,
};

const nl: LetterWords = {
  somebody: 'Iemand',
  others: (count) => times(count, 'een ander', `${count} anderen`),
  and: 'en',
  kinds: {
    mention: (who) => `${who} noemde je`,
    assigned: (who, count) => `${who} gaf je ${times(count, 'een claim', `${count} claims`)}`,
    reply: (who) => `${who} antwoordde je`,
    note: (who, count) => `${who} liet ${times(count, 'een opmerking', `${count} opmerkingen`)} achter bij je artikel`,
    cracked: (who) => `${who} wijzigde woorden die je had afgetekend`,
    reopened: (who) => `${who} heropende wat je had afgetekend`,
    cleared: (who) => `${who} gaf het artikel vrij`,
    withdrawn: (who) => `${who} trok de vrijgave in`,
    touched: (who) => `${who} wijzigde het artikel sinds de vrijgave`,
    session: (who) => `${who} begon een live sessie`,
  },
  several: (count) => `er wachten ${count} zaken op je`,
  hello: (name) => `Dag ${name},`,
  more: (count) => `En nog ${count} in je postvak.`,
  why: {
    atOnce: 'Je koos ervoor om meteen te horen van vermeldingen en toewijzingen.',
    daily: 'Je koos voor één bericht per dag.',
  },
  stop: (url) => `Wijzigen of stoppen: ${url}`,
};

export const LETTER_WORDS: Record<'en' | 'nl', LetterWords> = { en, nl };

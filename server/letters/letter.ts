/** A letter about what waits. Pure. It holds no words of comments or passages, and of an article its headline alone. */
import { createHash } from 'node:crypto';
import type { KeptEntry } from '../../shared/inbox/entry.ts';
import { type EntryGroup, groupsOf } from '../../shared/inbox/groups.ts';
import { LETTER_WORDS } from './words.ts';

/** A longer letter is not read; the inbox has the rest. */
const MOST_GROUPS = 20;

export interface LetterFacts {
  name: string;
  language: 'en' | 'nl';
  choice: 'atOnce' | 'daily';
  /** The newest first; at least one. */
  entries: readonly KeptEntry[];
  /** By person id. */
  names: ReadonlyMap<string, string>;
  /** By article. */
  headlines: ReadonlyMap<string, string>;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: string;
}

/** A page on which letters are stopped. */
export const settingsOf = (publicUrl: string) => `${publicUrl}/account#letters`;

function whoIn({ entries }: EntryGroup, { names, language }: LetterFacts): string {
  const words = LETTER_WORDS[language];
  const people = [...new Set(entries.flatMap(({ actor }) => actor ?? []))].map((id) => names.get(id) ?? words.somebody);
  const [first = words.somebody, second] = people;
  if (people.length < 2) return first;
  return `${first} ${words.and} ${people.length === 2 ? second : words.others(people.length - 1)}`;
}

function sentence(group: EntryGroup, facts: LetterFacts): string {
  return LETTER_WORDS[facts.language].kinds[group.kind](whoIn(group, facts), group.entries.length);
}

function addressOf({ article, entries }: EntryGroup, publicUrl: string): string {
  const annotation = entries[0]?.annotation ?? null;
  return `${publicUrl}/article/${article}${annotation === null ? '' : `?thread=${annotation}`}`;
}

export function letterOf(facts: LetterFacts): { id: string; subject: string; text: string } {
  const { name, language, choice, entries, headlines, publicUrl } = facts;
  const words = LETTER_WORDS[language];
  const groups = groupsOf(entries);
  const told = groups.slice(0, MOST_GROUPS).map((group) => {
    const lines = [sentence(group, facts), headlines.get(group.article) ?? '', addressOf(group, publicUrl)];
    return lines.filter((line) => line !== '').join('\n');
  });
  const [first] = groups;
  const subject = groups.length === 1 && first ? sentence(first, facts) : words.several(groups.length);
  const rest = groups.length > MOST_GROUPS ? [words.more(groups.length - MOST_GROUPS)] : [];
  const foot = `${words.why[choice]}\n${words.stop(settingsOf(publicUrl))}`;
  // The same entries make the same letter, also after a crash.
  const named = entries.map(({ person, article, source }) => [person, article, source]);
  const id = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 32);
  return {
    id,
    subject: `Kantlijn: ${subject}`,
    text: [words.hello(name), ...told, ...rest, `-- \n${foot}`].join('\n\n'),
  };
}

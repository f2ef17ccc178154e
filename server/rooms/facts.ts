/** What a decision must know beside the ledger, looked up before it is made: a place, the desk's tags, pictures. */
import type * as Y from 'yjs';
import type { Command } from '../../shared/ledger/command.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { Thread } from '../../shared/ledger/thread.ts';
import { may } from '../../shared/permissions.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import { DEFAULT_TAGS, openKeys } from '../../shared/review/tags.ts';
import type { Facts, HereFacts } from '../domain/decision.ts';
import type { PassageRecord, Storage } from '../storage/ports.ts';
import { lookUp, lookUpSame, type Place } from './places.ts';

export type FactStores = Pick<Storage, 'articles' | 'desks' | 'files'>;

/** What a new passage stands on: a target, or the words of a thread that becomes a claim. */
export type Ground = Target | Thread;
export const isThread = (ground: Ground): ground is Thread => 'kind' in ground;

/** Null for a command that makes no passage. */
export function groundOf(state: LedgerState, command: Command): Ground | null {
  if ('target' in command) return command.target;
  if (command.type !== 'thread.resolve' || command.outcome !== 'claim') return null;
  const thread = state.annotations.get(command.annotation);
  return thread?.kind === 'thread' ? thread : null;
}

/** @param passage id of the passage to be made. */
export function placeFor(text: Y.Text, ground: Ground, records: readonly PassageRecord[], passage: string): Place {
  if (!isThread(ground)) return lookUp(text, ground, passage);
  const own = records.filter(({ annotation }) => annotation === ground.id);
  return lookUpSame(text, own, passage);
}

/** The keys of the tags that the desk of the article gives out now. */
async function tagsFor({ articles, desks }: FactStores, article: string): Promise<ReadonlySet<string>> {
  const desk = (await articles.find(article))?.desk;
  return openKeys((desk && (await desks.tagsOf(desk))) || DEFAULT_TAGS);
}

function filesNamedIn(command: Command): readonly string[] {
  if ('files' in command) return command.files ?? [];
  if (command.type !== 'evidence.add' && command.type !== 'evidence.amend') return [];
  return command.evidence.file ? [command.evidence.file.hash] : [];
}

/** Which of the files that a command names the article does not have. */
async function unknownFilesIn({ files }: FactStores, article: string, command: Command): Promise<string[]> {
  const named = [...new Set(filesNamedIn(command))];
  const found = await Promise.all(named.map((hash) => files.find(article, hash)));
  // What is brought as evidence is no picture for comments: whoever guesses its hash learns nothing.
  const isComment = 'files' in command;
  return named.filter((_hash, index) => !found[index] || (isComment && found[index]?.use === 'evidence'));
}

const namesTag = (command: Command) =>
  'tag' in command || (command.type === 'thread.resolve' && command.outcome === 'claim');

/** How the article's desk checks. */
async function rulesFor({ articles, desks }: FactStores, article: string): Promise<DeskRules> {
  const desk = (await articles.find(article))?.desk;
  return (desk && (await desks.rulesOf(desk))) || DEFAULT_RULES;
}

/** Who may work on the claims of the article. */
async function workersOf({ articles, desks }: FactStores, article: string): Promise<ReadonlySet<string>> {
  const desk = (await articles.find(article))?.desk;
  const members = desk ? await desks.members(desk) : [];
  return new Set(members.filter(({ role }) => may(role, 'claim.work')).map(({ person }) => person));
}

/** What a decision takes from elsewhere than the stores. */
export interface Given {
  place: Place | null;
  /** ISO 8601 in UTC with milliseconds. */
  now: string;
  /** A new uuid. */
  newId: () => string;
  here: HereFacts | null;
}

export async function factsFor(
  stores: FactStores,
  article: string,
  command: Command,
  { place, now, newId, here }: Given,
): Promise<Facts> {
  return {
    now,
    place: place?.ok ? { passage: place.passage, quote: place.quote, words: place.words } : (place?.refusal ?? null),
    tags: namesTag(command) ? await tagsFor(stores, article) : null,
    rules: command.type === 'claim.take' ? await rulesFor(stores, article) : null,
    workers: command.type === 'claim.assign' ? await workersOf(stores, article) : null,
    evidence: command.type.startsWith('evidence.') ? { salt: newId(), origin: newId() } : null,
    unknownFiles: await unknownFilesIn(stores, article, command),
    salt: command.type === 'session.vote' ? newId() : null,
    here,
    check: null,
    acceptance: null,
    residue: null,
    version: null,
    restoration: null,
    passage: null,
  };
}

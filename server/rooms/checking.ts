/** What a decision on ticks or clearance must know of the text: how it reads, and who wrote what of it. */
import type * as Y from 'yjs';
import type { Command, CommandType } from '../../shared/ledger/command.ts';
import type { EventBody } from '../../shared/ledger/event.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { passageWords, reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { sentencesIn } from '../../shared/review/version.ts';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import type { CheckFacts, Shapers } from '../domain/decision.ts';
import type { FactStores } from './facts.ts';
import type { Keeper } from './keeper/keeper.ts';
import type { Place } from './places.ts';
import type { LiveText } from './port.ts';
import { shapersOf } from './shapers.ts';

const CHECKING: ReadonlySet<CommandType> = new Set([
  'claim.tick',
  'sentence.clear',
  'clearance.waive',
  'clearance.clear',
]);

/** True for a command that is decided on the words as they are. */
export function asksForWords(command: Command): boolean {
  // A session goes on to a claim that is named, or by the queue, which is made of the words.
  if (command.type === 'session.next') return command.annotation === undefined;
  return CHECKING.has(command.type);
}

/** Whether what these events sign reads otherwise by now: then nobody signs it who has not seen that. */
export function isOutrun(events: readonly EventBody[], text: Y.Text): boolean {
  const signed = events.flatMap((event) => (event.type === 'claim.ticked' ? event.wordings : []));
  if (signed.length === 0) return false;
  const words = passageWords(reviewBlocks(text));
  return signed.some((wording) => words.get(wording.passage)?.text !== wording.text);
}

/** The claim that a command signs; null where it signs none. */
export function claimSignedBy(command: Command): string | null {
  return command.type === 'claim.tick' ? command.annotation : null;
}

/** Of the passages of a claim. */
function shapersFor(claim: string, live: LiveText, keeper: Keeper, language: string): Map<string, Shapers> {
  const coverage = readCoverage(live.text);
  const records = keeper.recordsNow().filter(({ annotation }) => annotation === claim);
  return new Map(records.map((record) => [record.id, shapersOf(coverage, record, live.ownerOf, language)]));
}

/** Whether a place is one sentence as it stands now, no more and no less. */
function isSentence(text: Y.Text, place: Place | null, language: string): boolean {
  if (!place?.ok) return false;
  const [range, ...others] = readCoverage(text).whereAre(place.ids);
  const block = range && readBlocks(text).find(({ start, end }) => start <= range.start && range.end <= end);
  if (!range || !block || others.length > 0) return false;
  const words = textOf(block);
  const said = words.slice(range.start - block.start, range.end - block.start);
  const start = range.start - block.start + said.length - said.trimStart().length;
  const end = start + said.trim().length;
  return sentencesIn(words, language).some((sentence) => sentence.start === start && sentence.end === end);
}

/**
 * The text, and who shaped it, are read at once, when all of it is durable and the stores have answered.
 * @param claim the one that is to be signed: of its words it is told who shaped them. @param sentence the place that is to be cleared as one.
 */
export async function checkFacts(
  stores: FactStores,
  article: string,
  live: LiveText,
  keeper: Keeper,
  claim: string | null,
  sentence: Place | null = null,
): Promise<CheckFacts> {
  const found = await stores.articles.find(article);
  const tags = (found && (await stores.desks.tagsOf(found.desk))) || DEFAULT_TAGS;
  const rules = (found && (await stores.desks.rulesOf(found.desk))) || DEFAULT_RULES;
  await live.settled();
  const language = found?.language ?? 'en';
  const shapers = claim === null ? new Map<string, Shapers>() : shapersFor(claim, live, keeper, language);
  return {
    ...{ blocks: reviewBlocks(live.text), tags, rules, language, shapers },
    isSentence: isSentence(live.text, sentence, language),
  };
}

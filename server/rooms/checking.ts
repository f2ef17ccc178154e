/** What a decision on ticks or clearance must know of the text: how it reads, and who wrote what of it. */
import type { Command, CommandType } from '../../shared/ledger/command.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import type { CheckFacts } from '../domain/decision.ts';
import type { PassageRecord } from '../storage/ports.ts';
import type { FactStores } from './facts.ts';
import type { LiveText } from './port.ts';

const CHECKING: ReadonlySet<CommandType> = new Set([
  'claim.tick',
  'sentence.clear',
  'clearance.waive',
  'clearance.clear',
]);

/** True for a command that is decided on the words as they are. */
export function asksForWords({ type }: Command): boolean {
  return CHECKING.has(type);
}

/** A character that says something: blanks and signs have no author worth asking for. */
const SAYING = /[\p{L}\p{N}]/u;

/** Whose letters and digits these passages hold, by passage. */
function writersOf(coverage: Coverage, ownerOf: LiveText['ownerOf']): Map<string, Set<string>> {
  const writers = new Map<string, Set<string>>();
  for (const [passage, ranges] of coverage.ranges) {
    const found = new Set<string>();
    for (const range of ranges) {
      let at = range.start;
      for (const [client, , length] of coverage.idsOf([range])) {
        const owner = SAYING.test(coverage.text.slice(at, at + length)) ? ownerOf(client) : null;
        if (owner !== null) found.add(owner);
        at += length;
      }
    }
    writers.set(passage, found);
  }
  return writers;
}

/** With those who changed what a passage says by taking words away, of which no character tells. */
function withChangers(writers: Map<string, Set<string>>, records: readonly PassageRecord[]): Map<string, Set<string>> {
  for (const { id, changed } of records) {
    if (changed) writers.set(id, new Set([...(writers.get(id) ?? []), ...changed.by]));
  }
  return writers;
}

/** The text is read at once, when all of it is durable and the stores have answered. */
export async function checkFacts(
  stores: FactStores,
  article: string,
  live: LiveText,
  records: readonly PassageRecord[],
): Promise<CheckFacts> {
  const found = await stores.articles.find(article);
  const tags = (found && (await stores.desks.tagsOf(found.desk))) || DEFAULT_TAGS;
  const rules = (found && (await stores.desks.rulesOf(found.desk))) || DEFAULT_RULES;
  await live.settled();
  return {
    ...{ blocks: reviewBlocks(live.text), tags, rules, language: found?.language ?? 'en' },
    writers: withChangers(writersOf(readCoverage(live.text), live.ownerOf), records),
  };
}

/**
 * Accepted suggestions on their way into the text. The ledger says first that one is accepted, and under which client id
 * its change will be written; then it is written, as one change of the text. So the text itself tells, whatever broke in
 * between, whether that was done: it is exactly when it knows that client id (docs/protocol/ledger.md, R-SUGGEST).
 */
import { annotationsOf, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import type { Suggestion } from '../../shared/ledger/suggestion.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import { reworded, type Wording, wordingOf } from '../../shared/passage/reworded.ts';
import { writeHunks } from '../../shared/text/hunks.ts';
import { applyHunks } from '../../shared/text/wordDiff.ts';
import type { AcceptanceFacts } from '../domain/decision.ts';
import type { PassageRecord } from '../storage/ports.ts';
import { freshClient, isUsed } from './decidedEdits.ts';
import type { LiveText } from './port.ts';

type Records = readonly PassageRecord[];

function wordingIn(coverage: Coverage, suggestion: Suggestion, records: Records): Wording | null {
  const record = records.find(({ annotation }) => annotation === suggestion.id);
  return record ? wordingOf(coverage, record) : null;
}

/** A suggestion that `person` accepted, to be written under the id `client`. */
interface AcceptedSuggestion {
  suggestion: Suggestion;
  person: string;
  client: number;
}

/** What a decision on an acceptance has to know of the text. */
export function acceptanceFacts(
  live: LiveText,
  state: LedgerState,
  records: Records,
  random: () => number,
): AcceptanceFacts {
  const coverage = readCoverage(live.text);
  const wordings = new Map<string, Wording>();
  for (const suggestion of annotationsOf(state, 'suggestion').filter(isOpen)) {
    const wording = wordingIn(coverage, suggestion, records);
    if (wording) wordings.set(suggestion.id, wording);
  }
  return { wordings, client: freshClient(live, random) };
}

/** Accepted, and not in the text yet. */
export function unwritten(live: LiveText, state: LedgerState): AcceptedSuggestion[] {
  return annotationsOf(state, 'suggestion').flatMap((suggestion) => {
    const { outcome } = suggestion;
    if (outcome?.kind !== 'accepted' || isUsed(live, outcome.client)) return [];
    return [{ suggestion, person: outcome.by, client: outcome.client }];
  });
}

/**
 * Writes an accepted suggestion into the text as its acceptor's edit; resolves once that is durable.
 * @returns false when its words are not there any more: then nothing was changed.
 */
export async function writeAccepted(live: LiveText, accepted: AcceptedSuggestion, records: Records): Promise<boolean> {
  const { suggestion, person, client } = accepted;
  if (isUsed(live, client)) return true;
  const { was, text: proposed, format } = suggestion;
  const wording = wordingIn(readCoverage(live.text), suggestion, records);
  const hunks = wording && reworded(was, wording.text, proposed);
  if (!hunks) return false;
  const [passage] = suggestion.passages;
  const length = applyHunks(wording.text, hunks).length;
  await live.edit({ from: 'decision', person, client, proposer: suggestion.opener }, (text) => {
    writeHunks(text, wording.start, hunks, passage?.id);
    if (format) text.format(wording.start, length, format);
  });
  return true;
}

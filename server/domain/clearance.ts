/** Decisions on the article as a whole (docs/protocol/verification.md, R-CLEAR). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { type ArticleReview, reviewOf } from '../../shared/review/review.ts';
import { hashOfData, sentenceHashes, sentenceWordings, versionOf } from '../../shared/review/version.ts';
import { type CheckFacts, type Decision, type Facts, happened, refuse } from './decision.ts';

function reviewed(state: LedgerState, facts: Facts): { check: CheckFacts; review: ArticleReview } {
  const { check, now } = facts;
  if (!check) throw new Error('an article is cleared only once its words were read');
  return { check, review: reviewOf({ state, now, ...check }) };
}

export function waiveBlocker(state: LedgerState, command: CommandOf<'clearance.waive'>, facts: Facts): Decision {
  const { blocker: key, reason } = command;
  const found = reviewed(state, facts).review.blockers.find((each) => each.key === key);
  if (!found) return refuse(409, 'R-CLEAR-3', 'Nothing of this kind blocks the article now; look at the list again.');
  if (!found.waivable) return refuse(422, 'R-CLEAR-2', 'What is wrong or missing cannot be waived; mend the text.');
  return happened({ type: 'clearance.waived', blocker: key, reason, words: found.words });
}

/** UTF-16 units of text up to which a clearance keeps how the sentences read: some 60,000 words. */
const MOST_WORDING = 400_000;

function wordingsOf(blocks: CheckFacts['blocks'], language: string): { wordings?: string[] } {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  return length > MOST_WORDING ? {} : { wordings: sentenceWordings(blocks, language) };
}

export function clearArticle(state: LedgerState, { version }: CommandOf<'clearance.clear'>, facts: Facts): Decision {
  const { check, review } = reviewed(state, facts);
  const { blocks, language, rules, tags } = check;
  const now = versionOf(blocks);
  if (version !== undefined && version !== now) {
    return refuse(409, 'R-CLEAR-5', 'The text was changed since you read it; what is cleared is what you read.');
  }
  const open = review.blockers.filter(({ waiver }) => waiver === null);
  if (open.length > 0) {
    return refuse(409, 'R-CLEAR-1', `${open.length} open: ${open.map(({ key }) => key).join(', ')}`);
  }
  if (review.clearance?.isWhole) return refuse(409, 'R-CLEAR-7', 'This very version has been cleared already.');
  return happened({
    ...{ type: 'clearance.cleared', version: now, rules: hashOfData({ rules, tags }) },
    ...{ waivers: review.blockers.map(({ key }) => key), sentences: sentenceHashes(blocks, language) },
    ...wordingsOf(blocks, language),
  });
}

export function withdrawClearance(state: LedgerState, { reason }: CommandOf<'clearance.withdraw'>): Decision {
  if (!state.clearance.cleared) return happened();
  return happened({ type: 'clearance.withdrawn', ...(reason ? { reason } : {}) });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../shared/ledger/evolve.ts';
import { annotationsOf, emptyLedger } from '../../shared/ledger/state.ts';
import { VERDICTS } from '../../shared/review/verdicts.ts';
import { versionOf } from '../../shared/review/version.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const WORDS = 'Police arrested 12 men.';
const CLEAR = { type: 'clearance.clear' };
const kinds = (desk: CheckedArticle) => desk.review.blockers.map(({ kind, waiver }) => (waiver ? `(${kind})` : kind));

function desk(tag = 'n') {
  const checked = new CheckedArticle([block(WORDS, 'p')]);
  const claim = checked.claim('p', tag);
  return { desk: checked, claim };
}
function waive(checked: CheckedArticle, kind: string): string {
  const key = checked.review.blockers.find((each) => each.kind === kind)?.key ?? 'none';
  return checked.run('chief', { type: 'clearance.waive', blocker: key, reason: 'On deadline' });
}

describe('what blocks an article', () => {
  it('[R-CLEAR-1] an open, a taken, a stale claim and one that lacks its second tick, until it is done', () => {
    const { desk: checked, claim } = desk('q');
    expect(kinds(checked)).toEqual(['open', 'coverage']);
    checked.run('ann', { type: 'claim.take', annotation: claim });
    expect(kinds(checked)).toEqual(['taken', 'coverage']);
    checked.evidence('cas', claim);
    checked.tick('ann', claim);
    expect([kinds(checked), checked.run('chief', CLEAR)]).toEqual([['secondTick', 'coverage'], 'R-CLEAR-1']);
    checked.blocks = [block('Police arrested 13 men.', 'p')];
    expect(kinds(checked)).toEqual(['stale', 'coverage']);
    checked.blocks = [block(WORDS, 'p')];
    checked.tick('bob', claim);
    expect([kinds(checked), checked.run('chief', CLEAR)]).toEqual([[], 'clearance.cleared']);
  });

  it('[R-CLEAR-1] [R-CLEAR-2] wrong and missing are never waived; a single source and unverifiable are', () => {
    const { desk: checked, claim } = desk();
    checked.tick('ann', claim, 'wrong');
    expect([kinds(checked), waive(checked, 'wrong')]).toEqual([['wrong'], 'R-CLEAR-2']);
    checked.run('ann', { type: 'claim.reopen', annotation: claim });
    checked.run('ann', { type: 'claim.tag', annotation: claim, tag: 't' });
    expect(waive(checked, 'tk')).toBe('R-CLEAR-2');
    for (const verdict of ['single', 'unverifiable'] as const) {
      const other = desk();
      other.desk.tick('ann', other.claim, verdict);
      expect([kinds(other.desk), waive(other.desk, verdict)]).toEqual([[verdict], 'clearance.waived']);
      expect([kinds(other.desk), other.desk.run('chief', CLEAR)]).toEqual([[`(${verdict})`], 'clearance.cleared']);
    }
    const disputed = desk();
    disputed.desk.tick('ann', disputed.claim, 'disputed');
    expect(kinds(disputed.desk)).toEqual([]);
  });

  it('[R-CLEAR-1] what has lost its words, until somebody says that they are gone for good', () => {
    const { desk: checked, claim } = desk();
    checked.blocks = [block('')];
    expect(kinds(checked)).toEqual(['detached']);
    const [passage] = annotationsOf(checked.state, 'claim')[0]?.passages ?? [];
    const { seq, hash } = checked.state;
    const dismissed = { type: 'passage.dismissed', annotation: claim, passage: passage?.id ?? '' } as const;
    checked.events = [
      ...checked.events,
      { ...dismissed, seq: seq + 1, hash, actor: 'ann', at: checked.now, command: nextId() },
    ];
    expect(kinds(checked)).toEqual([]);
  });

  it('[R-CLEAR-1] a thread and a suggestion that lost their words block too; closed ones, and those in the text, do not', () => {
    const about = { target: { quote: { exact: WORDS } }, text: 'Police arrested 13 men.' };
    const ways = [
      { open: 'suggestion.make', close: { type: 'suggestion.decline' } },
      { open: 'thread.open', close: { type: 'thread.resolve', outcome: 'done' } },
    ];
    for (const { open, close } of ways) {
      const checked = new CheckedArticle([block(WORDS, 'p')]);
      checked.rules = { ...checked.rules, coverage: 0 };
      const annotation = nextId();
      expect(checked.run('ann', { ...about, type: open, annotation })).not.toBe('nothing');
      expect(kinds(checked)).toEqual([]);
      checked.blocks = [block('')];
      expect([kinds(checked), checked.run('chief', CLEAR)]).toEqual([['detached'], 'R-CLEAR-1']);
      checked.run('chief', { ...close, annotation });
      expect([kinds(checked), checked.run('chief', CLEAR)]).toEqual([[], 'clearance.cleared']);
    }
  });

  it('[R-CLEAR-1] a claim whose lease ran out is open, and a dropped one blocks nothing wherever its words are', () => {
    const { desk: checked, claim } = desk();
    checked.rules = { ...checked.rules, coverage: 0 };
    checked.run('ann', { type: 'claim.take', annotation: claim });
    expect(kinds(checked)).toEqual(['taken']);
    checked.pass(checked.rules.leaseMinutes + 1);
    expect(kinds(checked)).toEqual(['open']);
    checked.run('ann', { type: 'claim.drop', annotation: claim });
    checked.blocks = [block('')];
    expect(kinds(checked)).toEqual([]);
  });

  it('[R-CLEAR-1] residue that nobody handled, and coverage under the desk’s rule', () => {
    const { desk: checked, claim } = desk('x');
    expect(kinds(checked)).toContain('residue');
    checked.run('ann', { type: 'claim.drop', annotation: claim });
    expect(kinds(checked)).toEqual(['coverage']);
    checked.rules = { ...checked.rules, coverage: 0 };
    expect(kinds(checked)).toEqual([]);
  });

  it('[R-CLEAR-5] [R-CLEAR-7] [S-30] clears the version that its sender read and no other; the second of two is told that it is', () => {
    const { desk: checked, claim } = desk();
    checked.tick('ann', claim, 'uncheckable');
    const version = versionOf(checked.blocks);
    checked.blocks = [block('Police arrested 12 men!', 'p')];
    expect(checked.run('chief', { ...CLEAR, version })).toBe('R-CLEAR-5');
    checked.blocks = [block(WORDS, 'p')];
    expect(checked.run('chief', { ...CLEAR, version })).toBe('clearance.cleared');
    expect(checked.run('other', { ...CLEAR, version })).toBe('R-CLEAR-7');
    expect(checked.review.clearance?.clearance.by).toBe('chief');
  });

  it('[R-CLEAR-3] a waiver holds for the same words, and for no more missing ones', () => {
    const { desk: checked, claim } = desk();
    checked.evidence('cas', claim);
    checked.tick('ann', claim, 'single');
    waive(checked, 'single');
    checked.blocks = [block(WORDS, 'p'), block('Two words')];
    expect(waive(checked, 'coverage')).toBe('clearance.waived');
    expect(kinds(checked)).toEqual(['(single)', '(coverage)']);
    checked.blocks = [block(WORDS, 'p'), block('Now three words')];
    expect(kinds(checked)).toEqual(['(single)', 'coverage']);
    checked.blocks = [block('Police arrested twelve men.', 'p'), block('Two words')];
    expect(kinds(checked)).toEqual(['single', '(coverage)']);
    expect(checked.run('chief', { type: 'clearance.waive', blocker: 'stale:x', reason: 'x' })).toBe('R-CLEAR-3');
  });

  it('[R-CLEAR-4] [R-CLEAR-7] an edit touches its sentence alone; the same words are cleared again by themselves', () => {
    const checked = new CheckedArticle([block('One stays. Two goes.'), block('Three stays.')]);
    checked.rules = { ...checked.rules, coverage: 0 };
    expect([checked.run('chief', CLEAR), checked.run('chief', CLEAR)]).toEqual(['clearance.cleared', 'R-CLEAR-7']);
    const before = checked.blocks;
    checked.blocks = [block('One stays. Two went.'), block('Three stays.')];
    expect(checked.review.clearance).toMatchObject({ isWhole: false, touched: [{ block: 0, start: 11, end: 20 }] });
    checked.blocks = before;
    expect(checked.review.clearance).toMatchObject({ isWhole: true, touched: [] });
    checked.blocks = [...before, block('Three stays.')];
    expect(checked.review.clearance?.touched).toEqual([{ block: 2, start: 0, end: 12 }]);
    checked.blocks = before;
    expect(checked.run('chief', { type: 'clearance.withdraw' })).toBe('clearance.withdrawn');
    expect(checked.review.clearance).toBeNull();
  });
});

const PEOPLE = ['ann', 'bob', 'cas'] as const;
const ROLE = { ann: 'checker', bob: 'editor', cas: 'chief' } as const;
const TEXTS = ['Police arrested 12 men.', 'Police arrested twelve men.', 'Police arrested 13 men.', 'Nobody came.'];

/** One step of somebody: a command about one of two claims, or an edit of its words. */
const step = fc.record({
  by: fc.constantFrom(...PEOPLE),
  claim: fc.nat(1),
  kind: fc.constantFrom(
    'tick',
    'tick',
    'tick',
    'edit',
    'evidence',
    'reopen',
    'untick',
    'take',
    'clear',
    'waive',
    'drop',
  ),
  verdict: fc.constantFrom(...VERDICTS),
  text: fc.nat(TEXTS.length - 1),
});

describe('any sequence of commands and edits', () => {
  it('[R-CLEAR-1] [R-TICK-2] [R-TICK-10] clears nothing that is blocked and lets nobody second-tick their own words', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const checked = new CheckedArticle([block(TEXTS[0] ?? '', 'p0'), block(TEXTS[1] ?? '', 'p1')]);
        const claims = [checked.claim('p0', 'q'), checked.claim('p1', 'n')];
        for (const { by, claim, kind, verdict, text } of steps) {
          const annotation = claims[claim] ?? '';
          const role = ROLE[by];
          const passage = `p${claim}`;
          if (kind === 'edit') {
            checked.blocks = checked.blocks.map((each, at) =>
              at === claim ? block(TEXTS[text] ?? '', passage) : each,
            );
            checked.writers.set(passage, new Set([by]));
          } else if (kind === 'evidence')
            checked.evidence(by, annotation, { tier: text > 1 ? 'primary' : 'secondary' });
          else if (kind === 'clear') {
            const blocked = checked.review.blockers.some(({ waiver }) => waiver === null);
            const outcome = checked.run(by, CLEAR, role);
            if (blocked || role !== 'chief') expect(outcome).not.toBe('clearance.cleared');
          } else if (kind === 'waive') {
            const blocker = checked.review.blockers[text];
            if (blocker) checked.run(by, { type: 'clearance.waive', blocker: blocker.key, reason: 'x' }, role);
          } else if (kind === 'tick') {
            const before = checked.review.claims.get(annotation);
            const outcome = checked.run(by, { type: 'claim.tick', annotation, verdict }, role);
            const isSecond = (before?.standing ?? 0) > 0;
            if (outcome === 'claim.ticked' && isSecond)
              expect(checked.writers.get(passage)?.has(by) ?? false).toBe(false);
          } else checked.run(by, { type: `claim.${kind}`, annotation }, role);
          for (const [id, standing] of checked.review.claims) {
            if (standing.state !== 'done') continue;
            const signers = standing.ticks.filter(({ crack }) => crack === null);
            expect(new Set(signers.map(({ tick }) => tick.by)).size).toBeGreaterThanOrEqual(standing.needed);
            expect(standing.verdict === 'wrong' && checked.review.clearance?.isWhole && id).not.toBe(id);
          }
        }
        const stepwise = checked.events.reduce(evolve, emptyLedger());
        expect(stepwise).toEqual(checked.state);
      }),
      { numRuns: 300 },
    );
  });
});

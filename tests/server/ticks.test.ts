import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../shared/ledger/state.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const WORDS = 'Police arrested 12 men on Monday.';
const QUOTE = 'q';
const NAME = 'n';

function signable(tag: string): { desk: CheckedArticle; claim: string } {
  const desk = new CheckedArticle([block(WORDS, 'p')]);
  const claim = desk.claim('p', tag);
  desk.evidence('cas', claim);
  return { desk, claim };
}
const say = (desk: CheckedArticle, text: string) => {
  desk.blocks = [block(text, 'p')];
};

describe('ticks', () => {
  it('[R-TICK-1] bind to the words of every passage, and are given for none that is missing', () => {
    const { desk, claim } = signable(NAME);
    expect(desk.tick('ann', claim)).toBe('claim.ticked');
    const [tick] = annotationsOf(desk.state, 'claim')[0]?.ticks ?? [];
    expect(tick?.wordings).toMatchObject([{ passage: 'p', text: WORDS }]);
    desk.run('ann', { type: 'claim.addPassage', annotation: claim, target: { quote: { exact: 'x' } } }, 'chief', 'r');
    expect([desk.stateOf(claim), desk.tick('bob', claim)]).toEqual(['stale', 'R-TICK-1']);
  });

  it('[R-TICK-2] [S-29] the second is not given by who wrote the words; the first may be', () => {
    const { desk, claim } = signable(QUOTE);
    desk.writers.set('p', new Set(['bob']));
    expect(desk.tick('ann', claim)).toBe('claim.ticked');
    expect(desk.tick('bob', claim)).toBe('R-TICK-2');
    const other = signable(QUOTE);
    other.desk.writers.set('p', new Set(['bob']));
    expect([other.desk.tick('bob', other.claim), other.desk.tick('ann', other.claim)]).toEqual([
      'claim.ticked',
      'claim.ticked',
    ]);
    expect(other.desk.stateOf(other.claim)).toBe('done');
  });

  it('[R-TICK-3] [S-29] nobody signs the same wording twice, in whatever role', () => {
    const { desk, claim } = signable(QUOTE);
    desk.tick('ann', claim);
    expect([desk.tick('ann', claim), desk.tick('ann', claim, 'confirmed', 'chief')]).toEqual(['R-TICK-3', 'R-TICK-3']);
    expect(desk.stateOf(claim)).toBe('first');
  });

  it('[R-TICK-4] the second is not given by who gave the only evidence', () => {
    const { desk, claim } = signable(QUOTE);
    desk.tick('ann', claim);
    expect(desk.tick('cas', claim)).toBe('R-TICK-4');
    desk.evidence('bob', claim);
    expect(desk.tick('cas', claim)).toBe('claim.ticked');
  });

  it('[R-TICK-4] [R-TICK-14] nor counts any more where others withdrew theirs, until they bring some again', () => {
    const { desk, claim } = signable(QUOTE);
    const other = desk.evidence('bob', claim);
    expect([desk.tick('ann', claim), desk.tick('cas', claim), desk.stateOf(claim)]).toEqual([
      'claim.ticked',
      'claim.ticked',
      'done',
    ]);
    const blocking = () => desk.review.blockers.map(({ kind }) => kind);
    desk.run('bob', { type: 'evidence.withdraw', annotation: claim, evidence: other });
    expect([desk.stateOf(claim), desk.review.claims.get(claim)?.standing, blocking()]).toEqual([
      'first',
      1,
      ['secondTick', 'coverage'],
    ]);
    expect([desk.tick('cas', claim), desk.tick('dan', claim), desk.stateOf(claim)]).toEqual([
      'R-TICK-3',
      'claim.ticked',
      'done',
    ]);
  });

  it('[R-TICK-4] counts the evidence for the verdict: a record beside it frees nobody', () => {
    const { desk, claim } = signable(QUOTE);
    desk.evidence('bob', claim, { relation: 'context' });
    desk.evidence('bob', claim, { relation: 'contradicts' });
    desk.tick('ann', claim);
    expect(desk.tick('cas', claim)).toBe('R-TICK-4');
    const wrong = signable(QUOTE);
    wrong.desk.evidence('bob', wrong.claim, { relation: 'contradicts' });
    wrong.desk.tick('ann', wrong.claim, 'wrong');
    expect([wrong.desk.tick('bob', wrong.claim, 'wrong'), wrong.desk.tick('cas', wrong.claim, 'wrong')]).toEqual([
      'R-TICK-4',
      'claim.ticked',
    ]);
  });

  it('[R-TICK-5] confirmed and attributed need evidence that meets them', () => {
    const desk = new CheckedArticle([block(WORDS, 'p')]);
    const claim = desk.claim('p', NAME);
    const secondary = { tier: 'secondary' };
    expect([desk.tick('ann', claim), desk.tick('ann', claim, 'attributed')]).toEqual(['R-TICK-5', 'R-TICK-5']);
    desk.evidence('cas', claim, { ...secondary, group: 'ANP' });
    desk.evidence('cas', claim, { ...secondary, group: 'ANP' });
    desk.evidence('cas', claim, { relation: 'contradicts' });
    expect([desk.tick('ann', claim), desk.tick('ann', claim, 'attributed')]).toEqual(['R-TICK-5', 'R-TICK-5']);
    desk.evidence('cas', claim, { ...secondary, group: 'Reuters', source: { name: 'A spokesman' } });
    expect([desk.tick('bob', claim, 'attributed'), desk.tick('ann', claim, 'attributed')]).toEqual([
      'claim.ticked',
      'claim.ticked',
    ]);
    expect(desk.tick('cas', claim)).toBe('R-TICK-6');
  });

  it('[R-TICK-6] [R-TICK-11] who disagrees reopens the claim, which ends all ticks and keeps the reason', () => {
    const { desk, claim } = signable(QUOTE);
    desk.tick('ann', claim);
    expect(desk.tick('bob', claim, 'wrong')).toBe('R-TICK-6');
    desk.run('bob', { type: 'claim.reopen', annotation: claim, reason: 'The register says 11' });
    expect([desk.stateOf(claim), desk.tick('bob', claim, 'wrong')]).toEqual(['reopened', 'claim.ticked']);
    expect(desk.events.find(({ type }) => type === 'claim.reopened')).toMatchObject({ reason: 'The register says 11' });
  });

  it('[R-TICK-7] confirmed with change rests on a suggestion, and becomes what is decided about that', () => {
    const change = (outcome: 'accept' | 'decline' | 'withdraw') => {
      const { desk, claim } = signable(NAME);
      expect(desk.tick('ann', claim, 'change')).toBe('R-TICK-7');
      const annotation = nextId();
      const quote = { exact: WORDS };
      const text = WORDS.replace('12', '13');
      desk.run('ann', { type: 'suggestion.make', annotation, target: { quote }, text }, 'chief', 's');
      expect(desk.tick('ann', claim, 'change')).toBe('claim.ticked');
      expect(desk.review.blockers.map(({ kind }) => kind)).toContain('change');
      if (outcome === 'accept') {
        const facts = { type: 'suggestion.accepted', annotation, proposer: 'ann', client: 1 } as const;
        const { seq, hash } = desk.state;
        desk.events = [...desk.events, { ...facts, seq: seq + 1, hash, actor: 'bob', at: desk.now, command: nextId() }];
        say(desk, text);
      } else {
        const by = outcome === 'decline' ? 'bob' : 'ann';
        desk.run(by, { type: 'suggestion.decline', annotation });
      }
      const standing = desk.review.claims.get(claim);
      return [standing?.state, standing?.verdict];
    };
    expect([change('accept'), change('decline'), change('withdraw')]).toEqual([
      ['done', 'confirmed'],
      ['done', 'wrong'],
      ['stale', null],
    ]);
  });

  it('[R-TICK-8] one takes back one’s own tick and nobody else’s', () => {
    const { desk, claim } = signable(QUOTE);
    desk.tick('ann', claim);
    const untick = { type: 'claim.untick', annotation: claim };
    expect([desk.run('bob', untick), desk.run('ann', untick), desk.run('ann', untick)]).toEqual([
      'R-TICK-8',
      'claim.unticked',
      'R-TICK-8',
    ]);
    expect(desk.stateOf(claim)).toBe('open');
  });

  it('[R-TICK-9] [S-30] stand through typography and rewording, crack with substance, and heal when the words come back', () => {
    const { desk, claim } = signable(NAME);
    desk.tick('ann', claim);
    const standing = () => {
      const found = desk.review.claims.get(claim);
      return [found?.state, found?.ticks[0]?.grade, found?.ticks[0]?.crack];
    };
    say(desk, 'Police  arrested 12 men on Monday');
    expect(standing()).toEqual(['done', 'cosmetic', null]);
    say(desk, 'Police arrested twelve men on Monday.');
    expect(standing()).toEqual(['done', 'wording', null]);
    say(desk, 'Police arrested 13 men on Monday.');
    expect(standing()).toEqual(['stale', 'substance', 'wording']);
    say(desk, WORDS);
    expect(standing()).toEqual(['done', 'none', null]);
    const [record] = annotationsOf(desk.state, 'claim')[0]?.evidence ?? [];
    desk.run('cas', { type: 'evidence.withdraw', annotation: claim, evidence: record?.id });
    expect(standing()).toEqual(['stale', 'none', 'evidence']);
  });

  it('[R-TICK-10] two are needed by tag, and by where the claim stands', () => {
    const { desk, claim } = signable('g');
    desk.tick('ann', claim);
    expect(desk.stateOf(claim)).toBe('done');
    desk.blocks = [block(WORDS, 'p', 'headline')];
    expect(desk.stateOf(claim)).toBe('first');
    expect([desk.tick('bob', claim), desk.stateOf(claim)]).toEqual(['claim.ticked', 'done']);
  });

  it('[R-TICK-10] two signers of whom only the first is independent are not enough', () => {
    const { desk, claim } = signable(QUOTE);
    desk.tick('ann', claim);
    say(desk, 'Police arrested 13 men on Monday.');
    desk.writers.set('p', new Set(['bob']));
    expect(desk.tick('bob', claim)).toBe('claim.ticked');
    // A state that grading forbids today: both wordings taken for the same.
    desk.events = desk.events.map((event) =>
      event.type === 'claim.ticked'
        ? { ...event, wordings: event.wordings.map((each) => ({ ...each, text: desk.blocks[0]?.text ?? '' })) }
        : event,
    );
    expect(desk.stateOf(claim)).toBe('first');
  });
});

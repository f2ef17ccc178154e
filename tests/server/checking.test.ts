import { describe, expect, it } from 'vitest';
import { leaseAt } from '../../shared/ledger/claimWork.ts';
import { annotationsOf } from '../../shared/ledger/state.ts';
import { meetsDefinition, originKey, supportingOrigins } from '../../shared/review/definition.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const WORDS = 'Police arrested 12 men on Monday.';
const article = (...more: ReturnType<typeof block>[]) => new CheckedArticle([block(WORDS, 'p'), ...more]);
const take = (claim: string) => ({ type: 'claim.take', annotation: claim });

describe('taking a claim', () => {
  it('[R-TAKE-1] is held by one, who alone takes, releases and signs it; others hear why not', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    desk.evidence('cas', claim);
    expect(desk.run('ann', take(claim))).toBe('claim.taken');
    expect([desk.run('bob', take(claim)), desk.run('bob', { ...take(claim), type: 'claim.release' })]).toEqual([
      'R-TAKE-1',
      'R-TAKE-1',
    ]);
    expect([desk.tick('bob', claim), desk.stateOf(claim)]).toEqual(['R-TAKE-1', 'taken']);
    expect(desk.tick('ann', claim)).toBe('claim.ticked');
  });

  it('[R-TAKE-2] is free again by itself after the desk’s minutes, and renewed by its holder', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const lease = () => {
      const [found] = annotationsOf(desk.state, 'claim');
      return found ? leaseAt(found, desk.now) : null;
    };
    desk.run('ann', take(claim));
    const since = lease()?.since;
    desk.pass(14);
    desk.run('ann', take(claim));
    desk.pass(14);
    expect([lease()?.by, lease()?.since]).toEqual(['ann', since]);
    const work = [
      () => desk.evidence('ann', claim),
      () => desk.run('ann', { type: 'claim.note', annotation: claim, text: 'Rang the town hall' }),
      () => desk.run('ann', { type: 'claim.assign', annotation: claim, assignee: 'bob' }),
      () => desk.run('ann', { type: 'claim.tag', annotation: claim, tag: 'd' }),
      () => desk.run('ann', { type: 'claim.addPassage', annotation: claim, target: { quote: { exact: 'x' } } }),
    ];
    for (const act of work) {
      act();
      desk.pass(14);
      expect(lease()?.by).toBe('ann');
    }
    desk.evidence('bob', claim);
    desk.run('bob', { type: 'claim.note', annotation: claim, text: 'I wait' });
    expect(lease()?.by).toBe('ann');
    desk.pass(2);
    expect([lease(), desk.stateOf(claim), desk.run('bob', take(claim))]).toEqual([null, 'open', 'claim.taken']);
    desk.rules = { ...desk.rules, leaseMinutes: 1 };
    desk.pass(20);
    desk.run('ann', take(claim));
    desk.pass(2);
    expect(lease()).toBeNull();
  });

  it('[R-TAKE-3] is given back by hand and by a signature', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    desk.evidence('cas', claim);
    const lease = () => annotationsOf(desk.state, 'claim')[0]?.lease ?? null;
    desk.run('ann', take(claim));
    desk.run('ann', { type: 'claim.release', annotation: claim });
    expect(lease()).toBeNull();
    desk.run('ann', take(claim));
    desk.tick('ann', claim);
    expect(lease()).toBeNull();
    desk.run('ann', take(claim));
    desk.run('ann', { type: 'claim.reopen', annotation: claim, reason: 'I know more' });
    expect(lease()).toBeNull();
  });

  it('[R-TAKE-4] is assigned to who may work on it, or to nobody', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const assign = (assignee: string | null) => desk.run('ann', { type: 'claim.assign', annotation: claim, assignee });
    expect([assign('bob'), assign('zoe'), assign(null), assign(null)]).toEqual([
      'claim.assigned',
      'R-TAKE-4',
      'claim.assigned',
      'nothing',
    ]);
  });
});

describe('evidence', () => {
  it('[R-EVIDENCE-1] records of one origin count once, by group, else by site, else by source', () => {
    const desk = article(block('Nobody else did.', 'q'));
    const [claim, other] = [desk.claim('p', 'n'), desk.claim('q', 'n')];
    const secondary = { tier: 'secondary' };
    desk.evidence('ann', other, { ...secondary, group: 'ANP' });
    desk.evidence('ann', claim, { ...secondary, group: ' anp ' });
    desk.evidence('ann', claim, { ...secondary, group: 'ANP', url: 'https://www.example.org/a' });
    const found = () => annotationsOf(desk.state, 'claim');
    expect(supportingOrigins(found()[0]?.evidence ?? [])).toBe(1);
    expect(found()[1]?.evidence[0]?.origin).toBe(found()[0]?.evidence[0]?.origin);
    desk.evidence('ann', claim, { ...secondary, url: 'https://example.com/1' });
    desk.evidence('ann', claim, { ...secondary, url: 'http://WWW.example.com/2' });
    desk.evidence('ann', claim, { ...secondary, source: { name: 'Anne' } });
    expect(supportingOrigins(found()[0]?.evidence ?? [])).toBe(3);
    expect(originKey({ kind: 'document', title: 'x', confidentiality: 'all' })).toBeNull();
  });

  it('[R-EVIDENCE-2] [R-EVIDENCE-3] takes each id once, and so many records', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const id = desk.evidence('ann', claim);
    const again = { id, relation: 'supports', tier: 'primary', kind: 'document', title: 'x' };
    expect(desk.run('ann', { type: 'evidence.add', annotation: claim, evidence: again })).toBe('R-EVIDENCE-2');
    for (let count = 1; count < 200; count += 1) desk.evidence('ann', claim);
    const evidence = { ...again, id: nextId() };
    expect(desk.run('ann', { type: 'evidence.add', annotation: claim, evidence })).toBe('R-EVIDENCE-3');
  });

  it('[R-EVIDENCE-4] one that a person may not read is unknown to them, also to a chief', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const id = desk.evidence('ann', claim, { confidentiality: { people: ['bob'] } });
    const withdraw = { type: 'evidence.withdraw', annotation: claim, evidence: id };
    expect([desk.run('cas', withdraw), desk.run('bob', withdraw)]).toEqual(['R-EVIDENCE-4', 'evidence.withdrawn']);
  });

  it('[R-EVIDENCE-5] corrections append, and what was withdrawn counts no longer and is corrected no more', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const id = desk.evidence('ann', claim, { title: 'First' });
    const record = { id, relation: 'supports', tier: 'primary', kind: 'document', title: 'Second' };
    desk.run('bob', { type: 'evidence.amend', annotation: claim, evidence: record, reason: 'A typo' });
    const found = () => annotationsOf(desk.state, 'claim')[0]?.evidence[0];
    expect(found()).toMatchObject({ by: 'ann', writtenBy: 'bob', reason: 'A typo', content: { title: 'Second' } });
    expect(found()?.earlier).toMatchObject([{ by: 'ann', content: { title: 'First' } }]);
    desk.run('ann', { type: 'evidence.withdraw', annotation: claim, evidence: id, reason: 'Not ours' });
    expect(found()?.withdrawn).toMatchObject({ by: 'ann', reason: 'Not ours' });
    expect(meetsDefinition('confirmed', found() ? [found() as never] : [])).toBe(false);
    expect(desk.run('bob', { type: 'evidence.amend', annotation: claim, evidence: record })).toBe('R-EVIDENCE-5');
  });

  it('takes the names that other programs have for kinds, and an id under its other name', () => {
    const desk = article();
    const claim = desk.claim('p', 'n');
    const evidence = { evidence: nextId(), relation: 'context', tier: 'secondary', kind: 'web page', title: 'x' };
    expect(desk.run('ann', { type: 'evidence.add', annotation: claim, evidence })).toBe('evidence.added');
    expect(annotationsOf(desk.state, 'claim')[0]?.evidence[0]?.content?.kind).toBe('webpage');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { verifyChain } from '../../shared/ledger/chain.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { Confidentiality } from '../../shared/ledger/evidenceContent.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { eventsFor, stateFor } from '../../shared/ledger/withhold.ts';
import { ARTICLE, createArticle, openArticle } from '../support/openArticle.ts';

const uuid = () => crypto.randomUUID();
const CLAIM = uuid();
const CHIEF = { person: 'ann', role: 'chief' } as const;

function record(id: string, title: string, confidentiality: Confidentiality) {
  return { id, relation: 'supports', tier: 'primary', kind: 'interview', title, confidentiality } as const;
}

async function newsroom() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, ['On Monday forty people left']);
  const { decisions } = article;
  const run = async (command: object) => {
    const answer = await decisions.execute(ARTICLE, { id: uuid(), annotation: CLAIM, ...command } as never, CHIEF);
    if (!answer.ok) throw new Error(answer.code);
    return answer.events;
  };
  await run({ type: 'claim.open', target: { quote: { exact: 'forty' } }, tag: 'g' });
  return { ...article, run };
}

describe('what is withheld', () => {
  it('[R-EVIDENCE-6] a record for named people tells others that it is there, what it weighs, and no word of it', async () => {
    const { decisions, run } = await newsroom();
    const id = uuid();
    await run({ type: 'evidence.add', evidence: record(id, 'SOURCE ANNE', { people: ['bob'] }) });
    const cas = { person: 'cas', isMember: true };
    const told = await decisions.eventsOf(ARTICLE, 0, cas);
    expect(JSON.stringify([told, await decisions.annotationsOf(ARTICLE, cas)])).not.toContain('ANNE');
    expect(told.at(-1)).toMatchObject({ evidence: id, relation: 'supports', tier: 'primary' });
    expect(verifyChain(told).ok).toBe(true);
    expect(JSON.stringify(await decisions.eventsOf(ARTICLE, 0, { ...cas, person: 'bob' }))).toContain('ANNE');
  });

  it('[R-EVIDENCE-7] what was made confidential later is withheld in its earlier wordings', async () => {
    const { decisions, run } = await newsroom();
    const id = uuid();
    await run({ type: 'evidence.add', evidence: record(id, 'SOURCE ANNE', 'all') });
    const cas = { person: 'cas', isMember: true };
    expect(JSON.stringify(await decisions.eventsOf(ARTICLE, 0, cas))).toContain('ANNE');
    await run({
      type: 'evidence.amend',
      evidence: record(id, 'A resident', { people: [] }),
      reason: 'ANNE asked for it',
    });
    expect(JSON.stringify(await decisions.eventsOf(ARTICLE, 0, cas))).not.toMatch(/ANNE|resident/);
  });

  it('[R-EVIDENCE-9] whoever may not read a record is not told that it has its origin in common with another', async () => {
    const { decisions, run } = await newsroom();
    const [secret, open] = [uuid(), uuid()];
    await run({ type: 'evidence.add', evidence: { ...record(secret, 'x', { people: ['bob'] }), group: 'ANP' } });
    await run({ type: 'evidence.add', evidence: { ...record(open, 'y', 'all'), group: 'ANP' } });
    const originsFor = async (person: string) => {
      const reader = { person, isMember: true };
      const told = evolveAll(emptyLedger(), await decisions.eventsOf(ARTICLE, 0, reader));
      const claim = told.annotations.get(CLAIM);
      return claim?.kind === 'claim' ? claim.evidence.map(({ origin }) => origin) : [];
    };
    const [of, other] = await originsFor('bob');
    expect(of).toBe(other);
    expect(await originsFor('cas')).toEqual([secret, other]);
    expect([secret, open]).not.toContain(other);
  });

  it('[R-EVIDENCE-6] why a record was withdrawn is told to who may read the record', async () => {
    const { decisions, run } = await newsroom();
    const id = uuid();
    await run({ type: 'evidence.add', evidence: record(id, 'x', { people: ['bob'] }) });
    await run({ type: 'evidence.withdraw', evidence: id, reason: 'ANNE denies it' });
    const told = (person: string) => decisions.eventsOf(ARTICLE, 0, { person, isMember: true });
    expect(
      JSON.stringify([await told('cas'), await decisions.annotationsOf(ARTICLE, { person: 'cas', isMember: true })]),
    ).not.toContain('ANNE');
    expect(JSON.stringify(await told('bob'))).toContain('ANNE');
    expect(verifyChain(await told('cas')).ok && verifyChain(await told('bob'), undefined, true).ok).toBe(true);
  });

  it('[R-EVIDENCE-6] a guest reads what is for all, and nothing that is for the desk', async () => {
    const { decisions, run } = await newsroom();
    await run({ type: 'evidence.add', evidence: record(uuid(), 'FOR ALL', 'all') });
    await run({ type: 'evidence.add', evidence: record(uuid(), 'FOR THE DESK', 'desk') });
    const told = JSON.stringify(await decisions.eventsOf(ARTICLE, 0, { person: 'guest', isMember: false }));
    expect([told.includes('FOR ALL'), told.includes('FOR THE DESK')]).toEqual([true, false]);
  });

  it('[R-EVIDENCE-6] the events that a reader gets amount to the state that the reader may see', async () => {
    const confidentiality = fc.oneof(
      fc.constantFrom('all', 'desk'),
      fc.record({ people: fc.subarray(['ann', 'bob', 'cas']) }),
    );
    const step = fc.record({ record: fc.nat(2), confidentiality, withdraws: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.boolean(), async (steps, isMember) => {
        const { decisions, run } = await newsroom();
        const ids = [uuid(), uuid(), uuid()];
        const known = new Set<string>();
        for (const each of steps) {
          const id = ids[each.record] ?? '';
          const evidence = record(id, `title ${known.size}`, each.confidentiality as Confidentiality);
          const type = known.has(id) ? 'evidence.amend' : 'evidence.add';
          known.add(id);
          await run({ type, evidence }).catch(() => []);
          if (each.withdraws) await run({ type: 'evidence.withdraw', evidence: id, reason: 'why' }).catch(() => []);
        }
        const whole: LedgerEvent[] = await decisions.eventsOf(ARTICLE, 0, { person: 'ann', isMember: true });
        const state = await decisions.stateOf(ARTICLE);
        const reader = { person: 'cas', isMember };
        expect(evolveAll(emptyLedger(), eventsFor(reader, state, whole))).toEqual(stateFor(reader, state));
      }),
      { numRuns: 25 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../shared/ledger/chain.ts';
import { evolve, evolveAll } from '../../shared/ledger/evolve.ts';
import { runningSession, stageOf } from '../../shared/ledger/sessionState.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { eventsFor, stateFor } from '../../shared/ledger/withhold.ts';
import type { Role } from '../../shared/permissions.ts';
import { VERDICTS } from '../../shared/review/verdicts.ts';
import { minutesOf } from '../../shared/session/minutes.ts';
import { queueOf } from '../../shared/session/queue.ts';
import { block, CheckedArticle, nextId } from '../support/checking.ts';

const ROLE: Record<string, Role> = {
  ...{ chris: 'chief', ed: 'editor', eva: 'editor', ann: 'checker', bob: 'checker', com: 'commenter', vic: 'viewer' },
};
const PEOPLE = Object.keys(ROLE);

function room() {
  const article = new CheckedArticle([
    block('Police arrest 12 men.', 'p1', 'headline'),
    block('The mayor is Anna de Vries.', 'p2'),
    block('It happened on Monday.', 'p3'),
  ]);
  const claims = [article.claim('p1', 'g'), article.claim('p2', 'n'), article.claim('p3', 'd')] as const;
  const session = nextId();
  const does = (person: string, type: string, more: object = {}) =>
    article.run(person, { type: `session.${type}`, session, ...more }, ROLE[person] ?? 'viewer');
  const now = () => {
    const found = article.state.sessions.get(session);
    if (!found) throw new Error('no session');
    return found;
  };
  const queue = () => queueOf(now(), article.state, article.review).map(({ claim }) => claims.indexOf(claim));
  return { article, claims, session, does, now, queue };
}

/** A session of everybody, led by ann, with the first claim on stage. */
function staged() {
  const all = room();
  all.does('ann', 'start');
  for (const person of PEOPLE) all.does(person, 'join');
  all.does('ann', 'stage', { annotation: all.claims[0] });
  const vote = (person: string, verdict: string, more: object = {}) =>
    all.does(person, 'vote', { annotation: all.claims[0], verdict, ...more });
  return { ...all, vote };
}

describe('a session', () => {
  it('[R-CHECKROOM-1] [R-CHECKROOM-2] starts once, and takes nothing after its end', () => {
    const { article, claims, does, now } = room();
    expect(does('vic', 'start')).toBe('role.insufficient');
    expect(does('ann', 'start')).toBe('session.started + session.joined');
    expect(article.run('ed', { type: 'session.start', session: nextId() })).toBe('R-CHECKROOM-1');
    expect([does('vic', 'join'), does('vic', 'join'), does('vic', 'leave'), does('vic', 'leave')]).toEqual([
      ...['session.joined', 'nothing', 'session.left', 'nothing'],
    ]);
    does('ann', 'stage', { annotation: claims[0] });
    expect(does('ann', 'end')).toBe('session.concluded + session.ended');
    for (const type of ['join', 'leave', 'reveal', 'again', 'park', 'end', 'next']) {
      expect(does('ann', type)).toBe('R-CHECKROOM-2');
    }
    expect(now().attendance.every(({ to }) => to !== null)).toBe(true);
    expect(article.run('ed', { type: 'session.join', session: nextId() })).toBe('checkroom.unknown');
    expect(article.run('ed', { type: 'session.start', session: nextId() })).toContain('session.started');
  });

  it('[R-CHECKROOM-3] is led by one: nobody else stages, reveals, orders or ends', () => {
    const { claims, does, vote } = staged();
    vote('ed', 'confirmed');
    for (const [type, more] of [
      ['stage', { annotation: claims[1] }],
      ['order', { claims: [claims[1]] }],
      ...['reveal', 'again', 'next', 'park', 'end'].map((each) => [each, {}] as const),
    ] as const) {
      expect(does('chris', type, more)).toBe('R-CHECKROOM-3');
      expect(does('com', type, more)).toBe('role.insufficient');
    }
  });

  it('[R-CHECKROOM-4] [R-CHECKROOM-5] the lead is handed over, or taken by the next once its holder is gone for a minute', () => {
    const { article, does, now } = staged();
    const gone = new Map<string, number>();
    const roles = () =>
      new Map(PEOPLE.filter((person) => !gone.has(person)).map((person) => [person, ROLE[person] ?? 'viewer']));
    const away = (person: string, ms: number) => {
      gone.set(person, ms);
      article.here = { roles: roles(), goneMs: (each) => gone.get(each) ?? 0 };
    };
    article.here = { roles: roles(), goneMs: () => 0 };
    expect(does('ann', 'lead', { person: 'com' })).toBe('R-CHECKROOM-4');
    expect(does('ed', 'lead', { person: 'eva' })).toBe('R-CHECKROOM-3');
    expect(does('chris', 'lead', { person: 'chris' })).toBe('R-CHECKROOM-5');
    expect([does('ann', 'lead', { person: 'bob' }), now().leader]).toEqual(['session.led', 'bob']);
    away('bob', 59_999);
    expect(does('chris', 'lead', { person: 'chris' })).toBe('R-CHECKROOM-5');
    away('bob', 60_000);
    expect(does('ed', 'lead', { person: 'ed' })).toBe('R-CHECKROOM-5');
    away('chris', 5);
    expect(does('eva', 'lead', { person: 'eva' })).toBe('R-CHECKROOM-5');
    expect([does('ed', 'lead', { person: 'ed' }), now().leader]).toEqual(['session.led', 'ed']);
    expect(does('bob', 'reveal')).toBe('R-CHECKROOM-3');
  });
});

describe('the stage', () => {
  it('[R-CHECKROOM-6] [R-CHECKROOM-8] holds one claim, and keeps it while votes wait and until they were talked about', () => {
    const { claims, does, now, vote } = staged();
    expect(does('ed', 'vote', { annotation: claims[1], verdict: 'wrong' })).toBe('R-CHECKROOM-6');
    expect(does('ann', 'stage', { annotation: claims[1] })).toBe('session.concluded + session.staged');
    expect(does('ann', 'stage', { annotation: nextId() })).toBe('annotation.unknown');
    expect(does('ann', 'stage', { annotation: claims[0] })).toBe('session.concluded + session.staged');
    vote('ed', 'confirmed');
    expect([does('ann', 'stage', { annotation: claims[1] }), does('ann', 'next')]).toEqual([
      ...['R-CHECKROOM-8', 'R-CHECKROOM-8'],
    ]);
    does('ann', 'reveal');
    expect(does('ann', 'stage', { annotation: claims[1] })).toBe('R-CHECKROOM-8');
    expect([does('ann', 'next'), stageOf(now())?.annotation]).toEqual([
      ...['session.concluded + session.staged', claims[1]],
    ]);
    expect([does('ann', 'park', { reason: 'call the mayor' }), does('ann', 'park')]).toEqual([
      ...['session.concluded', 'R-CHECKROOM-6'],
    ]);
  });

  it('[R-CHECKROOM-9] [R-CHECKROOM-7] [R-CHECKROOM-13] votes of those who may, changed until the reveal, all at once', () => {
    const { does, vote, now } = staged();
    expect(does('ann', 'reveal')).toBe('R-CHECKROOM-9');
    expect([vote('vic', 'confirmed'), vote('com', 'confirmed')]).toEqual(['role.insufficient', 'role.insufficient']);
    expect([vote('ed', 'wrong'), vote('ed', 'wrong'), vote('ed', 'confirmed', { reason: 'register' })]).toEqual([
      ...['session.voted', 'nothing', 'session.voted'],
    ]);
    vote('eva', 'disputed');
    expect(does('ann', 'again')).toBe('R-CHECKROOM-9');
    expect([does('ann', 'reveal'), does('ann', 'reveal')]).toEqual(['session.revealed', 'nothing']);
    expect(stageOf(now())?.rounds[0]?.revealed?.votes).toEqual([
      { by: 'ed', role: 'editor', verdict: 'confirmed', reason: 'register' },
      { by: 'eva', role: 'editor', verdict: 'disputed' },
    ]);
    expect(vote('bob', 'wrong')).toBe('R-CHECKROOM-7');
    expect([does('ann', 'again'), vote('bob', 'wrong')]).toEqual(['session.again', 'session.voted']);
  });

  it('[R-CHECKROOM-7] nobody is given a vote, or what it says, before the reveal', () => {
    const { article, vote, does, session } = staged();
    vote('ed', 'disputed', { reason: 'canary-reason' });
    const told = (person: string) => {
      const reader = { person, isMember: true };
      const state = stateFor(reader, article.state).sessions.get(session);
      const votes = state?.turns.flatMap(({ rounds }) => rounds.flatMap((round) => [...round.votes]));
      return JSON.stringify([eventsFor(reader, article.state, article.events), votes]);
    };
    for (const person of PEOPLE) {
      const holds = ['canary-reason', 'disputed'].filter((words) => told(person).includes(words));
      expect(holds).toEqual(person === 'ed' ? ['canary-reason', 'disputed'] : []);
    }
    const asBob = eventsFor({ person: 'bob', isMember: true }, article.state, article.events);
    expect([verifyChain(asBob).ok, verifyChain(article.events, undefined, true).ok]).toEqual([true, true]);
    does('ann', 'reveal');
    for (const person of PEOPLE) expect(told(person)).toContain('canary-reason');
  });
});

describe('the queue', () => {
  it('[R-CHECKROOM-11] goes by the leader’s hand, by who asks, by risk and by place', () => {
    const { article, claims, does, queue } = room();
    does('ann', 'start');
    expect(queue()).toEqual([0, 1, 2]);
    article.evidence('bob', claims[1]);
    expect(queue()).toEqual([0, 2, 1]);
    does('com', 'propose', { annotation: claims[1] });
    expect(queue()).toEqual([1, 0, 2]);
    expect(does('com', 'propose', { annotation: claims[1] })).toBe('nothing');
    does('ann', 'order', { claims: [claims[2]] });
    expect(queue()).toEqual([2, 1, 0]);
    does('com', 'propose', { annotation: claims[1], on: false });
    does('ann', 'order', { claims: [] });
    expect(queue()).toEqual([0, 2, 1]);
    does('ann', 'next');
    does('ann', 'park');
    expect(queue()).toEqual([2, 1]);
    does('bob', 'propose', { annotation: claims[0] });
    expect(queue()).toEqual([0, 2, 1]);
    article.tick('ann', claims[1]);
    expect(queue()).toEqual([0, 2]);
    expect(does('ann', 'order', { claims: [nextId()] })).toBe('annotation.unknown');
  });
});

const command = fc.record({
  person: fc.constantFrom(...PEOPLE),
  type: fc.constantFrom(
    'start',
    'join',
    'leave',
    'lead',
    'stage',
    'vote',
    'vote',
    'vote',
    'reveal',
    'again',
    'next',
    'park',
    'end',
    'propose',
  ),
  claim: fc.nat(2),
  other: fc.constantFrom(...PEOPLE),
  verdict: fc.constantFrom(...VERDICTS),
  on: fc.boolean(),
  gone: fc.boolean(),
});

function argumentsOf(
  type: string,
  { claim, other, verdict, on }: { claim: string; other: string; verdict: string; on: boolean },
) {
  if (type === 'lead') return { person: other };
  if (type === 'vote') return { annotation: claim, verdict };
  if (type === 'propose') return { annotation: claim, on };
  return type === 'stage' ? { annotation: claim } : {};
}

describe('any sequence of commands', () => {
  it('[R-CHECKROOM-1] [R-CHECKROOM-6] [R-CHECKROOM-7] leaves one session, one claim on stage, blind votes and a whole chain', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 50 }), (steps) => {
        const { article, claims } = room();
        let session = nextId();
        for (const { person, type, claim, gone, ...rest } of steps) {
          if (type === 'start') session = nextId();
          else session = runningSession(article.state.sessions)?.id ?? session;
          article.here = { roles: new Map(Object.entries(ROLE)), goneMs: () => (gone ? 60_000 : 0) };
          const more = argumentsOf(type, { claim: claims[claim] ?? '', ...rest });
          article.run(person, { type: `session.${type}`, session, ...more }, ROLE[person] ?? 'viewer');
          const { sessions } = article.state;
          expect([...sessions.values()].filter(({ ended }) => !ended).length).toBeLessThanOrEqual(1);
          for (const each of sessions.values()) {
            expect(each.turns.filter(({ concluded }) => !concluded).length).toBeLessThanOrEqual(1);
            expect(
              minutesOf(each)
                .turns.flatMap(({ rounds }) => rounds)
                .every((r) => r.revealedAt || r.votes.length === 0),
            ).toBe(true);
          }
        }
        const stepwise = article.events.reduce(evolve, emptyLedger());
        expect(stepwise).toEqual(article.state);
        for (const person of PEOPLE) {
          const reader = { person, isMember: true };
          const told = eventsFor(reader, article.state, article.events);
          for (const event of told) {
            if (event.type === 'session.voted' && event.actor !== person) expect(event.opened).toBeUndefined();
          }
          expect(verifyChain(told).ok).toBe(true);
          expect(evolveAll(emptyLedger(), told).sessions).toEqual(stateFor(reader, article.state).sessions);
        }
      }),
      { numRuns: 150 },
    );
  });
});

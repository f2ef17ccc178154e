/** Twelve people in a live session of the real server, over sockets and commands, and what must never go wrong in one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageOf } from '../../shared/ledger/sessionState.ts';
import type { Attendee } from '../support/attendee.ts';
import { type Meeting, Newsroom } from '../support/meeting.ts';
import { playMeeting } from '../support/meetingPlay.ts';

let newsroom: Newsroom;
let meeting: Meeting;
beforeAll(async () => {
  newsroom = await Newsroom.open();
});
afterAll(() => newsroom.close());

async function session(): Promise<string> {
  const id = crypto.randomUUID();
  await meeting.chief.run({ type: 'session.start', session: id });
  return id;
}
const outcome = async (person: Attendee, type: string, more: object) => {
  const { status, code, events } = await person.run({ type: `session.${type}`, ...more });
  return code ? `${status} ${code}` : events.join(' + ') || 'nothing';
};

describe('a session of twelve', () => {
  afterAll(() => meeting.leave());

  it.each([7, Math.floor(Math.random() * 1e9)])(
    '[R-CHECKROOM-1] [R-CHECKROOM-3] [R-CHECKROOM-6] [R-CHECKROOM-7] [R-TAKE-1] run %i: joins, drops, votes, takeovers, claims in parallel, a server that dies',
    async (seed) => {
      meeting = await newsroom.meeting();
      const { faults, counts } = await playMeeting(meeting, seed);
      expect(faults, `run ${seed}`).toEqual([]);
      for (const type of ['session.staged', 'session.voted', 'session.revealed', 'claim.taken']) {
        expect(counts.get(type) ?? 0, `${type} in run ${seed}`).toBeGreaterThan(0);
      }
      meeting.leave();
    },
  );
});

describe('in a session', () => {
  const [first, second] = [() => meeting.claims[0] ?? '', () => meeting.claims[1] ?? ''];
  beforeAll(async () => {
    meeting = await newsroom.meeting();
  });
  afterAll(() => meeting.leave());

  it('[R-CHECKROOM-1] one of two who start at once has it, and the other is told', async () => {
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    const both = await Promise.all(ids.map((id, n) => outcome(meeting.with('editor', n), 'start', { session: id })));
    expect(both.toSorted()).toEqual(['409 R-CHECKROOM-1', 'session.started + session.joined']);
    const leader = meeting.people.find(({ id }) => id === meeting.running?.leader);
    expect(await outcome(leader ?? meeting.chief, 'end', { session: meeting.running?.id })).toBe('session.ended');
    expect(await meeting.faults()).toEqual([]);
  });

  it('[R-CHECKROOM-4] [R-CHECKROOM-5] the lead goes to one, and nobody takes it from a leader who is there', async () => {
    const id = await session();
    const [ann, bob] = [meeting.with('checker', 0), meeting.with('checker', 1)];
    for (const person of [ann, bob]) await outcome(person, 'join', { session: id });
    expect(await outcome(ann, 'lead', { session: id, person: ann.id })).toBe('409 R-CHECKROOM-5');
    const both = await Promise.all(
      [ann, bob].map((next) => outcome(meeting.chief, 'lead', { session: id, person: next.id })),
    );
    expect(both.toSorted()).toEqual(['403 R-CHECKROOM-3', 'session.led']);
    const [leader, other] = meeting.running?.leader === ann.id ? [ann, bob] : [bob, ann];
    const staged = await Promise.all(
      [leader, other, meeting.chief].map((who) => outcome(who, 'stage', { session: id, annotation: first() })),
    );
    expect(staged).toEqual(['session.staged', '403 R-CHECKROOM-3', '403 R-CHECKROOM-3']);
    expect(await outcome(leader, 'end', { session: id })).toContain('session.ended');
  });

  it('[R-CHECKROOM-6] [R-CHECKROOM-7] [R-CHECKROOM-8] [R-CHECKROOM-13] a vote that comes too late, twice, elsewhere or from a viewer is refused by name', async () => {
    const id = await session();
    const [ann, bob] = [meeting.with('checker', 0), meeting.with('checker', 1)];
    const vote = (person: Attendee, annotation: string) =>
      outcome(person, 'vote', { session: id, annotation, verdict: 'disputed', reason: 'CANARY-same-' });
    expect(await vote(ann, first())).toBe('409 R-CHECKROOM-6');
    await outcome(meeting.chief, 'stage', { session: id, annotation: first() });
    expect(await vote(ann, second())).toBe('409 R-CHECKROOM-6');
    expect([await vote(ann, first()), await vote(ann, first())]).toEqual(['session.joined + session.voted', 'nothing']);
    for (const role of ['viewer', 'commenter'] as const) {
      expect(await vote(meeting.with(role), first())).toBe('403 role.insufficient');
    }
    const [revealed, staged, next] = await Promise.all([
      outcome(meeting.chief, 'reveal', { session: id }),
      outcome(meeting.chief, 'stage', { session: id, annotation: second() }),
      outcome(meeting.chief, 'stage', { session: id, annotation: meeting.claims[2] }),
    ]);
    expect([revealed, staged, next]).toEqual(['session.revealed', '409 R-CHECKROOM-8', '409 R-CHECKROOM-8']);
    expect(await vote(bob, first())).toBe('409 R-CHECKROOM-7');
    expect(await outcome(bob, 'reveal', { session: id })).toBe('403 R-CHECKROOM-3');
    expect(await outcome(meeting.chief, 'end', { session: id })).toContain('session.ended');
    expect(await vote(bob, first())).toBe('409 R-CHECKROOM-2');
    expect(await meeting.faults()).toEqual([]);
  });

  it('[R-CHECKROOM-7] a server that dies in mid-vote forgets no vote, and tells none', async () => {
    const id = await session();
    await outcome(meeting.chief, 'stage', { session: id, annotation: first() });
    const voted = meeting.voters.map((person, n) => meeting.vote(person, id, first(), n % 2 ? 'wrong' : 'confirmed'));
    for (const { status } of await Promise.all(voted)) expect(status).toBe(200);
    await meeting.restart();
    expect(await meeting.faults()).toEqual([]);
    for (const person of meeting.people) expect(await meeting.secretsFor(person)).toEqual([]);
    for (const person of meeting.voters) {
      const turn = stageOf(person.state.sessions.get(id) ?? { turns: [] });
      const own = turn?.rounds[0]?.votes.get(person.id)?.content;
      expect([turn?.rounds[0]?.votes.size, own === null || own === undefined]).toEqual([meeting.voters.length, false]);
    }
    expect(await outcome(meeting.chief, 'reveal', { session: id })).toBe('session.revealed');
    expect(await meeting.faults()).toEqual([]);
    const votes = stageOf(meeting.with('viewer').state.sessions.get(id) ?? { turns: [] })?.rounds[0]?.revealed?.votes;
    expect(votes?.map(({ by }) => by).toSorted()).toEqual(meeting.voters.map((person) => person.id).toSorted());
    await outcome(meeting.chief, 'end', { session: id });
  });

  it('[R-HTTP-15] a thousand commands a second from one person are refused by name, and the room is unharmed', async () => {
    const id = await session();
    await outcome(meeting.chief, 'stage', { session: id, annotation: first() });
    const noisy = meeting.with('commenter');
    const begun = performance.now();
    // All at once: a busy machine that answers one after the other would allow them all.
    const propose = async (on: boolean) => {
      const { status, code } = await noisy.run({ type: 'session.propose', session: id, annotation: second(), on });
      return code ? `${status} ${code}` : `${status}`;
    };
    const flood = Promise.all(Array.from({ length: 1_000 }, (_, n) => propose(n % 2 === 0)));
    const others = meeting.voters.map((person) => meeting.vote(person, id, first(), 'confirmed'));
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual(others.map(() => 200));
    const answers = await flood;
    const most = 300 + ((performance.now() - begun) / 1_000) * 30 + 1;
    expect(new Set(answers)).toEqual(new Set(['200', '429 command.tooMany']));
    expect(answers.filter((each) => each === '200').length).toBeLessThanOrEqual(most);
    expect(await outcome(meeting.chief, 'reveal', { session: id })).toBe('session.revealed');
    expect(await meeting.faults()).toEqual([]);
  });
});

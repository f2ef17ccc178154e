/** Plays a live session by chance: a seed gives the same people doing the same; what they meet with may differ by timing. */
import { roundOf, type Session, stageOf } from '../../shared/ledger/sessionState.ts';
import { VERDICTS } from '../../shared/review/verdicts.ts';
import type { Attendee } from './attendee.ts';
import type { Meeting } from './meeting.ts';
import { type Random, seededRandom } from './random.ts';

const STEPS = 40;
/** Of a play in which nothing has been revealed by then: it goes on. */
const MOST_STEPS = 160;
/** People who do something in the same moment. */
const MOST_AT_ONCE = 6;
/** The step in which the server is killed while commands are under way. */
const DEATH = 17;
/** Every so many steps somebody reads all that may be read over HTTP. */
const READ_EVERY = 4;
/** Whoever asks for what is not possible is told so in one of these ways. */
const REFUSALS = [403, 404, 409, 422];

type Deed = (person: Attendee, session: Session) => object;

/** What anybody might try, rightly or not. */
function deedsOf(meeting: Meeting, random: Random): Deed[] {
  const claim = () => random.pick(meeting.claims);
  const onStage = (session: Session) => stageOf(session)?.annotation ?? claim();
  const voteOn = (annotation: string) => ({
    ...{ type: 'session.vote', annotation, verdict: random.pick(VERDICTS) },
    ...(random.chance() < 0.8 ? { reason: meeting.canary() } : {}),
  });
  return [
    ...Array.from({ length: 9 }, (): Deed => (_person, session) => voteOn(onStage(session))),
    () => voteOn(claim()),
    () => ({ type: 'session.join' }),
    () => ({ type: 'session.join' }),
    () => ({ type: 'session.leave' }),
    () => ({ type: 'session.propose', annotation: claim(), on: random.chance() < 0.6 }),
    (person) => ({ type: 'session.lead', person: person.id }),
    () => ({ type: 'session.stage', annotation: claim() }),
    () => ({ type: 'session.reveal' }),
    ...Array.from({ length: 3 }, (): Deed => () => ({ type: 'claim.take', annotation: claim() })),
    () => ({ type: 'claim.release', annotation: claim() }),
  ];
}

/** What takes the session on, as it stands. */
function leadOf(meeting: Meeting, random: Random, session: Session): object {
  const turn = stageOf(session);
  if (random.chance() < 0.12) return { type: 'session.lead', person: random.pick(meeting.people).id };
  if (random.chance() < 0.1) return { type: 'session.order', claims: [random.pick(meeting.claims)] };
  if (random.chance() < 0.05) return { type: 'session.end' };
  if (!turn) return { type: 'session.stage', annotation: random.pick(meeting.claims) };
  const round = roundOf(turn);
  if (round.revealed) return { type: random.pick(['session.again', 'session.next', 'session.park']) };
  return {
    type: round.votes.size > 2 ? random.pick(['session.reveal', 'session.reveal', 'session.park']) : 'session.next',
  };
}

class Play {
  readonly faults: string[] = [];
  readonly counts = new Map<string, number>();
  private readonly meeting: Meeting;
  private readonly random: Random;
  private readonly deeds: Deed[];

  constructor(meeting: Meeting, seed: number) {
    this.meeting = meeting;
    this.random = seededRandom(seed);
    this.deeds = deedsOf(meeting, this.random);
  }
  /** Commands of one moment; each with the id under which it may be sent again. */
  private moment(): { person: Attendee; command: object }[] {
    const { meeting, random } = this;
    const session = meeting.running;
    const id = () => ({ id: crypto.randomUUID() });
    if (!session) {
      const starters = meeting.people.filter(() => random.chance() < 0.4);
      return starters.map((person) => ({
        ...{ person, command: { ...id(), type: 'session.start', session: crypto.randomUUID() } },
      }));
    }
    const anybody = Array.from({ length: 1 + random.below(MOST_AT_ONCE) }, () => random.pick(meeting.people));
    const done = anybody.map((person) => ({
      person,
      command: { ...id(), ...random.pick(this.deeds)(person, session) },
    }));
    const leader = meeting.people.find((person) => person.id === session.leader);
    if (leader && random.chance() < 0.5) {
      done.push({ person: leader, command: { ...id(), ...leadOf(meeting, random, session) } });
    }
    return done.map(({ person, command }) => ({ person, command: { session: session.id, ...command } }));
  }
  private async send(person: Attendee, command: object): Promise<void> {
    const isAboutSession = 'type' in command && String(command.type).startsWith('session.');
    const { session, ...rest } = command as { session?: string };
    const { status, code, events } = await person.run(isAboutSession ? command : rest);
    for (const type of events) this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
    const isTold = status === 200 || (REFUSALS.includes(status) && code !== null);
    if (!isTold) this.faults.push(`${JSON.stringify(command)}: ${status} ${code}`);
  }
  /** Some connections break, some come back. */
  private async comeAndGo(): Promise<void> {
    const { people } = this.meeting;
    for (const person of people) if (person.isConnected && this.random.chance() < 0.06) person.drop();
    const back = people.filter((person) => !person.isConnected && this.random.chance() < 0.5);
    for (const person of back) if (this.random.chance() < 0.3) person.forget();
    await Promise.all(back.map((person) => person.connect()));
  }
  /** Commands under way when the server dies are sent again, under the same ids. */
  private async die(commands: readonly { person: Attendee; command: object }[]): Promise<void> {
    const sent = commands.map(({ person, command }) =>
      this.send(person, command).then(
        () => null,
        () => ({ person, command }),
      ),
    );
    await Promise.all([sent[0], this.meeting.restart()]);
    const unheard = (await Promise.all(sent)).flatMap((each) => each ?? []);
    await Promise.all(unheard.map(({ person, command }) => this.send(person, command)));
  }
  async step(n: number): Promise<void> {
    await this.comeAndGo();
    const commands = this.moment();
    if (n === DEATH) await this.die(commands);
    else await Promise.all(commands.map(({ person, command }) => this.send(person, command)));
    this.faults.push(...(await this.meeting.faults()).map((fault) => `step ${n}: ${fault}`));
    if (n % READ_EVERY > 0) return;
    const reader = this.random.pick(this.meeting.people);
    const secrets = await this.meeting.secretsFor(reader);
    this.faults.push(...secrets.map((secret) => `step ${n}: ${reader.account.name} could read ${secret}`));
  }
}

export async function playMeeting(
  meeting: Meeting,
  seed: number,
): Promise<{ faults: string[]; counts: ReadonlyMap<string, number> }> {
  const play = new Play(meeting, seed);
  const goesOn = (n: number) => n < STEPS || (n < MOST_STEPS && !play.counts.has('session.revealed'));
  for (let n = 0; goesOn(n) && play.faults.length === 0; n += 1) await play.step(n);
  return play;
}

/** Three nodes, whose PostgreSQL fails, is not reached, or is another one from now on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type NodeProcess, type Roamer, startThreeNodes, type ThreeNodes } from '../support/nodes.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { Roaming, write } from '../support/roaming.ts';

const SECONDS = Number(process.env['NODE_FAULT_SECONDS'] ?? 60);
const FAILOVERS = Number(process.env['FAILOVERS'] ?? 3);

let postgres: PostgresServer;
let database = '';
let three: ThreeNodes;
let scene: Roaming;
let roamers: Roamer[];
const sql = (text: string) => postgres.run(text, database);

beforeEach(async () => {
  postgres = await startPostgres();
  const url = await postgres.newDatabase();
  database = new URL(url).pathname.slice(1);
  three = await startThreeNodes(url);
  scene = await Roaming.open(three, 'De haven\n\nDe brug is 120 meter lang. De bouw begon in 1998.');
  roamers = await scene.come();
}, 180_000);
afterEach(async () => {
  for (const roamer of roamers) roamer.leave();
  await three.stop();
  await postgres.stop();
});

/** Everybody writes and comments, all the time. @returns how many comments were recorded, and how many were refused. */
async function work(seconds: number): Promise<{ done: number; refused: number }> {
  const counts = { done: 0, refused: 0 };
  const until = performance.now() + seconds * 1_000;
  const target = { quote: { exact: 'De brug' } };
  while (performance.now() < until) {
    write(roamers, 'w');
    const asked = { type: 'thread.open', annotation: crypto.randomUUID(), target, text: '?' };
    const answers = await Promise.all(
      [0, 1, 2].map((at) =>
        scene.command(at, { ...asked, annotation: crypto.randomUUID() }).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    );
    counts.done += answers.filter(Boolean).length;
    counts.refused += answers.filter((ok) => !ok).length;
  }
  return counts;
}
async function opened(): Promise<number> {
  const answer = await scene.person(0).ask('GET', `/articles/${scene.article}/ledger`);
  return (await answer.text()).split('\n').filter((line) => line.includes('"thread.opened"')).length;
}

it('[R-NODE-17] [R-STORE-26] every third commit of PostgreSQL fails: nothing is lost, doubled or shown before it is saved', async () => {
  await sql('create sequence commits');
  await sql(`create function failing() returns trigger language plpgsql as
    $$ begin if nextval('commits') % 3 = 0 then raise exception 'the third'; end if; return null; end $$`);
  for (const table of ['text_row', 'ledger_event']) {
    await sql(`create constraint trigger failing after insert on ${table} deferrable initially deferred
      for each row execute function failing()`);
  }
  const before = await opened();
  const { done } = await work(SECONDS);
  await sql('drop function failing() cascade');
  await scene.converged(roamers, 15_000);
  const [counted] = await sql('select last_value::int as tried from commits');
  process.stdout.write(`${counted?.['tried']} rows tried, every third refused; ${done} comments\n`);
  expect(done).toBeGreaterThan(0);
  expect((await opened()) - before).toBe(done);
});

/** A comment that somebody made. */
interface Comment {
  at: number;
  asked: { id: string; type: string; annotation: string; target: object; text: string };
  /** Whether it was told to be recorded, and whether that was while the node was lost. */
  told: 'no' | 'lost' | 'healed';
}

/** What the people of a lost node, and all others, comment on until it is healed, each waiting for the answer. */
class Comments {
  readonly made: Comment[] = [];
  isHealed = false;

  async make(at: number): Promise<void> {
    const id = crypto.randomUUID();
    const asked = { id, type: 'thread.open', annotation: id, target: { quote: { exact: 'De brug' } }, text: '?' };
    const comment: Comment = { at, asked, told: 'no' };
    this.made.push(comment);
    await this.ask(comment);
  }
  /** The last that got no answer, as their client does when it is back. */
  async makeAgain(): Promise<void> {
    for (const comment of this.made.filter(({ told }) => told === 'no').slice(-5)) {
      await this.ask(comment);
      expect(comment.told).toBe('healed');
    }
  }
  private async ask(comment: Comment): Promise<void> {
    const isDone = await scene.command(comment.at, comment.asked).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isDone) comment.told = this.isHealed ? 'healed' : 'lost';
  }
  async makeUntilHealed(at: number): Promise<void> {
    while (!this.isHealed) await this.make(at);
  }
  told = (at: number, told: Comment['told']) =>
    this.made.filter((comment) => comment.at === at && comment.told === told).length;
}

/** All nodes tell one ledger, whole, in which each comment that was told to be recorded stands once. */
async function checkLedger({ made }: Comments): Promise<void> {
  const verdicts = await Promise.all(
    [0, 1, 2].map((at) => scene.person(at).json<object>('GET', `/articles/${scene.article}/ledger/verify`)),
  );
  expect(verdicts).toEqual(Array(3).fill({ ...verdicts[0], ok: true }));
  const ledger = await (await scene.person(2).ask('GET', `/articles/${scene.article}/ledger`)).text();
  for (const { asked, told } of made) {
    const times = ledger.split(`"annotation":"${asked.annotation}"`).length - 1;
    expect(told === 'no' ? [0, 1] : [1], `${asked.annotation}, told ${told}`).toContain(times);
  }
}

/** Typed at the lost node; one letter, which nobody writes into the middle of. */
const AFAR = '†';

const PARTITIONS = [
  {
    from: 'neither store nor bus, half-open',
    hasStore: false,
    part({ toPostgres, toRedis }: NodeProcess) {
      toPostgres.stall();
      toRedis.stall();
    },
  },
  {
    from: 'neither store nor bus, refused',
    hasStore: false,
    part({ toPostgres, toRedis }: NodeProcess) {
      toPostgres.cut();
      toRedis.cut();
    },
  },
  {
    from: 'no other node, but the store',
    hasStore: true,
    part({ toRedis }: NodeProcess) {
      toRedis.stall();
    },
  },
];

/** One partition, and what it left. */
async function parted({ from, hasStore, part }: (typeof PARTITIONS)[number]): Promise<void> {
  const lost = scene.node(2);
  part(lost);
  const away = roamers[2] as Roamer;
  away.text.insert(0, AFAR);
  const steady = hasStore ? roamers : roamers.slice(0, 2);
  const isFar = ({ text }: Roamer) => text.toString().split(AFAR).length - 1;
  const far = isFar(away);
  const comments = new Comments();
  const commenting = comments.makeUntilHealed(2);
  const until = performance.now() + SECONDS * 1_000;
  let rounds = 0;
  for (; performance.now() < until; rounds += 1) {
    write(roamers, 'p');
    await Promise.all([comments.make(0), comments.make(1)]);
    await expect.poll(() => steady.every((roamer) => roamer.isSaved())).toBe(true);
    if (!hasStore) expect([away.isSaved(), ...steady.map(isFar)], from).toEqual([false, far - 1, far - 1]);
  }
  comments.isHealed = true;
  for (const wire of [lost.toPostgres, lost.toRedis]) wire.heal();
  const begun = performance.now();
  await scene.converged(roamers, 10_000);
  const healing = Math.round(performance.now() - begun);
  expect(isFar(away)).toBe(far);
  await scene.allHear('ready, bus: ready');
  await commenting;
  if (!hasStore) expect(comments.told(2, 'lost')).toBe(0);
  for (const at of [0, 1]) expect(comments.told(at, 'lost')).toBeGreaterThan(0);
  await comments.makeAgain();
  await checkLedger(comments);
  const told = [0, 1, 2].map((at) => comments.told(at, 'lost')).join(', ');
  process.stdout.write(
    `${from}: ${rounds} rounds, comments told meanwhile ${told} of ${comments.made.length}, one again after ${healing} ms\n`,
  );
}

it(`[R-NODE-17] [R-NODE-6] [R-NODE-12] three times for ${SECONDS} s a node does not reach the others while people write at all of them: nothing told saved is lost, and all are one again`, async () => {
  for (const partition of PARTITIONS) await parted(partition);
});

it(`[R-STORE-22] [R-NODE-17] ${FAILOVERS} times the primary is killed and its standby promoted: nothing that was told saved is missing`, async () => {
  for (let round = 0; round < FAILOVERS; round += 1) {
    const standby = await postgres.follow();
    await work(1);
    write(roamers, `f${round}`);
    await postgres.kill();
    write(roamers, `g${round}`);
    await standby.promote();
    const port = Number(new URL(standby.url).port);
    for (const { toPostgres } of three.nodes) {
      toPostgres.lead(port);
      toPostgres.reset();
    }
    await postgres.stop();
    postgres = standby;
    const begun = performance.now();
    await scene.converged(roamers, 30_000);
    process.stdout.write(`failover ${round + 1}: writing again after ${Math.round(performance.now() - begun)} ms\n`);
  }
});

/** Three nodes, whose PostgreSQL fails, is not reached, or is another one from now on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Roamer, startThreeNodes, type ThreeNodes } from '../support/nodes.ts';
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

it('[R-NODE-17] [R-NODE-6] a node that reaches neither store nor bus saves nothing meanwhile, and is back within ten seconds', async () => {
  const lost = scene.node(2);
  lost.toPostgres.stall();
  lost.toRedis.stall();
  const away = roamers[2] as Roamer;
  away.text.insert(0, 'from afar ');
  const others = roamers.slice(0, 2);
  const until = performance.now() + SECONDS * 1_000;
  while (performance.now() < until) {
    write(others, 'p');
    await expect.poll(() => others.every((roamer) => roamer.isSaved())).toBe(true);
    expect([away.isSaved(), others.some(({ text }) => text.toString().includes('from afar'))]).toEqual([false, false]);
  }
  lost.toPostgres.heal();
  lost.toRedis.heal();
  lost.toPostgres.reset();
  await scene.converged(roamers, 15_000);
  expect(others[0]?.text.toString()).toContain('from afar ');
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

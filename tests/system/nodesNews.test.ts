/** What three nodes do besides the text: webhooks, inboxes and versions, while one of them dies. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HookReceiver, startHookReceiver } from '../support/hookReceiver.ts';
import { startThreeNodes, type ThreeNodes } from '../support/nodes.ts';
import { Roaming, textsOf } from '../support/roaming.ts';

const uuid = () => crypto.randomUUID();
const WORDS = 'De haven\n\nDe brug is 120 meter lang.';

let receiver: HookReceiver;
let three: ThreeNodes;
let scene: Roaming;

beforeAll(async () => {
  receiver = await startHookReceiver();
  three = await startThreeNodes(undefined, { FETCH_LOOPBACK_PORTS: String(receiver.port) });
  scene = await Roaming.open(three, WORDS);
});
afterAll(async () => {
  await three.stop();
  await receiver.close();
});

const ledger = async (node: number) => {
  const answer = await scene.person(0, node).ask('GET', `/articles/${scene.article}/ledger?after=0`);
  return (await answer.text()).split('\n').filter((line) => line !== '');
};

it('[R-HOOK-5] [R-HOOK-10] [R-INBOX-1] each thing reaches webhooks and inboxes once, also what the node was telling that dies', async () => {
  const hook = { name: 'CMS', url: receiver.url, events: ['thread.opened'], format: 'json', language: 'nl' };
  await scene.desk.owner.at(scene.urls()[0] ?? '').json('POST', '/desks/newsroom/hooks', hook);
  const bob = scene.people[1]?.id ?? '';
  const opened: string[] = [];
  const open = async (node: number) => {
    const annotation = uuid();
    const target = { quote: { exact: '120 meter' } };
    const asked = { type: 'thread.open', annotation, target, text: `Klopt dat, @[person:${bob}]?` };
    expect((await scene.command(0, asked, node)).status).toBe(200);
    opened.push(annotation);
  };
  for (let n = 0; n < 9; n += 1) await open(n % 3);
  await scene.node(1).server.kill();
  for (let n = 0; n < 4; n += 1) await open(n % 2 === 0 ? 0 : 2);
  const heard = () => new Set(receiver.told.map(({ body }) => body.annotation));
  // What it had just taken is another's after the minute that it was taken for.
  await expect.poll(() => heard().size, { timeout: 90_000 }).toBe(opened.length);
  expect(heard()).toEqual(new Set(opened));
  // Whoever died after sending and before noting it down is said again, under the same name.
  const names = new Map(receiver.told.map(({ id, body }) => [id, body.annotation]));
  expect(names.size).toBe(opened.length);
  interface Inbox {
    groups: { kind: string; count: number }[];
  }
  const mentions = async (node: number) => {
    const { groups } = await scene.person(1, node).json<Inbox>('GET', '/inbox');
    return groups.filter(({ kind }) => kind === 'mention').reduce((sum, { count }) => sum + count, 0);
  };
  await expect.poll(() => mentions(0), { timeout: 20_000 }).toBe(opened.length);
  expect(await mentions(2)).toBe(opened.length);
  await scene.node(1).start();
});

it('[R-HISTORY-8] [R-NODE-11] a version brought back on any node is the text on all, whole or not at all where that node dies', async () => {
  const roamers = await scene.come();
  const [anna] = roamers;
  const begun = anna?.text.toString() ?? '';
  const restored = async () => (await ledger(0)).filter((line) => line.includes('"version.restored"')).length;
  for (const [n, node] of [2, 1, 1].entries()) {
    anna?.text.insert(anna.text.toString().indexOf('120'), 'bijna ');
    await scene.converged(roamers, 15_000);
    const asking = scene.command(0, { type: 'version.restore', version: 1 }, node).catch(() => null);
    // The last time its node dies meanwhile.
    if (n === 2) await scene.node(node).server.kill();
    const answer = await asking;
    if (n < 2) expect(answer?.status).toBe(200);
    const isBack = async () => (await restored()) === n + 1;
    await expect
      .poll(async () => [textsOf(roamers).size, anna?.text.toString() === begun, await isBack()].join(), {
        timeout: 20_000,
      })
      .toMatch(/^1,(true,true|false,false)$/);
    if (n < 2) expect(anna?.text.toString()).toBe(begun);
  }
  await scene.node(1).start();
  await scene.converged(roamers, 15_000);
  for (const roamer of roamers) roamer.leave();
});

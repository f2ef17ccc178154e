/** A hundred people who do the same thing at the same moment, on every store: one did it, and each other hears why not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from '../../server/storage/ports.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { type Command, command } from '../../shared/ledger/command.ts';
import type { Role } from '../../shared/permissions.ts';
import { documentOf } from '../support/openArticle.ts';
import { ARTICLE, articleIn, flush, manualClock, storageWith } from '../support/rooms.ts';
import { serverOn } from '../support/served.ts';

const folder = mkdtempSync(join(tmpdir(), 'kantlijn-at-once-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WORDS = 'Ten men left.';
const CLAIM = crypto.randomUUID();
const MANY = 100;
const state = () => Y.encodeStateAsUpdate(documentOf([WORDS]));
let files = 0;

const STORES: [string, () => Promise<Storage>][] = [
  ['memory', () => storageWith(state(), 'en')],
  ['SQLite', async () => articleIn(await openSqliteStorage({ file: join(folder, `${++files}.db`) }), state(), 'en')],
];

/** A server whose claim anybody may sign as a matter of opinion; `atOnce` gives how often each answer was heard. */
async function desk(open: () => Promise<Storage>) {
  const storage = await open();
  const clock = manualClock();
  const { decisions } = serverOn(storage, clock);
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false;
    const mark = () => {
      isDone = true;
    };
    work.then(mark, mark);
    while (!isDone) await flush(clock);
    return work;
  };
  const execute = async (person: string, role: Role, asked: object): Promise<string> => {
    const given: Command = command.parse({ id: crypto.randomUUID(), ...asked });
    const answer = await decisions.execute(ARTICLE, given, { person, role });
    return answer.ok ? answer.events.map(({ type }) => type).join(' + ') || 'nothing' : answer.code;
  };
  const atOnce = async (role: Role, asked: object, person = (n: number) => `p${n}`) => {
    const all = Array.from({ length: MANY }, (_, n) => execute(person(n), role, asked));
    const counts = Map.groupBy(await settled(Promise.all(all)), (outcome) => outcome);
    return Object.fromEntries([...counts].map(([outcome, { length }]) => [outcome, length]));
  };
  const target = { quote: { exact: WORDS } };
  await settled(execute('cas', 'checker', { type: 'claim.open', annotation: CLAIM, target, tag: 'o' }));
  return { storage, atOnce };
}

describe.each(STORES)('on the %s store', (_name, open) => {
  it('[R-TAKE-1] [R-TICK-3] [R-CLEAR-7] [S-29] of a hundred who take, sign or clear at once one did, and the others hear why not', async () => {
    const { storage, atOnce } = await desk(open);
    const about = { annotation: CLAIM };
    expect(await atOnce('checker', { type: 'claim.take', ...about })).toEqual({
      'claim.taken': 1,
      'R-TAKE-1': MANY - 1,
    });
    const [, taken] = await storage.ledgers.read(ARTICLE, 0);
    const holder = () => taken?.actor ?? '';
    const tick = { type: 'claim.tick', verdict: 'uncheckable', ...about };
    expect(await atOnce('checker', tick, holder)).toEqual({ 'claim.ticked': 1, 'R-TICK-3': MANY - 1 });
    expect(await atOnce('chief', { type: 'clearance.clear' })).toEqual({
      'clearance.cleared': 1,
      'R-CLEAR-7': MANY - 1,
    });
    const events = await storage.ledgers.read(ARTICLE, 0);
    expect(events.map(({ type }) => type)).toEqual([
      'claim.opened',
      'claim.taken',
      'claim.ticked',
      'clearance.cleared',
    ]);
    await storage.close();
  });

  it('[R-LEDGER-7] the same command sent a hundred times at once is done once, and answered alike', async () => {
    const { storage, atOnce } = await desk(open);
    const take = { id: crypto.randomUUID(), type: 'claim.take', annotation: CLAIM };
    expect(await atOnce('checker', take, () => 'ann')).toEqual({ 'claim.taken': MANY });
    expect((await storage.ledgers.head(ARTICLE)).seq).toBe(2);
    await storage.close();
  });

  it('[R-LEDGER-6] a store that fails between sealing and writing leaves nothing of the decision, and the next try does it', async () => {
    const storage = await open();
    const clock = manualClock();
    let fails = false;
    const broken: Storage['ledgers']['transact'] = (article, known, decide) =>
      storage.ledgers.transact(article, known, (head, missed) => {
        const append = decide(head, missed);
        if (fails && append) throw new Error('the disk is full');
        return append;
      });
    const { decisions } = serverOn({ ...storage, ledgers: { ...storage.ledgers, transact: broken } }, clock);
    const settled = async (given: Command) => {
      const answer = decisions.execute(ARTICLE, given, { person: 'cas', role: 'checker' }).then(
        ({ ok }) => (ok ? 'done' : 'refused'),
        () => 'failed',
      );
      let outcome = '';
      void answer.then((found) => {
        outcome = found;
      });
      while (outcome === '') await flush(clock);
      return outcome;
    };
    const record = { id: crypto.randomUUID(), relation: 'supports', tier: 'primary', kind: 'document', title: 'A log' };
    const commands = [
      { type: 'claim.open', target: { quote: { exact: WORDS } }, tag: 'q' },
      { type: 'evidence.add', evidence: record },
      { type: 'claim.tick', verdict: 'confirmed' },
    ].map((asked) => command.parse({ id: crypto.randomUUID(), annotation: CLAIM, ...asked }));
    for (const [at, given] of commands.entries()) {
      fails = true;
      expect(await settled(given)).toBe('failed');
      expect((await storage.ledgers.head(ARTICLE)).seq).toBe(at);
      expect(await storage.ledgers.findCommand(ARTICLE, given.id)).toBeNull();
      expect((await storage.passages.load(ARTICLE)).length).toBe(at === 0 ? 0 : 1);
      fails = false;
      expect(await settled(given)).toBe('done');
      expect((await storage.ledgers.head(ARTICLE)).seq).toBe(at + 1);
    }
    expect(await decisions.verify(ARTICLE)).toMatchObject({ ok: true });
    await storage.close();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { verifyChain } from '../../shared/ledger/chain.ts';
import type { Command } from '../../shared/ledger/command.ts';
import { encodeRange } from '../../shared/passage/relative.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { ANN, ARTICLE, commands, createArticle, documentOf, openArticle } from '../support/openArticle.ts';

const TEXTS = ['The mayor said that the bridge will open in May.', 'The bridge is old 😀 and long.'];
const ann = { person: 'ann', role: 'commenter' } as const;
const bob = { person: 'bob', role: 'checker' } as const;
const left: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const clear of left.splice(0).reverse()) await clear();
});

async function storages(): Promise<[string, Storage][]> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-'));
  left.push(() => rmSync(folder, { recursive: true, force: true }));
  const sqlite = await openSqliteStorage({ file: join(folder, 'test.db') });
  left.push(() => sqlite.close());
  const both: [string, Storage][] = [
    ['memory', createMemoryStorage()],
    ['sqlite', sqlite],
  ];
  for (const [, storage] of both) await createArticle(storage);
  return both;
}

async function opened(texts = TEXTS) {
  const storage = createMemoryStorage();
  await createArticle(storage);
  return { storage, ...openArticle(storage, texts) };
}

describe('a thread', () => {
  it('[R-THREAD-12] is opened on its words, at offsets of /text, and changes no character', async () => {
    const { decisions, live, published } = await opened();
    const before = live.text.toString();
    const answer = await decisions.execute(ARTICLE, commands.open('old 😀 and'), ann);
    expect(answer).toMatchObject({ ok: true, seq: 1, events: [{ type: 'thread.opened', actor: 'ann', seq: 1 }] });
    expect(live.text.toString()).toBe(before);
    const plain = [...`${TEXTS[0]}\n\n${TEXTS[1]}`];
    const [annotation] = await decisions.annotationsOf(ARTICLE, ANN);
    const passage = annotation?.passages[0];
    expect(passage).toMatchObject({ quote: 'old 😀 and', status: 'anchored' });
    expect(plain.slice(passage?.start ?? 0, passage?.end ?? 0).join('')).toBe('old 😀 and');
    expect(published).toMatchObject([{ after: 0, events: [{ seq: 1 }] }]);
  });

  it('[R-LEDGER-9] is shown to nobody before its event is on disk', async () => {
    const memory = createMemoryStorage();
    await createArticle(memory);
    const disk = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const slow: Storage = {
      ...memory,
      ledgers: {
        ...memory.ledgers,
        async transact(...given) {
          await memory.ledgers.transact(...given);
          asked.resolve();
          await disk.promise;
        },
      },
    };
    const { decisions, published } = openArticle(slow, TEXTS);
    const answer = decisions.execute(ARTICLE, commands.open('old'), ann);
    await asked.promise;
    expect(published).toEqual([]);
    disk.resolve();
    expect(await answer).toMatchObject({ ok: true, seq: 1 });
    expect(published).toMatchObject([{ after: 0, events: [{ seq: 1 }] }]);
  });

  it('[R-THREAD-11] is refused on words that stand twice or nowhere', async () => {
    const { decisions } = await opened();
    const open = (exact: string, prefix?: string) =>
      decisions.execute(ARTICLE, commands.open('', { target: { quote: { exact, ...(prefix && { prefix }) } } }), ann);
    expect(await open('bridge')).toMatchObject({ ok: false, status: 422, code: 'target.ambiguous' });
    expect(await open('tunnel')).toMatchObject({ ok: false, status: 422, code: 'target.absent' });
    expect(await open('bridge', 'said that the ')).toMatchObject({ ok: true, seq: 1 });
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]?.passages[0]).toMatchObject({ start: 24, end: 30 });
  });

  it('is opened on a range that points at text which has not arrived yet, and finds it when it does', async () => {
    const { decisions, live, pass, keepers } = await opened();
    const client = documentOf([]);
    client.clientID = 9;
    insertBlocks(client.getText('body'), 0, [{ type: 'paragraph', runs: [{ text: 'Words that travel slowly.' }] }]);
    const target = targetOf(client.getText('body'), 6, 10);
    if (!target) throw new Error('there are words');
    expect(await decisions.execute(ARTICLE, commands.open('', { target }), ann)).toMatchObject({ ok: true });
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]?.passages[0]).toMatchObject({
      quote: 'that',
      status: 'detached',
    });
    insertBlocks(live.text, 0, [{ type: 'paragraph', runs: [{ text: 'Words that travel slowly.' }] }]);
    pass();
    await (await keepers.on(ARTICLE, live)).run();
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]?.passages[0]).toMatchObject({
      start: 6,
      end: 10,
      status: 'anchored',
    });
  });

  it('is refused on a range of blanks, and on one that is not a range', async () => {
    const { decisions, live } = await opened();
    const open = (range: { start: string; end: string }) =>
      decisions.execute(ARTICLE, commands.open('', { target: { range } }), ann);
    const blank = encodeRange(live.text, { start: 3, end: 4 });
    expect(await open(blank)).toMatchObject({ ok: false, code: 'target.absent' });
    expect(await open({ start: 'bm90', end: '%%%' })).toMatchObject({ ok: false, code: 'target.absent' });
  });
});

describe('a command', () => {
  it('[R-LEDGER-7] is done once and answered alike, and never for another person', async () => {
    const { decisions, published, live } = await opened();
    const command = commands.open('bridge will open');
    const first = await decisions.execute(ARTICLE, command, ann);
    live.text.delete(0, 40);
    expect(await decisions.execute(ARTICLE, command, ann)).toEqual(first);
    expect(await decisions.execute(ARTICLE, command, bob)).toMatchObject({
      ok: false,
      status: 409,
      code: 'command.foreign',
    });
    expect(published).toHaveLength(1);
    expect((await decisions.stateOf(ARTICLE)).seq).toBe(1);
  });

  it('[R-LEDGER-7] sent twice at the same moment is done once', async () => {
    for (const [name, storage] of await storages()) {
      const { decisions, published } = openArticle(storage, TEXTS);
      const command = commands.open('bridge will open');
      const answers = await Promise.all([1, 2, 3].map(() => decisions.execute(ARTICLE, command, ann)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))), name).toHaveLength(1);
      expect(published, name).toHaveLength(1);
    }
  });

  it('[R-LEDGER-10] that asks for what already is appends nothing', async () => {
    const { decisions, published } = await opened();
    const open = commands.open('bridge will open', { comment: crypto.randomUUID() });
    await decisions.execute(ARTICLE, open, ann);
    const edit = commands.edit(open.annotation, String(open.comment), open.text);
    expect(await decisions.execute(ARTICLE, edit, ann)).toEqual({ ok: true, seq: 1, events: [] });
    expect(published).toHaveLength(1);
  });
});

describe('the ledger', () => {
  it('[R-LEDGER-6] does not fork when two nodes decide at once', async () => {
    for (const [name, storage] of await storages()) {
      const nodes = [openArticle(storage, TEXTS), openArticle(storage, TEXTS)];
      const open = commands.open('bridge will open');
      await nodes[0]?.decisions.execute(ARTICLE, open, ann);
      const race = (command: () => Command) =>
        Promise.all([0, 1, 0, 1, 0, 1].map((turn) => nodes[turn]?.decisions.execute(ARTICLE, command(), bob)));
      const replies = await race(() => commands.reply(open.annotation));
      expect(replies.map((answer) => answer?.ok && answer.seq).toSorted(), name).toEqual([2, 3, 4, 5, 6, 7]);
      const resolutions = await race(() => commands.resolve(open.annotation));
      expect(
        resolutions.filter((answer) => answer?.ok),
        name,
      ).toHaveLength(1);
      const events = await storage.ledgers.read(ARTICLE, 0);
      expect(verifyChain(events), name).toMatchObject({ ok: true, seq: 8 });
      const states = await Promise.all(nodes.map((node) => node.decisions.stateOf(ARTICLE)));
      expect(states[0], name).toEqual(states[1]);
    }
  });

  it('[R-LEDGER-4] is verified, and shows a tail that was cut off', async () => {
    const { decisions, storage } = await opened();
    const open = commands.open('bridge will open');
    await decisions.execute(ARTICLE, open, ann);
    for (let turn = 0; turn < 3; turn += 1) await decisions.execute(ARTICLE, commands.reply(open.annotation), bob);
    const head = await storage.ledgers.head(ARTICLE);
    expect(await decisions.verify(ARTICLE)).toEqual({ ok: true, seq: 4, hash: head.hash });
    const { read } = storage.ledgers;
    storage.ledgers.read = async (...asked) => (await read(...asked)).filter((event) => event.seq < 4);
    expect(await decisions.verify(ARTICLE)).toEqual({ ok: false, seq: 4, problem: 'tail', entry: null });
  });

  it('[R-LEDGER-3] goes on unbroken through a decision of two events', async () => {
    const { decisions } = await opened();
    const open = commands.open('bridge will open');
    await decisions.execute(ARTICLE, open, ann);
    await decisions.execute(ARTICLE, commands.resolve(open.annotation), bob);
    await decisions.execute(ARTICLE, commands.reply(open.annotation), ann);
    expect(await decisions.verify(ARTICLE)).toMatchObject({ ok: true, seq: 4 });
  });

  it('is told to everyone even where its passage could not be put into the text', async () => {
    const { decisions, live, published } = await opened();
    live.edit = () => Promise.reject(new Error('the disk is full'));
    await expect(decisions.execute(ARTICLE, commands.open('bridge will open'), ann)).rejects.toThrow('disk');
    expect(published.flatMap(({ events }) => events)).toMatchObject([{ type: 'thread.opened', seq: 1 }]);
  });
});

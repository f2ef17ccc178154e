import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Command } from '../../../shared/ledger/command.ts';
import { documentOf } from '../../support/openArticle.ts';
import { ARTICLE, flush, heldTexts, manualClock, Peer, settle, storageWith } from '../../support/rooms.ts';
import { type Served, serverOn } from '../../support/served.ts';

const uuid = () => crypto.randomUUID();
const suggestion = uuid();
const make: Command = {
  ...{ id: uuid(), type: 'suggestion.make', annotation: suggestion },
  ...{ target: { quote: { exact: 'in 2019' } }, text: 'in 2021' },
};
const accept = (): Command => ({ id: uuid(), type: 'suggestion.accept', annotation: suggestion });

const start = () => storageWith(Y.encodeStateAsUpdate(documentOf(['It was last inspected in 2019, they say.'])));

describe('an accepted suggestion in a live article', () => {
  it('[R-SUGGEST-6] is the acceptor’s edit, in the log and under a client id of theirs', async () => {
    const [storage, clock] = [await start(), manualClock()];
    const { rooms, ask } = serverOn(storage, clock);
    const peer = new Peer('gus', 'editor');
    await peer.connect(rooms);
    await settle(clock, peer);
    await ask(make, 'cas', 'checker');
    expect(await ask(accept(), 'eva', 'editor')).toMatchObject({ ok: true });
    await settle(clock, peer);
    expect(peer.text.toString()).toBe('It was last inspected in 2021, they say.\n');
    const [event] = (await storage.ledgers.read(ARTICLE, 1)) as { client?: number }[];
    expect((await storage.texts.load(ARTICLE)).owners.get(event?.client ?? 0)).toBe('eva');
    const rows = await storage.texts.history(ARTICLE, 0, 100);
    const hers = rows.filter(({ author }) => author === 'eva').map(({ update }) => Y.decodeUpdate(update).structs);
    expect(new Set(hers.flat().map(({ id }) => id.client))).toEqual(new Set([event?.client]));
  });

  it('[R-SUGGEST-7] is written once, when the server ends before it is on disk and another takes over', async () => {
    const [storage, clock] = [await start(), manualClock()];
    const { ask } = serverOn(storage, clock);
    await ask(make, 'cas', 'checker');
    const disk = heldTexts(storage);
    const dying = serverOn(disk.storage, manualClock());
    const asked = accept();
    void dying.decisions.execute(ARTICLE, asked, { person: 'eva', role: 'editor' });
    await expect.poll(async () => (await storage.ledgers.head(ARTICLE)).seq).toBe(2);
    const wordsOf = async (server: Served) => {
      const words = server.rooms.withText(ARTICLE, ({ text }) => text.toString());
      await flush(clock);
      return words;
    };
    const next = serverOn(storage, clock);
    expect(await wordsOf(next)).toBe('It was last inspected in 2021, they say.\n');
    expect(await wordsOf(serverOn(storage, clock))).toBe('It was last inspected in 2021, they say.\n');
    expect(await next.ask(asked, 'eva', 'editor')).toMatchObject({ ok: true, seq: 2 });
    expect(await next.ask(accept(), 'eva', 'editor')).toMatchObject({ code: 'suggestion.settled' });
  });
});

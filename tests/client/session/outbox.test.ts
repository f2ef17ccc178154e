import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../client/session/articleApi.ts';
import { notesIn } from '../../../client/session/notes.ts';
import { createOutbox } from '../../../client/session/outbox.ts';
import type { Command } from '../../../shared/ledger/command.ts';
import { keptStorage } from '../../support/keptStorage.ts';

const reply = (n: number): Command => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  type: 'thread.reply',
  annotation: '00000000-0000-4000-8000-0000000000aa',
  comment: `00000000-0000-4000-8000-0000000000c${n}`,
  text: `answer ${n}`,
});
const DONE: Answer = { kind: 'done', events: [] };

/** An outbox whose server answers as the test says, one answer a sending, and whose clock counts up. */
function outboxOn(storage: Storage, answers: (Answer | Promise<Answer>)[]) {
  const sent: Command[] = [];
  const retries: (() => void)[] = [];
  let clock = 0;
  const outbox = createOutbox({
    notes: notesIn(storage, 'kantlijn:ann:one'),
    send: async (command) => {
      sent.push(command);
      return answers.shift() ?? { kind: 'later' };
    },
    prepare: async (command) => command,
    done: () => undefined,
    now: () => ++clock,
    later: (work) => {
      retries.push(work);
      return () => undefined;
    },
  });
  return { outbox, sent, retries, texts: () => outbox.entries.get().map(({ command }) => command.id.at(-1)) };
}

describe('the outbox', () => {
  it('[R-OUTBOX-8] lets go of a command when the ledger tells of it before the answer does', async () => {
    const told = Promise.withResolvers<Answer>();
    const { outbox, sent, texts } = outboxOn(keptStorage(), [told.promise, DONE]);
    outbox.add(reply(1));
    outbox.add(reply(2));
    await expect.poll(() => sent.length).toBe(1);
    const { id: command, type: _type, ...said } = reply(1) as Extract<Command, { type: 'thread.reply' }>;
    const stamp = { seq: 1, command, actor: 'ann', at: '2026-01-01T00:00:00.000Z', hash: 'h' };
    outbox.recorded([{ type: 'thread.replied', ...said, files: [], ...stamp }]);
    expect(texts()).toEqual(['2']);
    told.resolve(DONE);
    await expect.poll(() => texts()).toEqual([]);
    expect(sent.map(({ id }) => id.at(-1))).toEqual(['1', '2']);
  });

  it('[R-OUTBOX-1] keeps a command until it is answered, through a reload', async () => {
    const storage = keptStorage();
    const before = outboxOn(storage, []);
    before.outbox.add(reply(1));
    before.outbox.add(reply(2));
    await before.outbox.flush();
    const after = outboxOn(storage, [DONE, DONE]);
    expect(after.texts()).toEqual(['1', '2']);
    await after.outbox.flush();
    expect(after.sent.map(({ id }) => id.at(-1))).toEqual(['1', '2']);
    expect(outboxOn(storage, []).texts()).toEqual([]);
  });

  it('[R-OUTBOX-2] sends in the order given, and the same command again after a lost connection', async () => {
    const { outbox, sent, retries } = outboxOn(keptStorage(), [{ kind: 'later' }, DONE, DONE]);
    outbox.add(reply(1));
    outbox.add(reply(2));
    await expect.poll(() => retries.length).toBe(1);
    await outbox.flush();
    expect(sent.map(({ id }) => id.at(-1))).toEqual(['1', '1', '2']);
  });

  it('[R-OUTBOX-3] keeps a refused command with its reason and goes on with the next', async () => {
    const { outbox, texts } = outboxOn(keptStorage(), [
      { kind: 'refused', code: 'thread.unknown', detail: 'gone' },
      DONE,
    ]);
    outbox.add(reply(1));
    outbox.add(reply(2));
    await expect.poll(texts).toEqual(['1']);
    expect(outbox.entries.get()[0]?.refusal).toEqual({ code: 'thread.unknown', detail: 'gone' });
    outbox.discard(reply(1).id);
    expect(texts()).toEqual([]);
  });

  it('[R-OUTBOX-4] two tabs keep each other’s commands', () => {
    const storage = keptStorage();
    outboxOn(storage, []).outbox.add(reply(1));
    const other = outboxOn(storage, []);
    other.outbox.add(reply(2));
    expect(outboxOn(storage, []).texts().sort()).toEqual(['1', '2']);
  });
});

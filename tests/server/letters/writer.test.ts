import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../../server/identity/accounts.ts';
import { createLetterWriter, type LetterWriter, nextMorning } from '../../../server/letters/writer.ts';
import type { Mailer } from '../../../server/mail/port.ts';
import { createSmtpMailer } from '../../../server/mail/smtp.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import type { InboxEntry, InboxKind } from '../../../shared/inbox/entry.ts';
import { type MailServer, startMailServer } from '../../support/mailServer.ts';
import { type ManualClock, manualClock, silentLog } from '../../support/rooms.ts';

const MINUTE = 60_000;
const SARA: Person = {
  id: 'sara',
  name: 'Sara',
  email: 'sara@example.org',
  owner: false,
  language: 'nl',
  secondFactor: false,
};

let server: MailServer;
let storage: Storage;
let clock: ManualClock;
let writers: LetterWriter[];
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  server.letters.length = 0;
  clock = manualClock(Date.UTC(2026, 10, 30, 12));
  storage = createMemoryStorage({ now: clock.now });
  writers = [];
  await storage.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
  await storage.desks.setMember({ desk: 'd1', person: 'sara', role: 'checker' });
  const record = {
    id: 'a',
    desk: 'd1',
    slug: 'dijk',
    headline: 'De dijk brak',
    words: 9,
    language: 'nl',
    deadline: null,
  };
  const times = { createdBy: 'cas', createdAt: 1, updatedAt: 1, deletedAt: null };
  await storage.articles.create({ ...record, ...times }, new Uint8Array([1]));
});
afterEach(async () => {
  for (const each of writers) await each.stop();
});

let sources = 0;
async function comes(kind: InboxKind, more: Partial<InboxEntry> = {}): Promise<void> {
  sources += 1;
  const about = { annotation: `n${sources}`, subject: 'c', actor: 'tomas', at: clock.now() + sources };
  await storage.inbox.add([{ person: 'sara', article: 'a', source: `${sources}`, kind, ...about, ...more }]);
  await storage.letters.want('sara', clock.now() + MINUTE);
}
/** What is under way. */
const sending = new Set<Promise<unknown>>();
function begin(given?: Mailer): void {
  const smtp = given ?? createSmtpMailer({ url: server.url, from: 'Kantlijn <desk@example.org>' });
  const mailer: Mailer = {
    send(letter) {
      const sent = smtp.send(letter);
      const settled = sent.catch(() => undefined).finally(() => sending.delete(settled));
      sending.add(settled);
      return sent;
    },
    close: smtp.close,
  };
  const made = createLetterWriter({
    ...{ storage, clock, log: silentLog, publicUrl: () => 'https://kantlijn.example' },
    accounts: { find: async (id) => (id === 'sara' ? SARA : null), namesOf: async () => new Map([['tomas', 'Tomas']]) },
    mailer,
  });
  made.start();
  writers.push(made);
}
/** Lets time go by in steps of a look, each of which comes to its end. */
async function passing(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 15_000) {
    clock.advance(Math.min(left, 15_000));
    for (let round = 0; round < 8; round += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      await Promise.all(sending);
    }
  }
}
const choose = (choice: 'never' | 'atOnce' | 'daily') =>
  storage.letters.choose('sara', choice, choice === 'daily' ? nextMorning(clock.now()) : null);

it('[R-MAIL-2] [R-MAIL-3] writes a minute after somebody was spoken to, without words of the article', async () => {
  await choose('atOnce');
  begin();
  await comes('mention');
  await comes('assigned', { annotation: 'claim' });
  await comes('assigned');
  await comes('note');
  await passing(45_000);
  expect(server.letters).toEqual([]);
  await passing(30_000);
  expect(server.letters.length).toBe(1);
  const [{ to, headers, text } = { to: [], headers: new Map<string, string>(), text: '' }] = server.letters;
  expect([to, headers.get('subject')]).toEqual([['sara@example.org'], 'Kantlijn: er wachten 2 zaken op je']);
  expect(text).toContain('Tomas gaf je 2 claims\r\nDe dijk brak\r\nhttps://kantlijn.example/article/a?thread=');
  expect(text).toContain('Tomas noemde je');
  expect(text).not.toContain('opmerking');
  expect(text).toContain('https://kantlijn.example/account#letters');
  expect(headers.get('list-unsubscribe')).toBe('<https://kantlijn.example/account#letters>');
});

it('[R-MAIL-2] writes to nobody who did not choose so, nor about what is read, put off or out of sight', async () => {
  begin();
  await comes('mention');
  await passing(5 * MINUTE);
  await choose('atOnce');
  await storage.letters.want('sara', clock.now());
  await passing(5 * MINUTE);
  await comes('mention');
  await storage.inbox.mark('sara', [{ article: 'a', source: `${sources}` }], { readAt: clock.now() });
  await comes('mention');
  await storage.inbox.mark('sara', [{ article: 'a', source: `${sources}` }], {
    snoozedUntil: clock.now() + 60 * MINUTE,
  });
  await passing(5 * MINUTE);
  await comes('mention');
  await storage.desks.removeMember('d1', 'sara');
  await passing(5 * MINUTE);
  expect(server.letters).toEqual([]);
});

it('[R-MAIL-2] writes once a day in the morning about all that waits', async () => {
  await choose('daily');
  begin();
  await comes('note');
  await comes('cracked');
  await passing(nextMorning(clock.now()) - clock.now() - MINUTE);
  expect(server.letters).toEqual([]);
  await passing(2 * MINUTE);
  expect(server.letters.length).toBe(1);
  expect(server.letters[0]?.text).toContain('wijzigde woorden die je had afgetekend');
  const next = (await storage.letters.due(Number.MAX_SAFE_INTEGER, 9))[0]?.due ?? 0;
  expect([next - clock.now() > 22 * 60 * MINUTE, new Date(next).getHours()]).toEqual([true, 8]);
});

it('[R-MAIL-4] of two nodes one writes, and once', async () => {
  await choose('atOnce');
  begin();
  begin();
  await comes('mention');
  await passing(2 * MINUTE);
  expect(server.letters.length).toBe(1);
  await passing(10 * MINUTE);
  expect(server.letters.length).toBe(1);
});

it('[R-MAIL-4] a crash after sending costs one more of the same name, minutes later', async () => {
  await choose('atOnce');
  const smtp = createSmtpMailer({ url: server.url, from: 'desk@example.org' });
  const crashing: Mailer = {
    async send(letter) {
      await smtp.send(letter);
      throw new Error('the power went');
    },
    close: smtp.close,
  };
  begin(crashing);
  await comes('mention');
  await passing(75_000);
  expect(server.letters.length).toBe(1);
  await writers[0]?.stop();
  begin();
  await passing(3 * MINUTE);
  expect(server.letters.length).toBe(1);
  await passing(3 * MINUTE);
  expect(server.letters.length).toBe(2);
  await passing(60 * MINUTE);
  expect(new Set(server.letters.map(({ headers }) => headers.get('message-id'))).size).toBe(1);
  expect(server.letters.length).toBe(2);
});

it('[R-MAIL-4] tries again what was not taken, and leaves what never will be', async () => {
  await choose('atOnce');
  begin();
  server.refuse(451);
  await comes('mention');
  await passing(90_000);
  expect(server.letters).toEqual([]);
  await passing(6 * MINUTE);
  expect(server.letters.length).toBe(1);
  server.refuse(550);
  await comes('mention');
  await passing(60 * MINUTE);
  expect([server.letters.length, await storage.letters.unwritten('sara', ['d1'], 9)]).toEqual([1, []]);
});

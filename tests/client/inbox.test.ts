import { afterEach, expect, it, vi } from 'vitest';
import type { Inbox, InboxGroup } from '../../client/api/inbox.ts';
import { newcomers, notifying, showNotice, switchNotifying } from '../../client/inbox/notifying.ts';
import { snoozedUntil } from '../../client/inbox/snooze.ts';

afterEach(() => vi.unstubAllGlobals());

const group = (entries: string[], isRead = false): InboxGroup => ({
  ...{ key: entries[0] ?? '', kind: 'mention', article: { id: 'a', slug: 'a', headline: 'A', desk: 'd' } },
  ...{ annotation: null, actors: [], count: entries.length, at: '', entries, isRead, snoozedUntil: null },
  ...{ quote: null, words: null },
});
const inbox = (...groups: InboxGroup[]): Inbox => ({ unread: 0, groups, invitations: [], names: {} });

it('[R-MAIL-5] a notice tells of what is new to a page that was open, not of what it found', () => {
  const before = inbox(group(['1']), group(['2'], true));
  const keys = (now: Inbox, known: Inbox | null = before) => newcomers(known, now).map(({ key }) => key);
  expect(keys(before, null)).toEqual([]);
  expect(keys(inbox(group(['3', '1']), group(['4'], true), group(['2'])))).toEqual(['3']);
});

it('[R-MAIL-5] the browser is asked on a press alone, and the answer is kept here', async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
  expect(notifying(storage)).toBe('impossible');
  const asked = { permission: 'default', requestPermission: vi.fn(async () => (asked.permission = 'granted')) };
  vi.stubGlobal('Notification', asked);
  expect([notifying(storage), asked.requestPermission.mock.calls.length]).toEqual(['off', 0]);
  expect([await switchNotifying(true, storage), await switchNotifying(false, storage)]).toEqual(['on', 'off']);
  asked.permission = 'denied';
  expect(notifying(storage)).toBe('denied');
});

it('[R-INBOX-6] later is an hour, this evening while it is to come, tomorrow morning or a week', () => {
  const noon = new Date(2026, 10, 30, 12, 5);
  const told = (now: Date) =>
    (['hour', 'evening', 'tomorrow', 'week'] as const).map((snooze) => {
      const at = snoozedUntil(snooze, now);
      return at && [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].join(' ');
    });
  expect(told(noon)).toEqual(['11 30 13 5', '11 30 18 0', '12 1 8 0', '12 7 8 0']);
  expect(told(new Date(2026, 10, 30, 18, 0))[1]).toBeNull();
});

it('[R-MAIL-5] a browser that knows notices and shows none from a page is left alone', () => {
  vi.stubGlobal('Notification', function illegal() {
    throw new TypeError('Illegal constructor');
  });
  expect(showNotice('Kantlijn', {})).toBeNull();
});

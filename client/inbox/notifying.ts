/**
 * Notices of this browser about what comes, from a page that is open: asked for when somebody presses for it in their
 * settings, and kept per browser. They name who did what; never words of an article, a comment or evidence, for they
 * may stand on a locked screen.
 */
import type { Inbox, InboxGroup } from '../api/inbox.ts';

const KEY = 'kantlijn.notify';

export type Notifying = 'on' | 'off' | 'denied' | 'impossible';

export function notifying(storage: Pick<Storage, 'getItem'>): Notifying {
  if (!('Notification' in globalThis)) return 'impossible';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && storage.getItem(KEY) === 'on' ? 'on' : 'off';
}

/** Asks the browser, which asks the person; only from a press. */
export async function switchNotifying(on: boolean, storage: Storage): Promise<Notifying> {
  if (!on) storage.removeItem(KEY);
  else if ((await Notification.requestPermission()) === 'granted') storage.setItem(KEY, 'on');
  return notifying(storage);
}

/** Null where the browser knows notices and shows none from a page, as phones do. */
export function showNotice(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options);
  } catch {
    return null;
  }
}

/** What is unread now and was not among what was seen before; nothing of the first look. */
export function newcomers(before: Inbox | null, now: Inbox): InboxGroup[] {
  if (!before) return [];
  const known = new Set(before.groups.flatMap(({ entries }) => entries));
  return now.groups.filter(({ isRead, entries }) => !isRead && entries.some((entry) => !known.has(entry)));
}

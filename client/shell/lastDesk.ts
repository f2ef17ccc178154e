/** Which desk opens first: the last one seen in this browser, while the person is still on it. */
import type { DeskOfMine } from '../api/shapes.ts';

const STORAGE_KEY = 'kantlijn.desk';

export function rememberDesk(slug: string, storage: Storage): void {
  storage.setItem(STORAGE_KEY, slug);
}

/** The slug of the desk to open; null for a person without desks. */
export function deskToOpen(desks: readonly DeskOfMine[], storage: Pick<Storage, 'getItem'>): string | null {
  const last = storage.getItem(STORAGE_KEY);
  return (desks.find(({ slug }) => slug === last) ?? desks[0])?.slug ?? null;
}

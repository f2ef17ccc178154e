import type { Desk, Storage } from './storage/ports.ts';

/** The desk that every installation has from its first start. */
const FIRST_DESK = { slug: 'newsroom', name: 'Newsroom' };

/** Two processes may start at once: whoever comes second finds the desk of the first. */
export async function ensureFirstDesk(storage: Storage, newId: () => string): Promise<Desk> {
  const known = await storage.desks.deskBySlug(FIRST_DESK.slug);
  if (known) return known;
  const desk = { id: newId(), ...FIRST_DESK };
  try {
    await storage.desks.createDesk(desk);
    return desk;
  } catch (error) {
    const other = await storage.desks.deskBySlug(FIRST_DESK.slug);
    if (!other) throw error;
    return other;
  }
}

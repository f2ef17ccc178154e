/** What a desk has set beside its rules and tags. */
import { z } from 'zod';

/** Whole days; null for never. */
const days = z.number().int().min(1).max(3_650).nullable();

export const deskSettings = z.strictObject({
  /** Of new articles whose words do not tell; null: that of who makes them. */
  language: z.enum(['nl', 'en']).nullable(),
  /** A cleared article that nobody changed for so long goes into the archive. */
  archiveAfterDays: days,
  /** An article that lay in the archive for so long goes into the bin, and from there for good. */
  retentionDays: days,
});
export type DeskSettings = z.infer<typeof deskSettings>;

export const USUAL_DESK: DeskSettings = { language: null, archiveAfterDays: null, retentionDays: null };

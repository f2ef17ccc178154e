/** How somebody wants to be written to about what waits for them; nothing is sent unless they choose so. */
import type { InboxKind } from './entry.ts';

export const LETTER_CHOICES = ['never', 'atOnce', 'daily'] as const;
export type LetterChoice = (typeof LETTER_CHOICES)[number];

/** What does not wait for the morning, where somebody wants to hear of it at once. */
export const AT_ONCE: readonly InboxKind[] = ['mention', 'assigned'];

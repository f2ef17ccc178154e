/**
 * Guests: outside people whom a link lets into one article. Their ids tell them from people with an account, wherever only
 * an id is kept: in the ledger, in presence, in a report.
 */
import { ROLES } from './permissions.ts';

export const GUEST_ID = 'guest-';

/** Whether a person id is that of a guest, who does not belong to the desk. */
export const isGuest = (person: string) => person.startsWith(GUEST_ID);

/** What a guest may be on their article. */
export const GUEST_ROLES = [ROLES[0], ROLES[1]] as const;
export type GuestRole = (typeof GUEST_ROLES)[number];

/** The longest that a link lets somebody in. */
export const MOST_GUEST_DAYS = 30;

/**
 * Why the server ended a socket. 44xx is final: coming back the same way changes nothing (y-websocket's provider stops).
 * 45xx means later: come back, after a short random wait. Each has a stable name and the reader's next step, which the
 * client shows in the reader's language under the same name.
 */
export const CLOSE = {
  'frame.malformed': { code: 4400, next: 'Reload the page; if it happens again, report it.' },
  'session.ended': { code: 4401, next: 'Sign in again.' },
  'guest.ended': { code: 4402, next: 'Your access as a guest has ended; ask whoever invited you.' },
  'text.forbidden': {
    code: 4403,
    next: 'Your role may not change the text; your words are kept as a draft on your screen.',
  },
  'article.unknown': { code: 4404, next: 'The article does not exist, or you are not a member of its desk.' },
  'client.foreign': {
    code: 4409,
    next: 'Reload the page: this editor wrote under a number that belongs to another person.',
  },
  'article.deleted': { code: 4410, next: 'The article was moved to the bin.' },
  'frame.tooLarge': { code: 4413, next: 'Send less at once: paste in parts, or import the document.' },
  'frame.text': { code: 4415, next: 'The protocol speaks binary frames only.' },
  'update.inadmissible': { code: 4422, next: 'Reload the page: this copy of the text does not fit the server’s.' },
  'schema.other': { code: 4426, next: 'Reload the page to get the current version of Kantlijn.' },
  'rate.exceeded': { code: 4429, next: 'Too much was sent at once; wait a moment and reload.' },
  'server.failed': { code: 4500, next: 'Something failed on the server; you are reconnected by yourself.' },
  'role.changed': { code: 4501, next: 'Your role was changed; you are reconnected under the new one.' },
  'server.stopping': { code: 4503, next: 'The server restarts; you are reconnected by yourself.' },
  'reader.stalled': { code: 4508, next: 'The connection stood still; you are reconnected by yourself.' },
} as const satisfies Record<string, { code: number; next: string }>;

export type CloseReason = keyof typeof CLOSE;

/** The reason behind a close code, or null for a code that is not ours (1000, 1006, 1009 …). */
export function closeReasonOf(code: number): CloseReason | null {
  const found = Object.entries(CLOSE).find(([, close]) => close.code === code);
  return found ? (found[0] as CloseReason) : null;
}

/** Secrets of webhooks and what they sign: the scheme of Standard Webhooks, for which receivers find libraries. */
import { createHmac, hkdfSync } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** Made of the installation's own secret, so that none has to be kept: whoever reads the database cannot sign. */
export function secretOf(installation: string, { id, salt }: { id: string; salt: string }): string {
  const bytes = hkdfSync('sha256', installation, salt, `kantlijn webhook ${id}`, SECRET_BYTES);
  return PREFIX + Buffer.from(bytes).toString('base64');
}

export interface Signed {
  /** Names the message: the same at each try. */
  id: string;
  /** Seconds since the epoch. */
  timestamp: number;
  body: string;
}

/** The headers that say who sent it, and when. */
export function signedHeaders(secret: string, { id, timestamp, body }: Signed): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `v1,${signature}` };
}

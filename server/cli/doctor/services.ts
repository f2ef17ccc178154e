/** What a node talks to beside its store. */
import { createClient } from '@redis/client';
import { discover, type ProviderSettings } from '../../identity/provider.ts';
import { createSmtpMailer } from '../../mail/smtp.ts';
import { doubtful, type Finding, ill, saidBy, well } from './finding.ts';

const WAIT_MS = 4_000;
const OLDEST_REDIS = 6;

export async function redisFinding(url: string): Promise<Finding> {
  const socket = { connectTimeout: WAIT_MS, socketTimeout: WAIT_MS, reconnectStrategy: false as const };
  const client = createClient({ url, socket, disableClientInfo: true, maintNotifications: 'disabled' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const begun = performance.now();
    await client.ping();
    const ms = Math.round(performance.now() - begun);
    const version =
      /redis_version:(\S+)/.exec(await client.info('server').catch(() => ''))?.[1] ?? 'of unknown version';
    if (Number.parseInt(version, 10) < OLDEST_REDIS) {
      return ill('Redis', `is ${version}`, `Use Redis ${OLDEST_REDIS} or later.`);
    }
    return well('Redis', `${version}, answers within ${ms} ms`);
  } catch (error) {
    const words = `does not answer: ${saidBy(error)}`;
    return doubtful('Redis', words, 'Nodes read the log once a second meanwhile; nothing is lost.');
  } finally {
    client.destroy();
  }
}

/** Greets the mail server and signs in there; no letter is sent. */
export async function mailFinding(settings: { url: string; from: string }): Promise<Finding> {
  const mailer = createSmtpMailer(settings);
  try {
    await mailer.check();
    return well('mail', `${new URL(settings.url).host} takes letters from ${settings.from}`);
  } catch (error) {
    return doubtful('mail', saidBy(error), 'See SMTP_URL and its password; letters wait meanwhile.');
  } finally {
    mailer.close();
  }
}

export async function providerFinding(settings: ProviderSettings): Promise<Finding> {
  try {
    await discover(settings);
    return well('sign-on', `${settings.issuer} answers`);
  } catch (error) {
    const words = `${settings.issuer} does not answer as a provider: ${saidBy(error)}`;
    return doubtful('sign-on', words, 'See OIDC_ISSUER; until it answers only passwords let anybody in.');
  }
}

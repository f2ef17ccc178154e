/** What a node talks to beside its store. */
import { createClient } from '@redis/client';
import { doubtful, type Finding, ill, well } from './finding.ts';

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
    const words = `does not answer: ${error instanceof Error ? error.message : error}`;
    return doubtful('Redis', words, 'Nodes read the log once a second meanwhile; nothing is lost.');
  } finally {
    client.destroy();
  }
}

/** The bus that the configuration asks for. */
import type { Log } from '../rooms/log.ts';
import { createSilence } from './local.ts';
import type { Bus } from './port.ts';

interface BusParts {
  /** Null where there is no Redis: then nobody is told of anything, and everybody reads the log. */
  redisUrl: string | null;
  secret: string;
  log: Log;
  /** Something came that no node of this installation said. */
  onRefused?: (() => void) | undefined;
}

export async function openBus({ redisUrl, secret, log, onRefused = () => undefined }: BusParts): Promise<Bus> {
  if (!redisUrl) return createSilence();
  let isTold = false;
  const onError = (error: Error) => {
    if (!isTold) log.warn({ error: error.message }, 'Redis is away; the log is read once a second');
    isTold = true;
  };
  const { openRedisBus } = await import('./redis.ts');
  const bus = openRedisBus({ url: redisUrl, secret, onRefused, onError });
  bus.onState((state) => {
    isTold = state === 'away' && isTold;
    log.info({ state }, 'the bus');
  });
  return bus;
}

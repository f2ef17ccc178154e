/** For those who run the server: is it alive, is it ready, how is it doing. */
import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { remoteAddress } from './clientAddress.ts';
import type { Described } from './endpoint.ts';
import { Problem } from './problem.ts';

export interface Health {
  /** Rejects when the store does not answer. */
  ping(): Promise<void>;
  /** How this node hears of the others. */
  bus(): 'alone' | 'ready' | 'polling';
  metrics: { contentType: string; metrics(): Promise<string> };
  /** Lets a collector on another machine read the metrics; null allows loopback alone. */
  metricsToken: string | null;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;
/** A proxy on the same machine connects from loopback too; what it forwards is not from here. */
const isForwarded = (c: Context) =>
  c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined;

function holdsToken(c: Context, token: string | null): boolean {
  const given = Buffer.from(c.req.header('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${token ?? ''}`);
  return token !== null && given.length === wanted.length && timingSafeEqual(given, wanted);
}

const outside = { method: 'get', signedIn: false, isOutside: true, media: 'text/plain' } as const;

export const HEALTH_ROUTES: Described[] = [
  { ...outside, path: '/healthz', summary: 'Whether the process is alive' },
  { ...outside, path: '/readyz', summary: 'Whether the store answers, and how this node hears of the others' },
  { ...outside, path: '/metrics', summary: 'Figures for Prometheus: from this machine, or with METRICS_TOKEN' },
];

export function healthRoutes(app: Hono, health: Health): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await health.ping();
    } catch {
      throw new Problem(503, 'store.unreachable', 'The store does not answer.');
    }
    const bus = health.bus();
    return c.text(bus === 'alone' ? 'ready' : `ready, bus: ${bus}`);
  });
  app.get('/metrics', async (c) => {
    const isHere = LOOPBACK.test(remoteAddress(c)) && !isForwarded(c);
    if (!isHere && !holdsToken(c, health.metricsToken)) {
      throw new Problem(403, 'metrics.forbidden', 'Metrics are read from this machine, or with the metrics token.');
    }
    return c.body(await health.metrics.metrics(), 200, { 'content-type': health.metrics.contentType });
  });
}

/** Figures for Prometheus, on a registry of their own. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Measures } from './rooms/measures.ts';

export interface Metrics {
  registry: Registry;
  measures: Measures;
  /** Says from now on how this node hears of the others. */
  watchNodes(state: () => 'alone' | 'ready' | 'polling'): void;
  /** Counts what came over the bus and was no message of this installation. */
  busRefused(): void;
  stop(): void;
}

/** An fsync takes 0.2 ms on a fast disk and 10 ms on an honest slow one; a second is an outage. */
const COMMIT_SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];
const UPDATES_PER_FRAME = [1, 2, 5, 10, 20, 50, 100, 500];
const NANOSECONDS = 1e9;

function measureLoop(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ samplePerIteration: true });
  delay.enable();
  new Gauge({
    name: 'kantlijn_event_loop_delay_seconds',
    help: 'Event-loop delay since the last look, by quantile',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      this.set({ quantile: '0.5' }, delay.percentile(50) / NANOSECONDS);
      this.set({ quantile: '0.99' }, delay.percentile(99) / NANOSECONDS);
      this.set({ quantile: '1' }, delay.max / NANOSECONDS);
      delay.reset();
    },
  });
  return () => void delay.disable();
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const sockets = new Gauge({ name: 'kantlijn_sockets', help: 'Open sockets', registers });
  const rooms = new Gauge({ name: 'kantlijn_rooms', help: 'Articles in memory', registers });
  const failures = new Counter({ name: 'kantlijn_commit_failures_total', help: 'Commits that failed', registers });
  const commits = new Histogram({
    ...{ name: 'kantlijn_commit_seconds', help: 'Time of a text commit', registers },
    buckets: COMMIT_SECONDS,
  });
  const merged = new Histogram({
    ...{ name: 'kantlijn_updates_per_frame', help: 'Updates merged into one commit and frame', registers },
    buckets: UPDATES_PER_FRAME,
  });
  const refused = new Counter({
    ...{ name: 'kantlijn_frames_refused_total', help: 'Frames refused, by reason', registers },
    labelNames: ['reason'],
  });
  const strange = new Counter({
    ...{
      name: 'kantlijn_bus_refused_total',
      help: 'Messages on the bus that no node of this installation sent',
      registers,
    },
  });
  const stop = measureLoop(registry);
  return {
    registry,
    stop,
    busRefused: () => strange.inc(),
    watchNodes(state) {
      new Gauge({
        ...{ name: 'kantlijn_bus', help: 'How this node hears of the others: 1 for the way of now', registers },
        labelNames: ['state'],
        collect() {
          for (const each of ['alone', 'ready', 'polling'] as const)
            this.set({ state: each }, Number(state() === each));
        },
      });
    },
    measures: {
      roomOpened: () => rooms.inc(),
      roomClosed: () => rooms.dec(),
      socketOpened: () => sockets.inc(),
      socketClosed: () => sockets.dec(),
      committed(ms, updates) {
        commits.observe(ms / 1_000);
        merged.observe(updates);
      },
      commitFailed: () => failures.inc(),
      frameRefused: (reason) => refused.inc({ reason }),
    },
  };
}

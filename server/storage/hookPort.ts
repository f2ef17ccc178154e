/** Webhooks of desks, and what is to be sent to them (docs/protocol/hooks.md, R-HOOK). */
import type { DeliveryState, HookEventType, HookFormat, HookPause } from '../../shared/hooks/hook.ts';

export interface Hook {
  id: string;
  desk: string;
  name: string;
  url: string;
  events: HookEventType[];
  format: HookFormat;
  /** Of what is said in messages. */
  language: 'en' | 'nl';
  /** Of its secret, which is made of this, its id and the installation's own. */
  salt: string;
  createdBy: string;
  createdAt: number;
  paused: HookPause | null;
}

export interface NewDelivery {
  id: string;
  hook: string;
  /** What it is about; once a hook. Of an article it begins with the article’s id and a colon: it goes with the article. */
  key: string;
  type: HookEventType | 'test';
  /** As it is sent and signed. */
  body: string;
  at: number;
  /** Not tried before. */
  due: number;
}
/** How a try went. */
export interface DeliveryOutcome {
  state: DeliveryState;
  /** Of the answer; null where there was none. */
  status: number | null;
  /** Why there was none: a stable code. */
  fault: string | null;
  ms: number;
  triedAt: number;
  due: number;
}
export interface Delivery extends NewDelivery {
  state: DeliveryState;
  tries: number;
  status: number | null;
  fault: string | null;
  ms: number | null;
  triedAt: number | null;
}

export interface HookStore {
  of(desk: string): Promise<Hook[]>;
  find(id: string): Promise<Hook | null>;
  create(hook: Hook): Promise<void>;
  update(id: string, change: Partial<Omit<Hook, 'id' | 'desk' | 'createdBy' | 'createdAt'>>): Promise<void>;
  /** With everything that was to be sent to it. */
  remove(id: string): Promise<void>;
  /** What a hook was to be told already is left out. */
  queue(deliveries: readonly NewDelivery[]): Promise<void>;
  /** Deliveries to be tried now, of hooks that are neither paused nor among `except`, the oldest first. */
  due(now: number, limit: number, except: readonly string[]): Promise<Pick<Delivery, 'id' | 'hook'>[]>;
  /** Takes one that is due until then, so that no other node tries it; null where it is not to be had. */
  take(id: string, now: number, until: number): Promise<Delivery | null>;
  settle(id: string, outcome: DeliveryOutcome): Promise<void>;
  /** To be tried anew, as if it had just come. */
  again(hook: string, id: string, due: number): Promise<boolean>;
  /** The newest first. */
  deliveries(hook: string, limit: number): Promise<Delivery[]>;
  /** Of settled deliveries, keeps the newest so many of each hook. */
  prune(keep: number): Promise<void>;
}

/** Webhooks and what is to be sent to them, in memory. */
import type { Delivery, Hook, HookStore } from '../hookPort.ts';

interface KeptDelivery extends Delivery {
  takenUntil: number;
}

const told = ({ takenUntil: _taken, ...delivery }: KeptDelivery): Delivery => structuredClone(delivery);
const byTime = (a: Delivery, b: Delivery) => a.at - b.at || (a.id < b.id ? -1 : 1);
const newestFirst = (a: Delivery, b: Delivery) => b.at - a.at || (a.id < b.id ? -1 : 1);

/** @returns beside the store, how it forgets what was to be told of an article. */
export function createMemoryHooks(
  hasDesk: (id: string) => Promise<boolean>,
): HookStore & { forget(article: string): void } {
  const hooks = new Map<string, Hook>();
  const kept = new Map<string, KeptDelivery>();
  const of = (hook: string) => [...kept.values()].filter((each) => each.hook === hook);
  const isDue = (each: KeptDelivery, now: number) =>
    each.state === 'waiting' && each.due <= now && each.takenUntil <= now;
  return {
    async of(desk) {
      const found = [...hooks.values()].filter((hook) => hook.desk === desk);
      return structuredClone(found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)));
    },
    async find(id) {
      return structuredClone(hooks.get(id) ?? null);
    },
    async create(hook) {
      if (hooks.has(hook.id) || !(await hasDesk(hook.desk))) throw new Error('there is such a hook, or no such desk');
      hooks.set(hook.id, structuredClone(hook));
    },
    async update(id, change) {
      const hook = hooks.get(id);
      if (hook) hooks.set(id, { ...hook, ...structuredClone(change) });
    },
    async remove(id) {
      for (const { id: delivery } of of(id)) kept.delete(delivery);
      hooks.delete(id);
    },
    async queue(deliveries) {
      for (const each of deliveries) {
        if (!hooks.has(each.hook)) throw new Error(`there is no hook ${each.hook}`);
        if (of(each.hook).some(({ key }) => key === each.key)) continue;
        const blank = { tries: 0, status: null, fault: null, ms: null, triedAt: null, takenUntil: 0 };
        kept.set(each.id, { ...structuredClone(each), state: 'waiting', ...blank });
      }
    },
    async due(now, limit, except) {
      const found = [...kept.values()].filter(
        (each) => isDue(each, now) && !except.includes(each.hook) && hooks.get(each.hook)?.paused === null,
      );
      return found
        .sort(byTime)
        .slice(0, limit)
        .map(({ id, hook }) => ({ id, hook }));
    },
    async take(id, now, until) {
      const found = kept.get(id);
      if (!found || !isDue(found, now)) return null;
      found.takenUntil = until;
      return told(found);
    },
    async settle(id, outcome) {
      const found = kept.get(id);
      if (found) Object.assign(found, outcome, { takenUntil: 0, tries: found.tries + 1 });
    },
    async again(hook, id, due) {
      const found = kept.get(id);
      if (found?.hook !== hook) return false;
      Object.assign(found, { state: 'waiting', tries: 0, due, at: due });
      return true;
    },
    async deliveries(hook, limit) {
      return of(hook).sort(newestFirst).slice(0, limit).map(told);
    },
    async prune(keep) {
      for (const hook of hooks.keys()) {
        const settled = of(hook).filter(({ state }) => state !== 'waiting');
        for (const { id } of settled.sort(newestFirst).slice(keep)) kept.delete(id);
      }
    },
    forget(article) {
      for (const { id, key } of kept.values()) if (key.startsWith(`${article}:`)) kept.delete(id);
    },
  };
}

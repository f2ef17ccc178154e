/** Names of the people who may appear in the margin. Asked for once, and again when an id turns up that is not known. */
import type { Colleague, Lookup } from './articleApi.ts';
import { createStore, type Readable } from './store.ts';

export interface People {
  readonly byId: Readable<ReadonlyMap<string, Colleague>>;
  /** Asks for the names again if `id` is not among them. Each unknown id is asked for once. */
  want(id: string): void;
  /** Asks for the names again, as somebody may have come to the desk. */
  refresh(): void;
}

export function createPeople(fetchPeople: () => Promise<Lookup<Colleague[]>>): People {
  const byId = createStore<ReadonlyMap<string, Colleague>>(new Map());
  const asked = new Set<string>();
  let running = false;

  const load = async () => {
    running = true;
    const found = await fetchPeople();
    running = false;
    if (found.kind === 'found') byId.set(new Map(found.value.map((one) => [one.id, one])));
    else asked.clear();
  };
  return {
    byId,
    refresh() {
      if (!running) void load();
    },
    want(id) {
      if (byId.get().has(id) || asked.has(id) || running) return;
      asked.add(id);
      void load();
    },
  };
}

/**
 * Small things that survive a reload: outbox entries, drafts, refused words. Each has a key of its own under the name of
 * person and article, so that two tabs never overwrite each other's.
 */
export interface Notes {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  /** Keys that start with `prefix`, in the order of their text. */
  keys(prefix: string): string[];
}

/** Notes in `storage` under `name`; a full or forbidden storage loses nothing that is on screen, so it is not an error. */
export function notesIn(storage: Storage, name: string): Notes {
  const full = (key: string) => `${name}:${key}`;
  return {
    read: (key) => parse(storage.getItem(full(key))),
    write(key, value) {
      try {
        storage.setItem(full(key), JSON.stringify(value));
      } catch {
        storage.removeItem(full(key));
      }
    },
    remove: (key) => storage.removeItem(full(key)),
    keys: (prefix) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(full(prefix)))
        .map((key) => key.slice(name.length + 1))
        .sort(),
  };
}

function parse(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

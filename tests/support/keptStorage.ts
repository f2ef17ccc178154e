/** A `Storage` in memory whose keys can be listed as those of the browser's. */
export function keptStorage(): Storage {
  const values: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => values[key] ?? null,
    setItem: (key: string, value: string) => {
      values[key] = value;
    },
    removeItem: (key: string) => {
      delete values[key];
    },
  };
  return new Proxy(values, {
    get: (_target, key) => Reflect.get(key in methods ? methods : values, key),
  }) as unknown as Storage;
}

/** Makes a value when it is first asked for, and gives the same one from then on. A `make` that throws is tried again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

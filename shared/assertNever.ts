/** The end of a `switch` that knows every case: a new case does not compile until it is dealt with. */
export function assertNever(value: never): never {
  throw new TypeError(`unknown case: ${JSON.stringify(value)}`);
}

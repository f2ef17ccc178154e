/**
 * One spelling for one value, so that its hash says something about the value: the JSON of RFC 8785 for what the ledger
 * holds (keys sorted by UTF-16 unit, no white space, numbers as ECMAScript writes them). A key whose value is
 * `undefined` is left out, as JSON does.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** @throws TypeError for a number that JSON cannot write, or half a surrogate pair, which has no UTF-8. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a number that JSON can write');
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('half a surrogate pair has no UTF-8');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

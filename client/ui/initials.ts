/**
 * The one or two letters that stand for a person: first and last name, capitals, whole characters. What stands behind a
 * name in brackets is no name.
 */
export function initialsOf(name: string): string {
  const names = name.split(/\s+/u).filter((part) => /^[\p{L}\p{N}]/u.test(part));
  const first = names[0] ?? '?';
  const last = names.length > 1 ? (names[names.length - 1] ?? '') : '';
  return [first, last]
    .map((part) => [...part][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

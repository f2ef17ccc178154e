/** The one or two letters that stand for a person: first and last name, capitals, whole characters. */
export function initialsOf(name: string): string {
  const names = name.trim().split(/\s+/u).filter(Boolean);
  const first = names[0] ?? '?';
  const last = names.length > 1 ? (names[names.length - 1] ?? '') : '';
  return [first, last]
    .map((part) => [...part][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

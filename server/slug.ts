/** Short names for addresses: lower-case ASCII words joined by hyphens. */
import { z } from 'zod';

const MAX_SLUG = 60;

export const slugPattern = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

/** A slug made of the first words of `text`; `fallback` where it has none in the Latin script. */
export function slugFrom(text: string, fallback: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, MAX_SLUG);
    if (longer.length > MAX_SLUG) break;
    slug = longer;
  }
  return slug || fallback;
}

/** `wanted`, else the first of `wanted-2`, `wanted-3` … that `isTaken` lets through. */
export async function freeSlug(wanted: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  let slug = wanted;
  for (let count = 2; await isTaken(slug); count += 1) slug = `${wanted}-${count}`;
  return slug;
}

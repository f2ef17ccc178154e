/** Who made the words of a passage: whose letters it holds, and who changed what it says, of which no letter tells. */
import type { Coverage } from '../../shared/passage/covered.ts';
import { grade } from '../../shared/passage/grade.ts';
import type { Shapers } from '../domain/decision.ts';
import type { PassageEdit, PassageRecord } from '../storage/ports.ts';
import type { LiveText } from './port.ts';

/** A character that says something: blanks and signs have no author worth asking for. */
const SAYING = /[\p{L}\p{N}]/u;

/** The Yjs clients that wrote the letters and digits of a passage. */
function clientsIn(coverage: Coverage, passage: string): Set<number> {
  const clients = new Set<number>();
  for (const range of coverage.rangesOf(passage)) {
    let at = range.start;
    for (const [client, , length] of coverage.idsOf([range])) {
      if (SAYING.test(coverage.text.slice(at, at + length))) clients.add(client);
      at += length;
    }
  }
  return clients;
}

/** Everybody who had a part in a change that still tells: by more than typography, and not undone since. */
function changersOf({ changes, exact }: PassageRecord, language: string): string[] {
  const same = (a: string, b: string) => ['none', 'cosmetic'].includes(grade(a, b, language));
  const undone = changes.findIndex(({ before }) => same(before, exact));
  const standing: PassageEdit[] = undone < 0 ? changes : changes.slice(0, undone);
  return standing.flatMap(({ before, by }, at) => (same(before, standing[at + 1]?.before ?? exact) ? [] : by));
}

/** @param language of the article, as a BCP 47 tag. */
export function shapersOf(
  coverage: Coverage,
  record: PassageRecord,
  ownerOf: LiveText['ownerOf'],
  language: string,
): Shapers {
  const clients = clientsIn(coverage, record.id);
  const owners = [...clients].flatMap((client) => ownerOf(client) ?? []);
  return { clients, people: new Set([...owners, ...changersOf(record, language)]) };
}

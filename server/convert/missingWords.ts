/** The last net: words of a document that are neither in what was read of it nor in what was left out. */
import type { LeftOut } from '../../shared/intake/importReport.ts';
import type { Imported } from './imported.ts';

const WORD = /[\p{L}\p{N}]+/gu;

/** Everything that is accounted for, by how often. */
function accounted({ blocks, left }: Pick<Imported, 'blocks' | 'left'>): Map<string, number> {
  const texts = [...blocks.map(({ runs }) => runs.map((run) => run.text).join('')), ...left.map(({ text }) => text)];
  const counts = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** @param lines all that the document says. */
export function missingWords(lines: readonly string[], read: Pick<Imported, 'blocks' | 'left'>): LeftOut[] {
  const counts = accounted(read);
  return lines.flatMap((line): LeftOut[] => {
    const missing = [...line.matchAll(WORD)].flatMap(([word]) => {
      const count = counts.get(word) ?? 0;
      counts.set(word, count - 1);
      return count > 0 ? [] : [word];
    });
    return missing.length === 0 ? [] : [{ kind: 'other', text: missing.join(' ') }];
  });
}

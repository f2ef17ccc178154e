/** What was read of a document, as tests compare it. */
import type { Imported } from '../../server/convert/imported.ts';

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Everything that is in the article, in residue or in the list of what was left out. */
export const accounted = ({ blocks, left }: Pick<Imported, 'blocks' | 'left'>): string =>
  [...blocks.flatMap(({ runs }) => [runs.map(({ text }) => text).join('')]), ...left.map(({ text }) => text)].join(
    '\n',
  );

/** Words of a text that are missing in another, as often as they are missing. */
export function missing(source: string, found: string): string[] {
  const counts = new Map<string, number>();
  for (const word of wordsIn(found)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wordsIn(source).filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count === 0;
  });
}

/** A line for each block, then a line for each thing that was left out. */
export function told({ blocks, left }: Pick<Imported, 'blocks' | 'left'>): string {
  const lines = blocks.map(({ type, attrs, runs }) => {
    const words = runs
      .map(({ text }) => text)
      .join('')
      .replaceAll('\u2028', ' / ');
    return `${type}${attrs?.['url'] ? ` ${attrs['url']}` : ''}: ${words}`.trim();
  });
  return [...lines, '', ...left.map(({ kind, text }) => `${kind}: ${text}`), ''].join('\n');
}

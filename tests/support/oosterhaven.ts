/** The article on Oosterhaven (articles/oosterhaven.txt), as blocks: marks of a CMS and quotes of every kind. */
import { readFileSync } from 'node:fs';

export interface PlainBlock {
  type: string;
  text: string;
}

/** Every paragraph of the file, as it came. */
export function oosterhaven(): PlainBlock[] {
  const source = readFileSync(new URL('articles/oosterhaven.txt', import.meta.url), 'utf8');
  return source.split(/\n\s*\n/).flatMap((part) => {
    const text = part.trim();
    return text === '' ? [] : [{ type: 'paragraph', text }];
  });
}

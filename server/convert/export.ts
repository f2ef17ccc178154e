/** The formats in which an article leaves. */
import type { TextBlock } from '../../shared/text/blocks.ts';
import { PlainText } from '../../shared/text/plain.ts';
import { htmlOf } from './exportHtml.ts';
import { markdownOf } from './exportMarkdown.ts';

export type ExportFormat = 'txt' | 'md' | 'html';

interface Export {
  media: string;
  ending: string;
  write(blocks: readonly TextBlock[], article: { headline: string; language: string }): string;
}

export const EXPORTS: Record<ExportFormat, Export> = {
  txt: { media: 'text/plain', ending: 'txt', write: (blocks) => `${new PlainText(blocks).text}\n` },
  md: { media: 'text/markdown', ending: 'md', write: (blocks) => markdownOf(blocks) },
  html: { media: 'text/html', ending: 'html', write: htmlOf },
};

export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(EXPORTS, name);
}

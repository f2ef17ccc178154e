/** The article as CommonMark. Characters that Markdown would read as marks are escaped. */
import { safeHref } from '../../shared/schema/href.ts';
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextBlock, type TextRun } from '../../shared/text/blocks.ts';
import { type Group, grouped, type ListItem } from './exportGroups.ts';
import { linkOf } from './exportHtml.ts';

const escaped = (text: string) => text.replaceAll(EMBED_CHARACTER, '').replace(/[\\`*_[\]<>&~|]/g, '\\$&');
/** What makes a heading, list or rule of a line's beginning. */
const escapedStart = (line: string) =>
  line.replace(/^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$))/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');

/** Marks may not begin or end with white space, so that it is kept outside of them. */
function marked(text: string, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside ? `${before}${mark}${inside}${mark}${after}` : text;
}

function runMarkdown(run: TextRun): string {
  const text = escaped(run.text);
  const italic = run.attributes['italic'] ? marked(text, '*') : text;
  const bold = run.attributes['bold'] ? marked(italic, '**') : italic;
  const href = linkOf(run);
  return href ? `[${bold}](<${href.replace(/[<>\\]/g, encodeURIComponent)}>)` : bold;
}

function words(block: TextBlock, hardBreak = '\\\n'): string {
  const lines = block.runs.map(runMarkdown).join('').split(LINE_SEPARATOR);
  return lines.map(escapedStart).join(hardBreak);
}

function listMarkdown(items: readonly ListItem[]): string {
  const lines = items.map(({ block, ordered, level }) => {
    const indent = '    '.repeat(level);
    return `${indent}${ordered ? '1.' : '-'}  ${words(block, `\\\n${indent}    `).trimStart()}`;
  });
  return lines.join('\n');
}

function blockMarkdown(block: TextBlock): string {
  if (block.type === 'headline') return `# ${words(block, ' ')}`;
  if (block.type === 'crosshead') return `## ${words(block, ' ')}`;
  if (block.type !== 'embed') return words(block);
  const url = safeHref(block.attrs['url']);
  return url ? `<${url}>` : '';
}

function groupMarkdown(group: Group): string {
  switch (group.kind) {
    case 'block':
      return blockMarkdown(group.block);
    case 'list':
      return listMarkdown(group.items);
    case 'quote':
      return group.blocks.map((block) => `> ${words(block, '\\\n> ')}`).join('\n>\n');
    case 'figure':
      return [group.caption, group.credit].flatMap((block) => (block ? [words(block)] : [])).join('\n\n');
  }
}

export function markdownOf(blocks: readonly TextBlock[]): string {
  const parts = grouped(blocks).map(groupMarkdown);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

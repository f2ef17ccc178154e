/** The article as CommonMark. Characters that Markdown would read as marks are escaped. */
import { safeHref } from '../../../shared/schema/href.ts';
import { LINE_SEPARATOR } from '../../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextBlock, type TextRun } from '../../../shared/text/blocks.ts';
import { type Group, grouped, type ListItem, linkOf, plainBlocks } from './groups.ts';
import { type ExportSource, lineOf, pictureUrl } from './source.ts';

const escaped = (text: string) => text.replaceAll(EMBED_CHARACTER, '').replace(/[\\`*_[\]<>&~|]/g, '\\$&');
/** What makes a heading, list or rule of a line's beginning. */
const escapedStart = (line: string) =>
  line.replace(/^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$))/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');

/** Marks may not begin or end with white space, so that it is kept outside of them. */
function marked(text: string, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inside ? `${before}${mark}${inside}${mark}${after}` : text;
}

const address = (href: string) => href.replace(/[<>\\]/g, encodeURIComponent);

function runMarkdown(run: TextRun): string {
  const text = escaped(run.text);
  const italic = run.attributes['italic'] ? marked(text, '*') : text;
  const bold = run.attributes['bold'] ? marked(italic, '**') : italic;
  const href = linkOf(run);
  return href ? `[${bold}](<${address(href)}>)` : bold;
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
  return [url ? `<${url}>` : '', lineOf(block) === '' ? '' : words(block)].filter(Boolean).join('\n\n');
}

/** A picture of ours is named by its address, which opens for people of the desk. */
function figureMarkdown({ figure, caption, credit }: Extract<Group, { kind: 'figure' }>, source: ExportSource): string {
  const url = figure ? pictureUrl(source, figure.attrs['src']) : null;
  const alt = escaped(lineOf(figure) || lineOf(caption));
  const said = [figure && lineOf(figure) !== '' ? figure : null, caption, credit];
  return [url ? `![${alt}](<${address(url)}>)` : '', ...said.map((block) => (block ? words(block) : ''))]
    .filter((part) => part !== '')
    .join('\n\n');
}

function groupMarkdown(group: Group, source: ExportSource): string {
  switch (group.kind) {
    case 'block':
      return blockMarkdown(group.block);
    case 'list':
      return listMarkdown(group.items);
    case 'quote':
      return group.blocks.map((block) => `> ${words(block, '\\\n> ')}`).join('\n>\n');
    case 'figure':
      return figureMarkdown(group, source);
  }
}

export function markdownOf(source: ExportSource): string {
  const parts = grouped(plainBlocks(source.blocks)).map((group) => groupMarkdown(group, source));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The article as an HTML page of its own: no script, no style, every character escaped. */
import { safeHref } from '../../shared/schema/href.ts';
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextBlock, type TextRun } from '../../shared/text/blocks.ts';
import { type Group, grouped, type ListItem } from './exportGroups.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The address of a run's link, if it is a safe one. */
export function linkOf(run: TextRun): string | null {
  const link = run.attributes['link'];
  return safeHref(typeof link === 'object' && link !== null && 'href' in link ? link.href : link);
}

function runHtml(run: TextRun): string {
  const text = escapeHtml(run.text.replaceAll(EMBED_CHARACTER, '')).replaceAll(LINE_SEPARATOR, '<br>');
  const italic = run.attributes['italic'] ? `<em>${text}</em>` : text;
  const bold = run.attributes['bold'] ? `<strong>${italic}</strong>` : italic;
  const href = linkOf(run);
  return href ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${bold}</a>` : bold;
}

const words = (block: TextBlock) => block.runs.map(runHtml).join('');

/** Nested lists of items with levels: an item's deeper followers become a list inside it. */
function listHtml(items: readonly ListItem[]): string {
  let html = '';
  for (let at = 0; at < items.length; ) {
    const first = items[at];
    if (!first) break;
    const tag = first.ordered ? 'ol' : 'ul';
    html += `<${tag}>`;
    while (items[at]?.ordered === first.ordered && (items[at]?.level ?? 0) <= first.level) {
      const item = items[at] as ListItem;
      let end = at + 1;
      while ((items[end]?.level ?? 0) > first.level) end += 1;
      const inside = items.slice(at + 1, end);
      html += `<li>${words(item.block)}${inside.length > 0 ? listHtml(inside) : ''}</li>`;
      at = end;
    }
    html += `</${tag}>`;
  }
  return html;
}

function figureHtml({ caption, credit }: Extract<Group, { kind: 'figure' }>): string {
  const parts = [caption ? words(caption) : '', credit ? `<small data-block="credit">${words(credit)}</small>` : ''];
  const said = parts.filter((part) => part !== '').join(' ');
  return said ? `<figure><figcaption>${said}</figcaption></figure>` : '';
}

function blockHtml(block: TextBlock): string {
  if (block.type === 'headline') return `<h1>${words(block)}</h1>`;
  if (block.type === 'crosshead') return `<h2>${words(block)}</h2>`;
  if (block.type === 'standfirst') return `<p data-block="standfirst">${words(block)}</p>`;
  if (block.type !== 'embed') return `<p>${words(block)}</p>`;
  const url = safeHref(block.attrs['url']);
  return url ? `<p><a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(url)}</a></p>` : '';
}

function groupHtml(group: Group): string {
  switch (group.kind) {
    case 'block':
      return blockHtml(group.block);
    case 'list':
      return listHtml(group.items);
    case 'quote':
      return `<blockquote>${group.blocks.map((block) => `<p>${words(block)}</p>`).join('')}</blockquote>`;
    case 'figure':
      return figureHtml(group);
  }
}

/** A whole page in the article's language. */
export function htmlOf(blocks: readonly TextBlock[], article: { headline: string; language: string }): string {
  const body = grouped(blocks)
    .map(groupHtml)
    .filter((html) => html !== '')
    .join('\n');
  const head = `<meta charset="utf-8"><title>${escapeHtml(article.headline)}</title>`;
  const language = escapeHtml(article.language);
  return `<!doctype html>\n<html lang="${language}">\n<head>${head}</head>\n<body>\n<article>\n${body}\n</article>\n</body>\n</html>\n`;
}

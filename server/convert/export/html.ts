/** The article as an HTML page of its own: no script, no style, every character escaped. */
import { safeHref } from '../../../shared/schema/href.ts';
import { LINE_SEPARATOR } from '../../../shared/text/block.ts';
import { EMBED_CHARACTER, type TextBlock, type TextRun } from '../../../shared/text/blocks.ts';
import { type Group, grouped, type ListItem, linkOf, plainBlocks } from './groups.ts';
import { type ExportSource, lineOf, pictureUrl } from './source.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

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

/** A picture of ours travels inside the page, which is read where nobody is signed in; any other stays where it is. */
function pictureHtml(figure: TextBlock, caption: TextBlock | null, source: ExportSource): string {
  const { src } = figure.attrs;
  const own = typeof src === 'string' ? source.pictures.get(src) : undefined;
  const url = own ? `data:${own.type};base64,${Buffer.from(own.bytes).toString('base64')}` : pictureUrl(source, src);
  if (!url) return '';
  const alt = escapeHtml(lineOf(figure) || lineOf(caption));
  const size = own ? ` width="${own.width}" height="${own.height}"` : '';
  return `<img src="${escapeHtml(url)}" alt="${alt}"${size}>`;
}

function figureHtml({ figure, caption, credit }: Extract<Group, { kind: 'figure' }>, source: ExportSource): string {
  const parts = [
    figure && lineOf(figure) !== '' ? words(figure) : '',
    caption ? words(caption) : '',
    credit ? `<small data-block="credit">${words(credit)}</small>` : '',
  ];
  const said = parts.filter((part) => part !== '').join(' ');
  const shown = (figure ? pictureHtml(figure, caption, source) : '') + (said ? `<figcaption>${said}</figcaption>` : '');
  return shown ? `<figure>${shown}</figure>` : '';
}

function blockHtml(block: TextBlock): string {
  if (block.type === 'headline') return `<h1>${words(block)}</h1>`;
  if (block.type === 'crosshead') return `<h2>${words(block)}</h2>`;
  if (block.type === 'standfirst') return `<p data-block="standfirst">${words(block)}</p>`;
  if (block.type !== 'embed') return `<p>${words(block)}</p>`;
  const url = safeHref(block.attrs['url']);
  const address = url ? `<p><a href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(url)}</a></p>` : '';
  return address + (lineOf(block) === '' ? '' : `<p>${words(block)}</p>`);
}

function groupHtml(group: Group, source: ExportSource): string {
  switch (group.kind) {
    case 'block':
      return blockHtml(group.block);
    case 'list':
      return listHtml(group.items);
    case 'quote':
      return `<blockquote>${group.blocks.map((block) => `<p>${words(block)}</p>`).join('')}</blockquote>`;
    case 'figure':
      return figureHtml(group, source);
  }
}

/** The article's body as markup. */
export function bodyHtml(source: ExportSource): string {
  const parts = grouped(plainBlocks(source.blocks)).map((group) => groupHtml(group, source));
  return parts.filter((html) => html !== '').join('\n');
}

/** A whole page in the article's language. */
export function htmlOf(source: ExportSource): string {
  const { article } = source;
  const head = `<meta charset="utf-8"><title>${escapeHtml(article.headline)}</title>`;
  const language = escapeHtml(article.language);
  return `<!doctype html>\n<html lang="${language}">\n<head>${head}</head>\n<body>\n<article>\n${bodyHtml(source)}\n</article>\n</body>\n</html>\n`;
}

/**
 * What a page that Word wrote says in its own way, in the attributes by which blocks of ours are known: lists are
 * paragraphs to it, and a title is one that is named so. For any tree of elements, in the browser and on the server.
 */
import { BLOCK_ATTRIBUTE, LEVEL_ATTRIBUTE, levelOf } from './htmlAttributes.ts';

/** Whether Word wrote it. */
export const isOfWord = (html: string) => /urn:schemas-microsoft-com:office:word|class=["']?Mso[A-Z]/.test(html);

/** A paragraph whose style names the level, and whose first span holds the sign, is an item of a list. */
function readLists(root: ParentNode): void {
  for (const paragraph of root.querySelectorAll('p[style*="mso-list"]')) {
    const level = /mso-list:\s*\S+\s+level(\d+)/i.exec(paragraph.getAttribute('style') ?? '')?.[1];
    if (level === undefined) continue;
    const signs = [...paragraph.querySelectorAll('span[style*="mso-list:Ignore" i]')];
    const sign = signs.map((element) => element.textContent ?? '').join('');
    for (const element of signs) element.remove();
    paragraph.setAttribute(BLOCK_ATTRIBUTE, /[\da-z][.)]/i.test(sign) ? 'ordered' : 'bullet');
    paragraph.setAttribute(LEVEL_ATTRIBUTE, String(levelOf(String(Number(level) - 1))));
  }
}

function readTitles(root: ParentNode): void {
  for (const title of root.querySelectorAll('p.MsoTitle')) title.setAttribute(BLOCK_ATTRIBUTE, 'headline');
  for (const line of root.querySelectorAll('p.MsoSubtitle')) line.setAttribute(BLOCK_ATTRIBUTE, 'standfirst');
}

/** Reads `root` in place. */
export function readWordPage(root: ParentNode): void {
  readLists(root);
  readTitles(root);
}

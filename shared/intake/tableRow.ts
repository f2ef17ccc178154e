/** An article has no tables: a row of one becomes a paragraph. One that only lays out a page is left to its contents. */

const CELL_SEPARATOR = ' | ';
const LAYOUT = 'tr,table,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,figure,img';
const TEXT = 3;
const LINES = 'p,div';

const wordsOf = (element: Element) => (element.textContent ?? '').trim();

/** Its words stand in one line, or in none that is an element. */
function isOneLine(cell: Element): boolean {
  const lines = [...cell.querySelectorAll(LINES)].filter((line) => !line.querySelector(LINES) && wordsOf(line) !== '');
  const [line, second] = lines;
  return !line || (!second && wordsOf(line) === wordsOf(cell));
}

/** One by one: as arguments of one call, a hostile cell has more than fit on the stack. */
function moveContents(from: Element, move: (node: Node) => void): void {
  while (from.firstChild) move(from.firstChild);
}

/** The words of a cell, without the elements that made them a line; of an empty one, the anchors that hold a place. */
function appendCell(paragraph: Element, cell: Element): void {
  if (wordsOf(cell) === '') {
    for (const anchor of cell.querySelectorAll('a')) paragraph.append(anchor);
    return;
  }
  for (const line of [...cell.querySelectorAll(LINES)]) {
    moveContents(line, (node) => line.before(node));
    line.remove();
  }
  moveContents(cell, (node) => paragraph.append(node));
}

/** @param isSorted of which elements something is known, that the row's cells and lines would take with them. */
export function readRow(row: Element, isSorted: (element: Element) => boolean): void {
  if (row.querySelector(LAYOUT)) return;
  const cells = [...row.children];
  const isKnown = [row, ...cells, ...row.querySelectorAll(LINES)].some(isSorted);
  const isPlain = cells.every((cell) => /^t[dh]$/.test(cell.localName) && isOneLine(cell));
  const hasOwnWords = [...row.childNodes].some(({ nodeType, textContent }) => nodeType === TEXT && textContent?.trim());
  if (isKnown || !isPlain || hasOwnWords) return;
  const paragraph = row.ownerDocument.createElement('p');
  const first = cells.find((cell) => wordsOf(cell) !== '');
  for (const cell of cells) {
    if (cell !== first && wordsOf(cell) !== '') paragraph.append(CELL_SEPARATOR);
    appendCell(paragraph, cell);
  }
  row.replaceWith(paragraph);
}

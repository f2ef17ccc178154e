/** Tables as lines: for any tree of elements, in the browser and on the server. */
const CELL_SEPARATOR = ' | ';

const isLayout = (row: Element) =>
  row.querySelector('table,ul,ol,p + p,h1,h2,h3,h4,h5,h6,blockquote,figure,img') !== null;

const lettersOf = (nodes: readonly Node[]) =>
  nodes
    .map((node) => node.textContent ?? '')
    .join('')
    .replace(/\s+/g, '');

/** What each cell with words holds. */
const cellsOf = (row: Element) =>
  [...row.querySelectorAll('td,th')]
    .map((cell) => cell.querySelector('p') ?? cell)
    .filter((cell) => lettersOf([cell]) !== '');

/**
 * A row of a table becomes one paragraph. A table that only lays out a page is left to its contents, and so is a row with
 * words beside its cells.
 */
export function readTableRows(root: ParentNode): void {
  for (const row of root.querySelectorAll('tr')) {
    const cells = cellsOf(row);
    if (isLayout(row) || lettersOf(cells) !== lettersOf([row])) continue;
    const paragraph = row.ownerDocument.createElement('p');
    for (const [place, cell] of cells.entries()) {
      if (place > 0) paragraph.append(CELL_SEPARATOR);
      paragraph.append(...cell.childNodes);
    }
    row.replaceChildren(paragraph);
  }
  for (const line of root.querySelectorAll('tr > p')) line.parentElement?.replaceWith(line);
}

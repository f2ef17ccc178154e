/** Tables as RFC 4180 has them, safe to open in a spreadsheet. */

type Cell = string | number | null;

/** What a spreadsheet would take for the beginning of a formula, also behind blanks. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^\p{Cc}/u;

/** Words never begin a formula: an apostrophe stands before those that would. */
function cell(value: Cell): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of names, then the rows; with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvTable<K extends string>(columns: readonly K[], rows: readonly Record<K, Cell>[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

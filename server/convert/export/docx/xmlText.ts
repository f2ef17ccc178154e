/** What may stand in XML 1.0: a single character outside of it, and Word refuses the whole file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that may not stand there
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function xmlText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '');
}

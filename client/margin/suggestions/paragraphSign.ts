/** How the end of a paragraph is shown where a wording has one. */
import { PARAGRAPH_END } from '../../../shared/text/block.ts';

export const PARAGRAPH_SIGN = '¶';

export function signedWords(wording: string): string {
  return wording.replaceAll(PARAGRAPH_END, `${PARAGRAPH_SIGN} `);
}

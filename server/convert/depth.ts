/** Refuses markup of a depth that only an attack has. */
import { ConversionRefused } from './refusal.ts';

/** Open elements that an HTML document may have at once; the parser's time grows with the square. */
const MAX_OPEN = 10_000;
/** Elements that end by themselves where the next one begins, or have no end. */
const SELF_ENDING =
  /^(?:p|li|t[dhr]|d[dt]|option|br|hr|img|input|meta|link|wbr|source|track|col|area|base|embed|param)$/i;

/** An unclosed tag counts as open to the end. @throws ConversionRefused */
export function checkDepth(html: string): void {
  let open = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (SELF_ENDING.test(name)) continue;
    open = Math.max(0, open + (slash ? -1 : 1));
    if (open > MAX_OPEN) throw new ConversionRefused('format.tooDeep', 'Elements are nested too deeply.');
  }
}

/**
 * How blocks and marks name themselves in HTML, so that they come back from the clipboard as they were. An element with
 * `data-block` is one of ours; the text of another page has none.
 */

export const BLOCK_ATTRIBUTE = 'data-block';
export const DATA_ATTRIBUTE = 'data-attributes';
export const LEVEL_ATTRIBUTE = 'data-level';
export const PASSAGE_ATTRIBUTE = 'data-passage';

/**
 * JSON of an object without the `reserved` keys, or null for anything else; so nothing from a clipboard can make a later
 * `JSON.parse` throw.
 */
export function objectJson(text: string | null, reserved: readonly string[] = []): string | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return reserved.some((key) => key in value) ? null : text;
  } catch {
    return null;
  }
}

/** Whether `text` is JSON at all. */
export function isJson(text: string | null): text is string {
  if (text === null) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Deepest level of a list item; 0 is the outermost. */
export const DEEPEST_LEVEL = 6;

/** A list level from the clipboard, within bounds. */
export function levelOf(text: string | null): number {
  const level = Number(text ?? 0);
  return Number.isInteger(level) ? Math.min(DEEPEST_LEVEL, Math.max(0, level)) : 0;
}

/** How deep a foreign `<li>` lies in its lists. */
export function listDepth(item: HTMLElement): number {
  let depth = -1;
  for (let list = item.closest('ul,ol'); list; list = list.parentElement?.closest('ul,ol') ?? null) depth += 1;
  return Math.min(DEEPEST_LEVEL, Math.max(0, depth));
}

/**
 * A property of an element's own style, as it is written. Read from the attribute, since a content security policy may
 * keep the browser from parsing styles.
 */
export function ownStyle(element: Element, property: 'font-weight' | 'font-style' | 'margin-left'): string {
  const style = element.getAttribute('style') ?? '';
  const declaration = style.split(';').find((part) => part.split(':')[0]?.trim().toLowerCase() === property);
  return declaration?.split(':')[1]?.trim().toLowerCase() ?? '';
}

export const isBoldWeight = (weight: string) => /^(?:bold(?:er)?|[6-9]\d\d)\b/.test(weight);
export const isPlainWeight = (weight: string) => /^(?:normal|lighter|[1-4]\d\d)\b/.test(weight);
export const isItalicStyle = (style: string) => /^(?:italic|oblique)/.test(style);

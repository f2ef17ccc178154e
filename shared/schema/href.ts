/** Which addresses a link may have: https, http and mailto, written out; nothing relative, no `//`, no backslash. */

const ALLOWED = /^(?:https?:\/\/[^/]|mailto:[^/])/i;
const SPACE_OR_BACKSLASH = /[\s\\\p{Cc}]/u;

/** The address as it may be linked, or null. */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const href = value.trim();
  if (!ALLOWED.test(href) || SPACE_OR_BACKSLASH.test(href) || !URL.canParse(href)) return null;
  return href;
}

/** `example.org:8080` begins like a scheme and is none. */
function isHostWithPort(text: string): boolean {
  const host = /^([^/:]+):\d/.exec(text)?.[1] ?? '';
  return /.\../.test(host);
}

/** What a person typed into a link field, completed: `example.org` becomes https, `a@b.nl` mailto. Null if it is no address. */
export function completedHref(typed: string): string | null {
  const text = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !isHostWithPort(text)) return safeHref(text);
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`);
  return /^[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?$/.test(text) ? safeHref(`https://${text}`) : null;
}

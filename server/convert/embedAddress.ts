/** Where what a page shows from elsewhere comes from: players, posts of social media, frames that load later. */
import { safeHref } from '../../shared/schema/href.ts';
import { EMBEDS, tagOf } from './elements.ts';

/** What elements keep their address in until they are shown, the surest first. */
const SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-url', 'url'];
const POST =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|telegram-post)(?:\s|$)/;
const POST_SOURCES = ['data-instgrm-permalink', 'cite', 'data-href', 'data-url'];

function firstSafe(addresses: readonly (string | null | undefined)[]): string | null {
  for (const address of addresses) {
    const href = safeHref(address?.startsWith('//') ? `https:${address}` : (address ?? null));
    if (href?.startsWith('https://')) return href;
  }
  return null;
}

/** Null for an element that shows nothing from elsewhere, or does not say from where. */
export function embedAddress(element: Element): string | null {
  const tag = tagOf(element);
  const own = (names: readonly string[]) => names.map((name) => element.getAttribute(name));
  if (EMBEDS.has(tag)) {
    const within = [...element.querySelectorAll('source')].map((source) => source.getAttribute('src'));
    return firstSafe([...own(SOURCES), ...within]);
  }
  if (tag === 'oembed') return firstSafe(own(['url']));
  if (!POST.test(element.getAttribute('class') ?? '')) return null;
  const links = [...element.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')).reverse();
  return firstSafe([...own(POST_SOURCES), ...links]);
}

/** What the parts of a page are that are no part of its article, told from their elements, roles and names. */
import type { LeftKind } from '../../../shared/intake/importReport.ts';
import { tagOf } from '../elements.ts';

/** `residue`: what stands between the paragraphs of an article and is taken along for a person to remove. */
export type Furniture = LeftKind | 'residue';

const word = (names: string) => new RegExp(`(?:^|[\\s_-])(?:${names})(?:$|[\\s_-])`, 'i');

/** By the names that editors of templates give, the surest first. */
const BY_NAME: readonly [RegExp, Furniture][] = [
  [word('cookies?|consent|cookiebar|cookie-?(?:banner|wall|notice)|gdpr|onetrust[\\w-]*'), 'residue'],
  [word('newsletter|nieuwsbrief|subscribe|signup|sign-up|paywall|promo|promobox'), 'residue'],
  [word('ad|ads|advert|advertisement|advertentie|banner|sponsored|outbrain|taboola'), 'residue'],
  [word('related\\w*|read-?(?:also|more)|lees-?(?:ook|meer)|more-?on|recommended|aanbevolen|also-read'), 'related'],
  [word('most-?read|meest-?gelezen|trending|popular|teasers?'), 'related'],
  [word('share|sharing|social|socials|share-?(?:bar|buttons|links)|delen|addtoany|sharedaddy'), 'sharing'],
  [word('comments?|reacties|disqus|comment-?(?:list|form|section)|respond'), 'comments'],
  [word('breadcrumbs?|kruimelpad|menu|navigation|navbar|nav|pagination|skip-?link|tabs?|toolbar'), 'navigation'],
  [
    word(
      'byline|author|auteur|authors|dateline|published|pubdate|timestamp|article-?(?:meta|info|date)|entry-?meta|post-?meta|readtime|leestijd',
    ),
    'byline',
  ],
  [word('tags?|taglist|topics?|keywords|categories|cat-links|tag-links'), 'related'],
  [word('masthead|site-?header|topbar|page-?header'), 'pageHeader'],
  [word('site-?footer|page-?footer|colophon|colofon|copyright-?bar'), 'pageFooter'],
  [word('sidebar|side-?bar|widget|widgets'), 'aside'],
  [word('sr-only|visually-?hidden|screen-?reader(?:-text)?|visuallyhidden|hide|hidden'), 'hidden'],
];
const BY_ROLE: Record<string, Furniture> = {
  navigation: 'navigation',
  banner: 'pageHeader',
  contentinfo: 'pageFooter',
  complementary: 'aside',
  search: 'controls',
  dialog: 'residue',
  alertdialog: 'residue',
  toolbar: 'controls',
  menu: 'navigation',
};
const BY_TAG: Record<string, Furniture> = {
  nav: 'navigation',
  footer: 'pageFooter',
  aside: 'aside',
  form: 'controls',
  fieldset: 'controls',
  dialog: 'residue',
  address: 'byline',
  time: 'byline',
};

const isHidden = (element: Element) =>
  element.hasAttribute('hidden') ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');

/** Null where nothing says that an element is no part of the article. */
export function furnitureAt(element: Element): Furniture | null {
  if (isHidden(element)) return 'hidden';
  const role = element.getAttribute('role')?.toLowerCase() ?? '';
  const tag = tagOf(element);
  // A quotation names its source in a footer, and an aside may hold the quotation that is set large.
  const isQuoting = element.closest('blockquote,figure,q') !== null || /pull-?quote|blockquote/i.test(namesOf(element));
  if (isQuoting) return null;
  const named = BY_NAME.find(([name]) => name.test(namesOf(element)))?.[1] ?? null;
  return named ?? BY_ROLE[role] ?? BY_TAG[tag] ?? null;
}

const namesOf = (element: Element) =>
  ['class', 'id', 'data-testid', 'data-component', 'itemprop']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2');

/** The same of what an element lies in. */
export function furnitureAround(element: Element): Furniture | null {
  for (let around = element.parentElement; around && tagOf(around) !== 'body'; around = around.parentElement) {
    const kind = furnitureAt(around);
    if (kind) return kind;
  }
  return null;
}

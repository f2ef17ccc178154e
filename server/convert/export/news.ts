/** An article as the news industry's formats part it: headline, summary, body, pictures, and how it was checked. */
import { LINE_SEPARATOR } from '../../../shared/text/block.ts';
import type { TextBlock } from '../../../shared/text/blocks.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import { grouped, plainBlocks } from './groups.ts';
import { bodyHtml } from './html.ts';
import { articleUrl, checkOf, type ExportSource, lineOf, pageUrl, pictureUrl } from './source.ts';
import { exportWords } from './words.ts';

export interface NewsPicture {
  url: string;
  /** Null where the picture is not ours. */
  type: string | null;
  width: number | null;
  height: number | null;
  caption: string;
  credit: string;
  alt: string;
}

export interface News {
  uri: string;
  headline: string;
  summary: string;
  html: string;
  text: string;
  words: number;
  /** Without its captions, as both formats count. */
  characters: number;
  pictures: NewsPicture[];
  /** Whether it is cleared, and nothing changed since. */
  isUsable: boolean;
  /** In a sentence: whether it is cleared, and how many claims were checked. */
  checked: string;
  /** Links to the report for readers outside. */
  reports: { title: string; href: string }[];
  versionCreated: string;
  firstCreated: string;
}

/** Moments without milliseconds: Superdesk's parser reads none. */
const toSecond = (at: string) => at.replace(/\.\d+(?=Z$)/, '');

function picturesIn(source: ExportSource): NewsPicture[] {
  return grouped(plainBlocks(source.blocks)).flatMap((group) => {
    if (group.kind !== 'figure' || !group.figure) return [];
    const { figure, caption, credit } = group;
    const { src } = figure.attrs;
    const url = pictureUrl(source, src);
    if (!url) return [];
    const own = typeof src === 'string' ? source.pictures.get(src) : undefined;
    const told = { caption: lineOf(caption), credit: lineOf(credit), alt: lineOf(figure) || lineOf(caption) };
    return [{ url, type: own?.type ?? null, width: own?.width ?? null, height: own?.height ?? null, ...told }];
  });
}

const LEADS: readonly string[] = ['headline', 'standfirst'];
const SAID_WITH_PICTURES: readonly string[] = ['figure', 'caption', 'credit'];

function wordsIn(text: string, language: string): number {
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(language);
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].filter((each) => each.isWordLike)
    .length;
}

function checkedIn(source: ExportSource): Pick<News, 'isUsable' | 'checked' | 'reports'> {
  const { gate, claims } = checkOf(source).publicReport;
  const words = exportWords(source.article.language);
  const isUsable = gate.cleared !== null && gate.isWhole;
  const done = claims.filter(({ state }) => state === 'done').length;
  const checked = `${words.reportTitle}: ${isUsable ? words.cleared : words.notCleared}, ${words.claimsDone(done, claims.length)}`;
  const href = (form: string) => articleUrl(source, `/export/report.${form}?public=1`);
  const reports = [
    { title: checked, href: href('html') },
    { title: `${checked} (JSON)`, href: href('json') },
  ];
  return { isUsable, checked, reports };
}

export function newsOf(source: ExportSource): News {
  const { article, blocks } = source;
  const body = blocks.filter(({ type }) => !LEADS.includes(type));
  const words = new PlainText(body.filter(({ type }) => !SAID_WITH_PICTURES.includes(type))).text;
  const lines = (type: string) => blocks.filter((block: TextBlock) => block.type === type).map(lineOf);
  return {
    uri: pageUrl(source),
    headline: lines('headline').filter(Boolean).join(' ') || article.headline.replaceAll(LINE_SEPARATOR, ' '),
    summary: lines('standfirst').filter(Boolean).join(' '),
    html: bodyHtml({ ...source, blocks: body, pictures: new Map() }),
    text: new PlainText(body).text,
    words: wordsIn(words, article.language),
    characters: [...words].length,
    pictures: picturesIn(source),
    ...checkedIn(source),
    ...{ versionCreated: toSecond(article.updatedAt), firstCreated: toSecond(article.createdAt) },
  };
}

/** Values that are not there are left out: neither format has nulls. */
export function told(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== ''));
}

/** News in JSON 3.1 (IPTC, https://iptc.org/standards/ninjs/): the article, its pictures, and links to the report of its check. */
import { type NewsPicture, newsOf, told } from './news.ts';
import type { ExportSource } from './source.ts';

/** IPTC's code for what tells how a piece of work came about. */
const PIECE_OF_WORK = 'http://cv.iptc.org/newscodes/trustindicator/pieceOfWorkInfo';
const STANDARD = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
};

const plain = (value: string, role: string) => ({ role, contentType: 'text/plain', value });

function pictureOf(picture: NewsPicture, at: number, language: string): object {
  const { url, type, width, height, caption, credit, alt } = picture;
  return told({
    ...{ name: `picture-${at + 1}`, rel: 'picture', uri: url, type: 'picture', language, by: credit },
    descriptions: [...(caption ? [plain(caption, 'caption')] : []), ...(alt ? [plain(alt, 'altText')] : [])],
    renditions: [told({ name: 'original', href: url, contentType: type, width, height })],
  });
}

export function ninjsOf(source: ExportSource): string {
  const { article, desk, check } = source;
  const news = newsOf(source);
  const item = told({
    ...{ uri: news.uri, type: 'text', representationType: 'full', profile: 'article' },
    ...{ version: check?.report.version ?? null, language: article.language, slugline: article.slug },
    ...{ firstCreated: news.firstCreated, versionCreated: news.versionCreated, contentCreated: news.firstCreated },
    ...{ pubStatus: news.isUsable ? 'usable' : 'withheld', edNote: news.checked, title: news.headline },
    headlines: [plain(news.headline, 'main')],
    descriptions: news.summary ? [plain(news.summary, 'summary')] : [],
    bodies: [
      {
        ...{ role: 'main', contentType: 'text/html', value: news.html },
        ...{ wordCount: news.words, charCount: news.characters },
      },
      { ...plain(news.text, 'plain'), wordCount: news.words, charCount: news.characters },
    ],
    infoSources: [{ name: desk.name, role: 'originator', literal: desk.slug }],
    altIds: [{ role: 'kantlijn', value: article.id }],
    trustIndicators: news.reports.map((report) => ({ role: PIECE_OF_WORK, ...report })),
    associations: news.pictures.map((picture, at) => pictureOf(picture, at, article.language)),
    standard: STANDARD,
  });
  return `${JSON.stringify(item, null, 2)}\n`;
}

/**
 * News in JSON 1.4, the last line that Superdesk's parser reads: flat fields, moments to the second, the first picture as
 * `featuremedia`. Superdesk makes its own id of `uri`; a `guid`, which it knows too, is none of the standard's.
 */
import { type NewsPicture, newsOf, told } from './news.ts';
import type { ExportSource } from './source.ts';

const TRUST = 'http://cv.iptc.org/newscodes/trustindicator/';
const STANDARD = {
  name: 'ninjs',
  version: '1.4',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_1.4.json',
};

function pictureOf({ url, type, width, height, caption, credit, alt }: NewsPicture, language: string, at: string) {
  return told({
    ...{ uri: url, type: 'picture', language, versioncreated: at, pubstatus: 'usable' },
    ...{ headline: caption, description_text: caption, body_text: alt, byline: credit, copyrightholder: credit },
    renditions: { original: told({ href: url, mimetype: type, width, height }) },
  });
}

export function ninjs1Of(source: ExportSource): string {
  const { article, check } = source;
  const news = newsOf(source);
  const [first, ...others] = news.pictures.map((picture) => pictureOf(picture, article.language, news.versionCreated));
  const more = Object.fromEntries(others.map((picture, at) => [`picture_${at + 2}`, picture]));
  const item = told({
    ...{ uri: news.uri, type: 'text', representationtype: 'complete', profile: 'article' },
    ...{ version: check?.report.version ?? null, language: article.language, slugline: article.slug },
    ...{ firstcreated: news.firstCreated, versioncreated: news.versionCreated },
    ...{ pubstatus: news.isUsable ? 'usable' : 'withheld', ednote: news.checked, headline: news.headline },
    ...{ description_text: news.summary, body_html: news.html, body_text: news.text },
    ...{ wordcount: news.words, charcount: news.characters },
    altids: { kantlijn: article.id },
    trustindicator: news.reports.map((report) => ({ scheme: TRUST, code: 'pieceOfWorkInfo', ...report })),
    associations: first ? { featuremedia: first, ...more } : null,
    $standard: STANDARD,
  });
  return `${JSON.stringify(item, null, 2)}\n`;
}

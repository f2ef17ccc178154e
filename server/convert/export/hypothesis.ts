/**
 * The file that the Hypothesis client's own "Import annotations" reads (its export has the same shape). The client imports
 * one account's annotations at a time, under the name of whoever imports, and takes no replies: so all of them belong to
 * one account, who said what stands in the words, and replies are in the text of what they answer. They are private: only
 * whoever imports them sees them.
 */

import { reportWords } from '../report/words.ts';
import { Places } from './places.ts';
import { articleUrl, checkOf, commentText, type ExportSource, nameIn, pageUrl, toldOf, writerOf } from './source.ts';
import { exportWords } from './words.ts';

interface Marked {
  id: string;
  created: string;
  updated: string;
  tags: string[];
  /** Markdown. */
  text: string;
  passages: Parameters<Places['of']>[0];
}

/** Characters that its Markdown would take for marks. */
const escaped = (text: string) => text.replace(/[\\`*_[\]<>#~|]/g, '\\$&');
const paragraphs = (text: string) => escaped(text).replace(/\r?\n/g, '  \n');

function threadsIn(source: ExportSource): Marked[] {
  return toldOf(source, 'thread').flatMap((thread) => {
    const said = thread.comments.filter(({ deleted }) => !deleted);
    const [first] = said;
    const last = said.at(-1);
    if (!first || !last) return [];
    const lines = said.map(({ text, files, ...comment }) => {
      const { author, at } = writerOf(comment, source);
      const pictures = files.map((hash) => `\n\n<${articleUrl(source, `/files/${hash}`)}>`).join('');
      const who = `**${escaped(author)}**, ${at.slice(0, 16).replace('T', ' ')} UTC`;
      return `${who}\n\n${paragraphs(commentText(text, source))}${pictures}`;
    });
    const state = thread.resolution ? 'resolved' : 'open';
    const { id, passages } = thread;
    return [
      {
        id,
        created: writerOf(first, source).at,
        updated: writerOf(last, source).at,
        tags: [state],
        text: lines.join('\n\n---\n\n'),
        passages,
      },
    ];
  });
}

function claimsIn(source: ExportSource): Marked[] {
  const { language } = source.article;
  const words = reportWords(language);
  const isDutch = language.toLowerCase().startsWith('nl');
  const told = new Map(checkOf(source).report.claims.map((claim) => [claim.id, claim]));
  return toldOf(source, 'claim').flatMap(({ id, openedAt, ticks, passages }) => {
    const claim = told.get(id);
    if (!claim) return [];
    const { verdict, tagNames, state, standing, needed } = claim;
    const name = isDutch ? tagNames.nl : tagNames.en;
    const verdictLine = verdict ? `**${words.verdicts[verdict]}**: ${words.definitions[verdict]}` : words.unsigned;
    const text = `${escaped(name)}, ${words.claimStates[state]} (${standing}/${needed})\n\n${verdictLine}`;
    const tags = [name, verdict ?? state];
    return [{ id, created: openedAt, updated: ticks.at(-1)?.at ?? openedAt, tags, text, passages }];
  });
}

function suggestionsIn(source: ExportSource): Marked[] {
  const words = exportWords(source.article.language);
  return toldOf(source, 'suggestion')
    .filter(({ outcome }) => outcome === null)
    .map(({ id, opener, openedAt, text, note, passages }) => {
      const wording = text === '' ? words.suggestedCut : `${words.suggestion}\n\n> ${paragraphs(text)}`;
      const said = `**${escaped(nameIn(source, opener))}**\n\n${wording}${note === null ? '' : `\n\n${paragraphs(note)}`}`;
      return { id, created: openedAt, updated: openedAt, tags: ['suggestion'], text: said, passages };
    });
}

export function hypothesisOf(source: ExportSource): string {
  const { article, publicUrl, madeAt } = source;
  const user = `acct:${article.slug}@${new URL(publicUrl).hostname}`;
  const uri = pageUrl(source);
  const places = new Places(source);
  const annotations = [...threadsIn(source), ...claimsIn(source), ...suggestionsIn(source)].flatMap(
    ({ passages, ...marked }) => {
      const [place] = places.of(passages);
      const [lost] = places.lost(passages);
      const quote = place ? { exact: place.exact, prefix: place.prefix, suffix: place.suffix } : { exact: lost };
      if (quote.exact === undefined) return [];
      return [
        {
          ...{ ...marked, user, user_info: { display_name: article.headline }, uri },
          ...{ document: { title: [article.headline] }, group: '__world__' },
          permissions: { read: [user], update: [user], delete: [user] },
          target: [{ source: uri, selector: [{ type: 'TextQuoteSelector', ...quote }] }],
          ...{ links: {}, hidden: false, flagged: false },
        },
      ];
    },
  );
  const file = { export_date: madeAt, export_userid: user, client_version: 'kantlijn', annotations };
  return `${JSON.stringify(file, null, 2)}\n`;
}

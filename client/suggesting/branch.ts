/**
 * A person's branch of the article: its text with their own open suggestions made in it. What others write comes in as
 * it arrives; what is written in the branch stays there, and leaves it only as suggestions.
 */
import * as Y from 'yjs';
import type { SuggestedFormat } from '../../shared/ledger/suggestion.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import type { Range } from '../../shared/passage/range.ts';
import { reworded, shownWords } from '../../shared/passage/reworded.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { writeHunks } from '../../shared/text/hunks.ts';

/** A suggestion that the branch begins with. */
interface Replayed {
  was: string;
  text: string;
  format: SuggestedFormat | null;
  /** Where its passage is in this text; null where that cannot be told. */
  placeIn(text: Y.Text, coverage: Coverage): Range | null;
}

export interface Branch {
  readonly text: Y.Text;
  /** Makes a suggestion in it; false where its words are not what it is about any more. */
  replay(suggestion: Replayed): boolean;
  close(): void;
}

export function openBranch(article: Y.Text): Branch {
  const source = article.doc;
  if (!source) throw new Error('the article is inside a document');
  const doc = new Y.Doc({ gc: source.gc });
  const origin = { from: 'article' };
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), origin);
  const text = bodyOf(doc);
  const follow = (update: Uint8Array) => Y.applyUpdate(doc, update, origin);
  source.on('update', follow);
  return {
    text,
    replay({ was, text: proposed, format, placeIn }) {
      const coverage = readCoverage(text);
      const place = placeIn(text, coverage);
      const now = place && shownWords(coverage.text.slice(place.start, place.end));
      const hunks = now === null ? null : reworded(was, now, proposed);
      if (!place || !hunks) return false;
      doc.transact(() => {
        if (hunks.length > 0) writeHunks(text, place.start, hunks);
        if (format) text.format(place.start, place.end - place.start, format);
      }, origin);
      return true;
    },
    close() {
      source.off('update', follow);
      doc.destroy();
    },
  };
}

/** "Nothing to check here", one sentence at a time: the sentence at the caret, and the way to the next one. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { annotationsOf } from '../../shared/ledger/state.ts';
import { targetOf } from '../../shared/passage/target.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import { sentencesIn } from '../../shared/review/version.ts';
import { textIndexOf } from '../document/binding/positions.ts';
import { textShownBy } from '../margin/selection.ts';
import { stretchesIn } from '../margin/stretches.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { docBlocks } from './docBlocks.ts';
import { waitsIn } from './pendingSentences.ts';

interface SentencePlace {
  /** Positions of the document. */
  from: number;
  to: number;
}

function sentencesOf(editor: Editor, language: string): SentencePlace[] {
  const { doc } = editor.state;
  const blocks = docBlocks(doc);
  const found: SentencePlace[] = [];
  doc.forEach((_block, position, index) => {
    const block = blocks[index];
    if (!block || block.type === 'residue') return;
    for (const { start, end } of sentencesIn(block.text, language)) {
      found.push({ from: position + 1 + start, to: position + 1 + end });
    }
  });
  return found;
}

/** Between two sentences without a blank (as in Chinese) it is the one that begins, else a walk would turn back on itself. */
export function sentenceAt(sentences: readonly SentencePlace[], head: number): SentencePlace | null {
  const touching = sentences.filter(({ from, to }) => from <= head && head <= to);
  return touching.at(-1) ?? null;
}

/** The sentence that was found to hold nothing to check, at these positions; null where there is none that still counts. */
function clearedAt(session: ArticleSession, editor: Editor, review: ArticleReview, at: SentencePlace): string | null {
  const place = editor.state.doc.resolve(at.from);
  const base = place.start(1);
  const here = stretchesIn(place.node(1)).filter(({ start, end }) => base + start < at.to && base + end > at.from);
  const passages = new Set(here.map(({ id }) => id));
  const sentences = annotationsOf(session.ledger.state.get(), 'sentence');
  const found = sentences.find(
    ({ id, passages: own }) => review.sentences.has(id) && own.some((passage) => passages.has(passage.id)),
  );
  return found?.id ?? null;
}

/** The next sentence, from a position on, of which nobody has looked at some word and nothing waits to be sent. */
function nextUntouched(editor: Editor, review: ArticleReview, language: string, after: number): SentencePlace | null {
  const { doc } = editor.state;
  const open: SentencePlace[] = [];
  doc.forEach((_block, position, index) => {
    for (const { start, end, state } of review.coverage.blocks[index]?.stretches ?? []) {
      if (state === 'untouched') open.push({ from: position + 1 + start, to: position + 1 + end });
    }
  });
  const isOpen = ({ from, to }: SentencePlace) => open.some((piece) => piece.from < to && piece.to > from);
  const all = sentencesOf(editor, language).filter(
    (place) => isOpen(place) && !waitsIn(editor.state, place.from, place.to),
  );
  return all.find(({ from }) => from >= after) ?? all[0] ?? null;
}

function goTo(editor: Editor, { from }: SentencePlace): void {
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from)).scrollIntoView());
}

/** Brings the next words that nobody looked at into view, with the caret before them; false when there are none. */
export function goToUntouched(editor: Editor, review: ArticleReview, language: string): boolean {
  const next = nextUntouched(editor, review, language, editor.state.selection.head + 1);
  if (next) goTo(editor, next);
  return next !== null;
}

/** Brings a place of a block into view, with the caret before it; `start` in UTF-16 units of its text. */
export function goToPlace(editor: Editor, { block, start }: { block: number; start: number }): void {
  const { doc } = editor.state;
  if (block >= doc.childCount) return;
  let from = 1;
  for (let before = 0; before < block; before += 1) from += doc.child(before).nodeSize;
  from += Math.min(start, doc.child(block).content.size);
  goTo(editor, { from, to: from });
}

/** Brings the first words of a block into view that are neither done nor excluded, with the caret before them. */
export function goToBlock(editor: Editor, review: ArticleReview, index: number): void {
  const stretches = review.coverage.blocks[index]?.stretches ?? [];
  const first = stretches.find(({ state }) => state !== 'done' && state !== 'excluded');
  goToPlace(editor, { block: index, start: first?.start ?? 0 });
}

/** Whether the same was just said and the server has not answered: a second press is no second sentence. */
function isWaiting(session: ArticleSession, exact: string): boolean {
  return session.outbox.entries
    .get()
    .some(
      ({ command, refusal }) => !refusal && command.type === 'sentence.clear' && command.target.quote?.exact === exact,
    );
}

/** Says of the sentence at the caret that there is nothing to check in it, or takes that back; false without a sentence. */
export function toggleSentence(
  session: ArticleSession,
  editor: Editor,
  review: ArticleReview,
  language: string,
): boolean {
  const here = sentenceAt(sentencesOf(editor, language), editor.state.selection.head);
  if (!here) return goToUntouched(editor, review, language);
  const cleared = clearedAt(session, editor, review, here);
  if (cleared) {
    session.outbox.add({ id: crypto.randomUUID(), type: 'sentence.restore', annotation: cleared });
    return true;
  }
  const { doc } = editor.state;
  const target = targetOf(textShownBy(editor), textIndexOf(doc, here.from), textIndexOf(doc, here.to));
  if (!target) return false;
  if (isWaiting(session, target.quote.exact)) return true;
  const ids = { id: crypto.randomUUID(), annotation: crypto.randomUUID() };
  session.outbox.add({ ...ids, type: 'sentence.clear', target });
  const next = nextUntouched(editor, review, language, here.to);
  if (next && next.from !== here.from) goTo(editor, next);
  return true;
}

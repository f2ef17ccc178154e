/** The paragraphs with words left to check, in words and figures: each leads to its first such words. */
import type { Editor } from '@tiptap/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { docBlocks } from './docBlocks.ts';
import { goToBlock } from './sentences.ts';
import { ReviewContext, useReviewed } from './useReview.ts';

interface Row {
  index: number;
  /** How it begins. */
  opening: string;
  words: number;
  finished: number;
  stale: number;
}

/** UTF-16 units of a paragraph's opening. */
const OPENING = 60;

export interface ParagraphRowsProps {
  editor: Editor;
  /** Called once one was gone to. */
  onGone(): void;
}

export function ParagraphRows({ editor, onGone }: ParagraphRowsProps) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const review = useContext(ReviewContext);
  const told = useReviewed((now) => {
    const texts = docBlocks(editor.state.doc);
    const rows = (now?.coverage.blocks ?? []).map(({ words, counts }, index): Row => {
      const opening = (texts[index]?.text ?? '').trim().slice(0, OPENING);
      return { index, opening, words, finished: counts.done + counts.excluded, stale: counts.stale };
    });
    return JSON.stringify(rows.filter(({ words, finished }) => finished < words));
  });
  const rows = JSON.parse(told) as Row[];
  if (rows.length === 0) return null;
  const go = (index: number) => {
    onGone();
    const now = review.get();
    if (now) goToBlock(editor, now, index);
  };
  return (
    <>
      <h2 className="coverage-title">{t('byParagraph', { count: rows.length })}</h2>
      <ul className="coverage-list coverage-paragraphs">
        {rows.map(({ index, opening, words, finished, stale }) => (
          <li key={index}>
            <button type="button" onClick={() => go(index)}>
              <span dir="auto">{opening}</span>
              <span className="coverage-figure">
                {stale > 0 && `↻ `}
                {t('wordsOf', { done: formats.number(finished), count: words, words: formats.number(words) })}
                {stale > 0 && <span className="unseen">, {t('staleWords', { count: stale })}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

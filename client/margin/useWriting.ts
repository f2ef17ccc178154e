/** A comment while it is written: words, mentions and pictures together, as one thing that is kept and sent. */
import { useLayoutEffect, useRef, useState } from 'react';
import { MAX_COMMENT } from '../../shared/ledger/comment.ts';
import { useMentionWords } from './commentContext.ts';
import type { Draft } from './drafts.ts';
import { rewritten, storedFrom, type Written, withMention, writtenFrom } from './mentionField.ts';
import { useCommentPictures } from './useCommentPictures.ts';
import { type MentionChoice, useMentionList } from './useMentionList.ts';

/** @param onChange gets every change, so that it can be kept as a draft. */
export function useWriting(initial: Draft, onChange: (draft: Draft) => void) {
  const words = useMentionWords();
  const [written, setWritten] = useState<Written>(() => writtenFrom(initial.text, words));
  const [caret, setCaret] = useState<number | null>(null);
  const [placed, setPlaced] = useState<{ caret: number } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // Once the field has the new words, and before anything else is typed.
  useLayoutEffect(() => {
    if (placed) field.current?.setSelectionRange(placed.caret, placed.caret);
  }, [placed]);
  const pictures = useCommentPictures(initial.files, (files) => onChange({ text: storedFrom(written), files }));
  const keep = (next: Written) => {
    setWritten(next);
    onChange({ text: storedFrom(next), files: pictures.files });
  };
  const list = useMentionList(written, caret, ({ option, from, to }: MentionChoice) => {
    const next = withMention(written, { from, to }, option);
    keep(next.written);
    setCaret(next.caret);
    setPlaced({ caret: next.caret });
  });
  const stored = storedFrom(written).trim();
  const isEmpty = stored === '' && pictures.files.length === 0 && pictures.coming === 0;
  const maySend = !isEmpty && pictures.coming === 0 && stored.length <= MAX_COMMENT;
  return {
    ...{ written, pictures, list, field, setCaret, isEmpty, maySend },
    write(text: string, at: number) {
      setCaret(at);
      keep(rewritten(written, text, at));
    },
    /** What is to be sent, after which the field is empty; null while there is nothing to send. */
    taken(): Draft | null {
      if (!maySend) return null;
      const { files } = pictures;
      setWritten({ text: '', mentions: [] });
      pictures.clear();
      return { text: stored, files };
    },
  };
}

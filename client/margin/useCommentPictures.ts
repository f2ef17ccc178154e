/** The pictures of a comment being written: brought in one after the other, at most four, said so where one is not. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PICTURES } from '../../shared/ledger/comment.ts';
import { useProblemWords, useRefusalWords } from '../ui/problemWords.ts';
import { useComments } from './commentContext.ts';

export interface CommentPictures {
  /** Hashes of those that are in. */
  files: readonly string[];
  /** How many are on their way. */
  coming: number;
  /** Why one did not come in, in the reader's language. */
  problem: string | null;
  /** Brings those that are pictures; false when none of them is one. */
  take(files: readonly File[]): boolean;
  remove(hash: string): void;
  clear(): void;
}

/** @param keep gets every change, so that it can be kept as a draft. */
export function useCommentPictures(
  initial: readonly string[],
  keep: (files: readonly string[]) => void,
): CommentPictures {
  const { t } = useTranslation('threads');
  const { bring } = useComments();
  const problemWords = useProblemWords();
  const refusalWords = useRefusalWords();
  const [files, setFiles] = useState(initial);
  const [coming, setComing] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(files);
  const latestKeep = useRef(keep);
  latestKeep.current = keep;
  const change = (next: readonly string[]) => {
    latest.current = next;
    setFiles(next);
    latestKeep.current(next);
  };
  const bringOne = async (file: File) => {
    try {
      const hash = await bring(file);
      if (!latest.current.includes(hash)) change([...latest.current, hash]);
    } catch (error) {
      setProblem(problemWords(error));
    } finally {
      setComing((count) => count - 1);
    }
  };
  return {
    files,
    coming,
    problem,
    take(given) {
      const pictures = given.filter(({ type }) => type.startsWith('image/'));
      const room = MAX_PICTURES - latest.current.length - coming;
      setProblem(pictures.length > room ? t('picturesFull', { count: MAX_PICTURES }) : null);
      if (pictures.length === 0 && given.length > 0) setProblem(refusalWords('file.unsupported'));
      const taken = pictures.slice(0, Math.max(0, room));
      setComing((count) => count + taken.length);
      void taken.reduce((before, file) => before.then(() => bringOne(file)), Promise.resolve());
      return pictures.length > 0;
    },
    remove: (hash) => change(latest.current.filter((each) => each !== hash)),
    clear() {
      latest.current = [];
      setFiles([]);
      setProblem(null);
    },
  };
}

/** Programs put a drawing of copied words beside them: only a picture without words is meant as one. */
export function picturesIn(data: DataTransfer): File[] {
  return data.getData('text/plain').trim() === '' ? [...data.files] : [];
}

/** Brings pictures into an article, and says at the foot of the page what did not come in. */
import type { Extension } from '@tiptap/core';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bringPicture } from '../api/files.ts';
import { NoPicture, PlaceGone, pictures } from '../document/pictures/pictures.ts';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords, useRefusalWords } from '../ui/problemWords.ts';

function useWords() {
  const { t } = useTranslation('document');
  const words = useProblemWords();
  const refusal = useRefusalWords();
  const reason = (error: unknown) => {
    if (error instanceof NoPicture) return refusal('picture.none');
    return error instanceof PlaceGone ? refusal('picture.placeGone') : words(error);
  };
  return {
    failed: (error: unknown, name: string) => t('pictureFailed', { name, reason: reason(error) }),
    arriving: (name: string, percent: number) => t('arriving', { name, percent }),
  };
}

/** The same extension while the article is, whatever language its reader takes: another one would remake the editor. */
export function usePictures(article: string): Extension {
  const notice = useNotice();
  const words = useWords();
  const latest = useRef({ notice, words });
  useLayoutEffect(() => {
    latest.current = { notice, words };
  });
  return useMemo(
    () =>
      pictures({
        bring: async (file, onProgress) => (await bringPicture(article, file, { use: 'text', onProgress })).url,
        onFailed: (error, { name }) =>
          latest.current.notice({ kind: 'failed', text: latest.current.words.failed(error, name) }),
        progressWords: (name, percent) => latest.current.words.arriving(name, percent),
      }),
    [article],
  );
}

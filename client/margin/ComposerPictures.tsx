/** How pictures get into a comment, and what is said of them while it is written. */
import { ActionIcon } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';
import { Thumbnails } from './Thumbnails.tsx';
import { type CommentPictures, picturesIn } from './useCommentPictures.ts';

/** Paste and drop; other files stay where they are: the browser would leave the page for them. */
export function takesFiles({ take }: CommentPictures) {
  return {
    onPaste(event: ClipboardEvent) {
      if (take(picturesIn(event.clipboardData))) event.preventDefault();
    },
    onDragOver(event: DragEvent) {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      take([...event.dataTransfer.files]);
    },
  };
}

export function PictureNotes({ pictures }: { pictures: CommentPictures }) {
  const { t } = useTranslation('threads');
  const { files, coming, problem, remove } = pictures;
  return (
    <>
      <Thumbnails files={files} author={t('you')} onRemove={remove} />
      {coming > 0 && (
        <p className={styles['waiting']} role="status">
          {t('picturesComing', { count: coming })}
        </p>
      )}
      {problem && (
        <p className={styles['refused']} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

export function PictureButton({ pictures }: { pictures: CommentPictures }) {
  const { t } = useTranslation('threads');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('pictureAdd')}
        title={t('pictureAdd')}
        onClick={() => input.current?.click()}
      >
        <ImagePlus size={16} aria-hidden="true" />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          pictures.take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

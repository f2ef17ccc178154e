/** The words of a comment as its author typed them: plain text in its own direction, with links; long ones fold. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './card.module.css';
import { linkParts } from './linkParts.ts';

/** Beyond this a comment would push its neighbours off the screen, so it starts folded. */
const LONG_CHARACTERS = 480;
const LONG_LINES = 9;

function isLong(text: string): boolean {
  return text.length > LONG_CHARACTERS || text.split('\n').length > LONG_LINES;
}

export function CommentText({ text }: { text: string }) {
  const { t } = useTranslation('margin');
  const [open, setOpen] = useState(false);
  const long = isLong(text);
  return (
    <>
      <p dir="auto" className={long && !open ? `${styles['text']} ${styles['long']}` : styles['text']}>
        <Linked text={text} />
      </p>
      {long && (
        <div className={styles['controls']}>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('showLess') : t('showAll')}
          </button>
        </div>
      )}
    </>
  );
}

function Linked({ text }: { text: string }) {
  let at = 0;
  return linkParts(text).map((part) => {
    const key = at;
    at += part.text.length;
    if (part.href === null) return part.text;
    return (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    );
  });
}

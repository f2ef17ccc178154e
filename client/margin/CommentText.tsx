/** The words of a comment as its author typed them: plain text in its own direction, with links and mentions; long ones fold. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mention, mentionParts, speaksTo } from '../../shared/ledger/mention.ts';
import styles from './card.module.css';
import { useComments, useMentionWords } from './commentContext.ts';
import { linkParts } from './linkParts.ts';
import mentionStyles from './mention.module.css';

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
        <Words text={text} />
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

function Words({ text }: { text: string }) {
  let at = 0;
  return mentionParts(text).map((part) => {
    const key = at;
    at += part.text.length;
    if (part.mention) return <Mentioned key={key} mention={part.mention} token={part.text} />;
    return <Linked key={key} text={part.text} />;
  });
}

/** A name in another colour; whoever is not known is plain words. */
function Mentioned({ mention, token }: { mention: Mention; token: string }) {
  const { nameOf, me } = useComments();
  const words = useMentionWords();
  const name = `@${words(mention)}`;
  if (nameOf(mention) === null) return name;
  const isMe = speaksTo(token, me);
  return <span className={isMe ? mentionStyles['me'] : mentionStyles['mention']}>{name}</span>;
}

function Linked({ text }: { text: string }) {
  const { page } = useComments();
  let at = 0;
  return linkParts(text, page).map((part) => {
    const key = at;
    at += part.text.length;
    if (part.href === null) return part.text;
    if (part.thread !== null) return <ThreadLink key={key} href={part.href} thread={part.thread} />;
    return (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    );
  });
}

/** Opens the other thread here; in a new tab where the reader asks the browser for one. */
function ThreadLink({ href, thread }: { href: string; thread: string }) {
  const { t } = useTranslation('threads');
  const { quoteOf, open } = useComments();
  const quote = quoteOf(thread);
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(thread);
      }}
    >
      {quote === null ? t('linkGone') : t('linkTo', { quote })}
    </a>
  );
}

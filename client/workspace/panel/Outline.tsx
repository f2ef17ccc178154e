/** The article's headline and crossheads; a click goes there. */
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './panel.module.css';

interface Heading {
  text: string;
  position: number;
  top: boolean;
}

export function Outline({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation('workspace');
  const headings = useHeadings(editor);
  if (headings.length === 0) {
    return (
      <div className={styles['empty']}>
        <h2>{t('noOutline')}</h2>
        <p>{t('noOutlineHint')}</p>
      </div>
    );
  }
  return (
    <ul className={styles['list']}>
      {headings.map((heading) => (
        <li key={heading.position}>
          <button
            type="button"
            className={heading.top ? styles['outlineTop'] : styles['outlineRow']}
            onClick={() => scrollTo(editor, heading.position)}
          >
            {heading.text}
          </button>
        </li>
      ))}
    </ul>
  );
}

function useHeadings(editor: Editor | null): Heading[] {
  const [headings, setHeadings] = useState<Heading[]>([]);
  useEffect(() => {
    if (!editor) return;
    let known = '';
    const read = () => {
      const next = headingsOf(editor);
      if (JSON.stringify(next) !== known) setHeadings(next);
      known = JSON.stringify(next);
    };
    read();
    editor.on('update', read);
    return () => void editor.off('update', read);
  }, [editor]);
  return headings;
}

function headingsOf(editor: Editor): Heading[] {
  const headings: Heading[] = [];
  editor.state.doc.forEach((block, position) => {
    const top = block.type.name === 'headline';
    const text = block.textContent.trim();
    if ((top || block.type.name === 'crosshead') && text) headings.push({ text, position, top });
  });
  return headings;
}

function scrollTo(editor: Editor | null, position: number): void {
  const block = editor?.view.nodeDOM(position);
  if (block instanceof HTMLElement) block.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

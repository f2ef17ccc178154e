/** Asks for a link's address, beside the words that it is for. Enter links, Escape goes back to the text. */
import type { Editor } from '@tiptap/core';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { completedHref } from '../../shared/schema/href.ts';
import { removeLink, setLink } from './commands/formatting.ts';
import { closeLinkDialog, linkTarget } from './linkTarget.ts';

const WIDTH_PX = 420;
const MARGIN_PX = 16;

/** Where the dialog stands: under the first of its words, within the paper. */
function placeUnder(editor: Editor, position: number): { top: number; left: number } {
  const paper = editor.view.dom.closest('.article-paper')?.getBoundingClientRect() ?? new DOMRect();
  const words = editor.view.coordsAtPos(position);
  const furthest = Math.max(MARGIN_PX, paper.width - WIDTH_PX - MARGIN_PX);
  return { top: words.bottom - paper.top + 6, left: Math.min(words.left - paper.left, furthest) };
}

export function LinkDialog({ editor, href }: { editor: Editor; href: string }) {
  const { t } = useTranslation('document');
  const [typed, setTyped] = useState(href);
  const [isWrong, setIsWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [place] = useState(() => placeUnder(editor, linkTarget(editor.state)?.from ?? editor.state.selection.from));

  useEffect(() => field.current?.select(), []);

  const { view } = editor;
  const close = () => {
    closeLinkDialog(view.state, view.dispatch);
    view.focus();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const address = completedHref(typed);
    const target = linkTarget(view.state);
    setIsWrong(address === null);
    if (address === null || !target) return;
    setLink(target, address)(view.state, view.dispatch);
    close();
  };
  const remove = () => {
    const target = linkTarget(view.state);
    if (target) removeLink(target)(view.state, view.dispatch);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };

  return (
    <form className="article-link-dialog" style={place} onSubmit={apply} onKeyDown={onKeyDown} aria-label={t('link')}>
      <input
        ref={field}
        type="text"
        inputMode="url"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t('linkAddress')}
        aria-invalid={isWrong}
        aria-describedby={hintId}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit">{t('linkApply')}</button>
      {href !== '' && (
        <button type="button" onClick={remove}>
          {t('linkRemove')}
        </button>
      )}
      <button type="button" onClick={close}>
        {t('cancel')}
      </button>
      <p id={hintId} role={isWrong ? 'alert' : undefined} className={isWrong ? 'article-wrong' : 'quiet'}>
        {isWrong ? t('linkWrong') : t('linkHint')}
      </p>
    </form>
  );
}

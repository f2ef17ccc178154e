// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ArticleEditor } from '../../../client/document/ArticleEditor.tsx';
import { en } from '../../../client/i18n/en/en.ts';
import { createTranslator } from '../../../client/i18n/i18n.ts';
import { nl } from '../../../client/i18n/nl/nl.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { insertBlocks } from '../../../shared/text/build.ts';

const translator = createTranslator('en', { en, nl });
let leave: () => void = () => undefined;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(() => leave());

/** The component on an article whose headline is empty. */
async function shown() {
  const text = bodyOf(new Y.Doc());
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const editors: Editor[] = [];
  const onEditor = (editor: Editor | null) => {
    if (editor) editors.push(editor);
  };
  leave = () => {
    act(() => root.unmount());
    place.remove();
  };
  await act(async () =>
    root.render(
      <I18nextProvider i18n={translator}>
        <ArticleEditor text={text} awareness={null} editable language="en" onEditor={onEditor} check />
      </I18nextProvider>,
    ),
  );
  await act(async () => {
    insertBlocks(text, 0, [
      { type: 'headline', runs: [] },
      { type: 'credit', runs: [{ text: 'Somebody' }] },
    ]);
  });
  const tools = () => place.querySelector('[role="toolbar"]');
  return { text, place, editors, tools };
}

describe('the editor of an article', () => {
  test('[R-LANG-1] lives on when the reader takes another language, with what can be undone', async () => {
    const { text, place, editors } = await shown();
    const [editor] = editors;
    await act(async () => {
      editor?.commands.insertContentAt(1, 'Typed');
      editor?.commands.insertContentAt(1, 'Also ');
    });
    await act(async () => {
      editor?.commands.clearContent();
      editor?.commands.undo();
    });
    await act(() => translator.changeLanguage('nl'));
    expect([editors.length, editor?.isDestroyed]).toEqual([1, false]);
    expect(place.querySelector('.article-text')?.getAttribute('aria-label')).toBe('Tekst van het artikel');
    await act(async () => void editor?.commands.undo());
    expect(text.toString()).not.toContain('Typed');
    expect(place.querySelector('h1')?.getAttribute('data-placeholder')).toBe('Kop');
    await act(() => translator.changeLanguage('en'));
  });

  test('[R-TOOLS-3] is quiet until somebody goes into the text', async () => {
    const { editors, tools, place } = await shown();
    const select = () => tools()?.querySelector('select');
    expect([tools()?.hasAttribute('data-resting'), select()?.value, select()?.disabled]).toEqual([true, '', true]);
    expect(place.contains(document.activeElement)).toBe(false);
    expect(editors[0]?.state.selection.from).toBe(1);
    await act(async () => editors[0]?.view.focus());
    expect([tools()?.hasAttribute('data-resting'), select()?.value, select()?.disabled]).toEqual([
      false,
      'headline',
      false,
    ]);
    await act(async () => tools()?.querySelector('button')?.focus());
    expect(tools()?.hasAttribute('data-resting')).toBe(false);
  });
});

// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { relabel } from '../../../client/document/labels.ts';
import { readBlocks } from '../../../shared/text/blocks.ts';
import { insertBlocks } from '../../../shared/text/build.ts';
import { type ArticleForTest, articleEditor, Clipboard, clipboardEvent, labels } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

function withOrphan(): ArticleForTest {
  article = articleEditor(['p:one|', 'p:two']);
  const words = { type: 'paragraph', attrs: { orphan: true }, runs: [{ text: 'words' }] };
  insertBlocks(article.text, 4, [words]);
  return article;
}

const hintIn = ({ editor }: ArticleForTest) => editor.view.dom.querySelector('.article-orphan');
const flags = ({ text }: ArticleForTest) => readBlocks(text).map(({ attrs }) => attrs['orphan'] ?? null);

describe('words that outlived their paragraph', () => {
  test('[R-ORPHAN-1] have a line of words above them, and nobody else has', () => {
    const made = withOrphan();
    const hint = hintIn(made);
    expect(hint?.textContent).toBe('Words without their paragraph. Keep');
    expect([hint?.getAttribute('role'), hint?.nextElementSibling?.textContent]).toEqual(['note', 'words']);
    expect(made.editor.view.dom.querySelectorAll('.article-orphan')).toHaveLength(1);
  });

  test('[R-ORPHAN-1] are kept by one edit, which can be undone', () => {
    const made = withOrphan();
    hintIn(made)?.querySelector('button')?.click();
    expect([hintIn(made), flags(made)]).toEqual([null, [null, null, null]]);
    made.editor.commands.undo();
    expect(flags(made)).toEqual([null, true, null]);
    expect(hintIn(made)).not.toBeNull();
  });

  test('[R-ORPHAN-1] are kept by editors only', () => {
    const made = withOrphan();
    made.editor.setEditable(false);
    hintIn(made)?.querySelector('button')?.click();
    expect(flags(made)).toEqual([null, true, null]);
  });

  test('[R-ORPHAN-1] are no orphans where they are split, made a crosshead or pasted', () => {
    const made = withOrphan();
    made.editor.commands.setTextSelection(8);
    made.key('Enter');
    expect(flags(made)).toEqual([null, true, null, null]);
    const clipboard = new Clipboard();
    made.editor.commands.setTextSelection({ from: 1, to: 12 });
    made.editor.view.dom.dispatchEvent(clipboardEvent('copy', clipboard));
    made.editor.commands.setTextSelection(made.editor.state.doc.content.size - 1);
    made.paste({ html: clipboard.getData('text/html') });
    expect(flags(made).filter(Boolean)).toHaveLength(1);
    made.editor.commands.setTextSelection(7);
    made.key('Mod-Alt-3');
    expect(flags(made).filter(Boolean)).toEqual([]);
  });

  test('[R-LANG-1] are told of in the language of the reader, as are placeholders and things', () => {
    const made = withOrphan();
    insertBlocks(made.text, 0, [
      { type: 'headline', runs: [] },
      { type: 'residue', runs: [{ text: 'x' }] },
    ]);
    relabel(made.editor.view, { ...labels, orphan: 'Wees.', headline: 'Kop', residue: 'Over:', keepResidue: 'Houd' });
    const { dom } = made.editor.view;
    expect(hintIn(made)?.textContent).toBe('Wees. Keep');
    expect(dom.querySelector('h1')?.getAttribute('data-placeholder')).toBe('Kop');
    expect(dom.querySelector('.article-left-over')?.textContent).toBe('Over:RemoveHoud');
  });
});

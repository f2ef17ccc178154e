// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, describe, expect, test } from 'vitest';
import { type ArticleForTest, articleEditor, Clipboard, clipboardEvent } from '../../support/articleEditor.ts';

const open: ArticleForTest[] = [];
afterEach(() => {
  for (const article of open.splice(0)) article.destroy();
});

function article(...lines: string[]): ArticleForTest {
  const made = articleEditor(lines);
  open.push(made);
  return made;
}

function take(name: 'copy' | 'cut', { editor }: ArticleForTest): Clipboard {
  const clipboard = new Clipboard();
  editor.view.dom.dispatchEvent(clipboardEvent(name, clipboard));
  return clipboard;
}

function put({ editor }: ArticleForTest, clipboard: Clipboard, block: number, offset: number): void {
  const { doc } = editor.state;
  const before = doc.children.slice(0, block).reduce((size, node) => size + node.nodeSize, 0);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, before + 1 + offset)));
  editor.view.dom.dispatchEvent(clipboardEvent('paste', clipboard));
}

describe('passages on the clipboard', () => {
  test('[R-CLIP-1] cut and pasted words keep their passage, and only the first time', () => {
    const one = article('p:a |[x:words]| b', 'p:end');
    const clipboard = take('cut', one);
    put(one, clipboard, 1, 3);
    expect(one.short()).toEqual(['p:a  b', 'p:end[x:words]|']);
    put(one, clipboard, 0, 0);
    expect(one.short()).toEqual(['p:words|a  b', 'p:end[x:words]']);
  });

  test('[R-CLIP-1] a part that is cut keeps the passage beside the rest', () => {
    const one = article('p:[x:some |words]|', 'p:end');
    put(one, take('cut', one), 1, 3);
    expect(one.short()).toEqual(['p:[x:some ]', 'p:end[x:words]|']);
  });

  test('[R-CLIP-2] copied words leave the passage where it is', () => {
    const one = article('p:a |[x:words]| b', 'p:end');
    put(one, take('copy', one), 1, 3);
    expect(one.short()).toEqual(['p:a [x:words] b', 'p:endwords|']);
  });

  test('[R-CLIP-2] copied words take the passage along once the original is gone', () => {
    const one = article('p:a |[x:words]| b', 'p:end');
    const clipboard = take('copy', one);
    one.key('Delete');
    put(one, clipboard, 1, 3);
    expect(one.short()).toEqual(['p:a  b', 'p:end[x:words]|']);
  });

  test('[R-CLIP-3] words of another article bring no passage, cut or copied', () => {
    const other = article('p:a |[x:words]| b');
    const one = article('p:end');
    put(one, take('cut', other), 0, 3);
    expect(one.short()).toEqual(['p:endwords|']);
  });

  test('[R-CLIP-4] blocks come back from the clipboard as they were', () => {
    const one = article('q:|quote', 'o2:item', 'c:head|', 'p:end');
    put(one, take('copy', one), 3, 3);
    expect(one.short()).toEqual(['q:quote', 'o2:item', 'c:head', 'p:endquote', 'o2:item', 'c:head|']);
  });

  test('[R-CLIP-5] other programs get real lists, and we our own back', () => {
    const one = article('p:|a', 'b:one', 'b1:deep', 'o1:numbered', 'b:two', 'o:last', 'p:b|', 'p:');
    const clipboard = take('copy', one);
    const html = clipboard.getData('text/html').replace(/ data-[\w-]+="[^"]*"/g, '');
    expect(html).toBe(
      '<p>a</p><ul><li>one<ul><li>deep</li></ul><ol><li>numbered</li></ol></li><li>two</li></ul>' +
        '<ol><li>last</li></ol><p>b</p>',
    );
    put(one, clipboard, 7, 0);
    expect(one.short().slice(7)).toEqual(['p:a', 'b:one', 'b1:deep', 'o1:numbered', 'b:two', 'o:last', 'p:b|']);
  });
});

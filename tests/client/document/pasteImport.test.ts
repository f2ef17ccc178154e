// @vitest-environment jsdom
/** The same page, pasted into the editor and read as a document that comes in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readText } from '../../../server/convert/import.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { blocksOfDelta } from '../../../shared/text/blocks.ts';
import { insertBlocks } from '../../../shared/text/build.ts';
import { articleEditor } from '../../support/articleEditor.ts';

const page = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../support/pages', `${name}.html.txt`), 'utf8');

/** A block in one line, marks behind the words that carry them. That a list is of the first level need not be said. */
const flat = (text: Y.Text) =>
  blocksOfDelta(text.toDelta()).map(({ type, attrs, runs }) => {
    const { level, ...others } = attrs;
    const said = { ...(level ? { level } : {}), ...others };
    const words = runs.map((run) => [run.text, ...Object.keys(run.attributes)].join('^')).join('|');
    return `${type}${Object.keys(said).length > 0 ? JSON.stringify(said) : ''}: ${words}`.trim();
  });

function pasted(html: string): string[] {
  const article = articleEditor(['p:|']);
  article.paste({ html });
  const blocks = flat(article.text);
  article.destroy();
  return blocks;
}

function imported(html: string): string[] {
  const text = new Y.Doc().getText(TEXT_NAME);
  insertBlocks(text, 0, readText('html', html).blocks);
  return flat(text);
}

/** The blocks that only one of the two makes of a page, and those of both, as each has them. */
function differences(name: string) {
  const [editor, document] = [pasted(page(name)), imported(page(name))];
  return {
    pasted: editor.filter((block) => !document.includes(block)),
    imported: document.filter((block) => !editor.includes(block)),
    shared: editor.filter((block) => document.includes(block)),
    inOrder: document.filter((block) => editor.includes(block)),
  };
}

test.each([
  ['word', [], []],
  ['googleDocs', [], []],
  // The place of a picture that did not come along: the report counts it, and an editor has no report.
  ['wordTracked', [], ['figure:']],
  // A whole document has a headline, told by its looks; what is pasted may be a part of one.
  ['wordFiltered', ['paragraph: Veerpont vaart niet^bold'], ['headline: Veerpont vaart niet']],
  // A document that comes in keeps embeds, and waits for the pictures; the editor shows from where they would be.
  [
    'webPage',
    ['figure{"src":"https://example.org/bridge.jpg"}: A bridge'],
    ['embed{"url":"https://evil.example/"}:', 'figure:'],
  ],
])(
  '[R-IMPORT-12] %s is the same pasted and brought in, but for what is told here',
  (name, onlyPasted, onlyImported) => {
    const found = differences(name);
    expect(found).toMatchObject({ pasted: onlyPasted, imported: onlyImported });
    expect(found.inOrder).toEqual(found.shared);
    expect(found.shared.length).toBeGreaterThan(3);
  },
);

/** An article editor without React, over a text of its own, and documents written short for tables of cases. */
import { type AnyExtension, Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { editorExtensions, replacedExtensions } from '../../client/document/editorExtensions.ts';
import type { DocumentLabels } from '../../client/document/labels.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { insertBlocks, type NewBlock, type NewRun } from '../../shared/text/build.ts';
import { withoutLayout } from './layout.ts';

export const labels: DocumentLabels = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  alternative: 'Alternative text',
  caption: 'Caption',
  credit: 'Credit',
  picture: 'Picture',
  notLoaded: (host) => `Image from ${host} – not loaded`,
  embed: 'Embed:',
  removeResidue: 'Remove',
  keepResidue: 'Keep as text',
  residue: 'Left-over from the CMS:',
  orphan: 'Words without their paragraph.',
  keepOrphan: 'Keep',
};

const SHORT_TYPES: Record<string, string> = {
  p: 'paragraph',
  h: 'headline',
  s: 'standfirst',
  c: 'crosshead',
  q: 'quote',
  b: 'bullet',
  o: 'ordered',
  f: 'figure',
  cap: 'caption',
  r: 'residue',
};
const LONG_TYPES = Object.fromEntries(Object.entries(SHORT_TYPES).map(([short, long]) => [long, short]));

interface Parsed {
  block: NewBlock;
  /** Places of the selection's ends in the block, as `|` marks them. */
  ends: number[];
}

/** Marks of a run in short: `{bold: words}` style is `*words*`, a passage `[id:words]`. */
function runsOf(words: string): NewRun[] {
  const runs: NewRun[] = [];
  for (const [, bold, id, inside, plain] of words.matchAll(/\*([^*]+)\*|\[(\w+):([^\]]*)\]|([^*[]+)/g)) {
    if (bold !== undefined) runs.push({ text: bold, marks: { bold: true } });
    else if (id !== undefined) runs.push({ text: inside ?? '', marks: { [`a:${id}`]: true } });
    else runs.push({ text: plain ?? '' });
  }
  return runs;
}

function parse(line: string): Parsed {
  const [, type = 'p', level = '', words = ''] = /^(\w+?)(\d?):(.*)$/s.exec(line) ?? [];
  const plain = words.replace(/\*|\[\w+:|\]/g, '');
  const ends = [...plain.matchAll(/\|/g)].map(({ index }, place) => index - place);
  const attrs = level === '' || level === '0' ? {} : { level: Number(level) };
  return { block: { type: SHORT_TYPES[type] ?? type, attrs, runs: runsOf(words.replaceAll('|', '')) }, ends };
}

export interface ArticleForTest {
  editor: Editor;
  text: Y.Text;
  /** The document in short, with `|` at the ends of the selection, or `<line>` around a selected block. */
  short: () => string[];
  key: (name: string) => void;
  type: (words: string) => void;
  paste: (data: { html?: string; text?: string }) => void;
  destroy: () => void;
}

function shortWords(block: Node, position: number, ends: readonly number[]): string {
  let words = '';
  let at = position + 1;
  const passed = new Set<number>();
  const mark = (end: number) => {
    for (const [place, wanted] of ends.entries()) {
      if (wanted === end && !passed.has(place)) {
        passed.add(place);
        words += '|';
      }
    }
  };
  for (const node of block.children) {
    const text = node.isText ? (node.text ?? '') : '/';
    const id = node.marks.find(({ type }) => type.name === 'annotation')?.attrs['id'] as string | undefined;
    const isBold = node.marks.some(({ type }) => type.name === 'bold');
    words += isBold ? '*' : '';
    words += id === undefined ? '' : `[${id}:`;
    for (const unit of text) {
      mark(at);
      words += unit;
      at += unit.length;
    }
    words += id === undefined ? '' : ']';
    words += isBold ? '*' : '';
  }
  mark(at);
  return words;
}

function shortOf({ state: { doc, selection } }: Editor): string[] {
  const isBlockSelected = selection instanceof NodeSelection;
  const ends = isBlockSelected ? [] : selection.empty ? [selection.from] : [selection.from, selection.to];
  const lines: string[] = [];
  doc.forEach((block, position) => {
    const level = block.attrs['level'] ? String(block.attrs['level']) : '';
    const line = `${LONG_TYPES[block.type.name] ?? block.type.name}${level}:${shortWords(block, position, ends)}`;
    lines.push(isBlockSelected && selection.from === position ? `<${line}>` : line);
  });
  return lines;
}

const KEY_CODES: Record<string, number> = { Enter: 13, Backspace: 8, Delete: 46, Tab: 9, '\\': 220 };

function keyEvent(name: string): KeyboardEvent {
  const parts = name.split('-');
  const key = parts.at(-1) ?? '';
  return new KeyboardEvent('keydown', {
    key,
    keyCode: KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0),
    ctrlKey: parts.includes('Mod'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    bubbles: true,
    cancelable: true,
  });
}

/** The clipboard of an event, which jsdom lacks. */
export class Clipboard {
  private readonly data = new Map<string, string>();
  readonly files: File[] = [];

  getData(type: string): string {
    return this.data.get(type) ?? '';
  }

  setData(type: string, value: string): void {
    this.data.set(type, value);
  }

  clearData(): void {
    this.data.clear();
  }
}

export function clipboardEvent(name: 'copy' | 'cut' | 'paste', clipboard: Clipboard): Event {
  return Object.assign(new Event(name, { bubbles: true, cancelable: true }), { clipboardData: clipboard });
}

/** An editor on `lines` such as `h:Headline`, `b1:item`, `p:words [x:a passage] *bold*`, with `|` for the selection. */
export function articleEditor(
  lines: readonly string[],
  doc = new Y.Doc(),
  more: readonly AnyExtension[] = [],
): ArticleForTest {
  withoutLayout();
  const parsed = lines.map(parse);
  const text = doc.getText(TEXT_NAME);
  insertBlocks(
    text,
    0,
    parsed.map(({ block }) => block),
  );
  const element = document.createElement('div');
  document.body.append(element);
  const editor = new Editor({
    element,
    extensions: [...editorExtensions({ text, awareness: null, labels, check: true }), ...more],
    enableCoreExtensions: replacedExtensions,
    injectCSS: false,
  });
  const ends: number[] = [];
  editor.state.doc.forEach((_block, position, place) => {
    ends.push(...(parsed[place]?.ends ?? []).map((end) => position + 1 + end));
  });
  const [anchor = 1, head = anchor] = ends;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, anchor, head)));
  const pasteWith = (clipboard: Clipboard) => editor.view.dom.dispatchEvent(clipboardEvent('paste', clipboard));
  return {
    editor,
    text,
    short: () => shortOf(editor),
    key: (name) => void editor.view.dom.dispatchEvent(keyEvent(name)),
    type: (words) => {
      for (const unit of words) {
        const { from, to } = editor.state.selection;
        const insert = () => editor.state.tr.insertText(unit, from, to);
        const isHandled = editor.view.someProp('handleTextInput', (f) => f(editor.view, from, to, unit, insert));
        if (!isHandled) editor.view.dispatch(insert());
      }
    },
    paste: ({ html, text: plain }) => {
      const clipboard = new Clipboard();
      if (html !== undefined) clipboard.setData('text/html', html);
      if (plain !== undefined) clipboard.setData('text/plain', plain);
      pasteWith(clipboard);
    },
    destroy: () => {
      editor.destroy();
      element.remove();
    },
  };
}

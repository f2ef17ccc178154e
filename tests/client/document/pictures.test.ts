// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { insertFigure } from '../../../client/document/commands/figure.ts';
import { withoutArrival } from '../../../client/document/pictures/arrivals.ts';
import { NoPicture, type PictureDoor, pictures } from '../../../client/document/pictures/pictures.ts';
import { type ArticleForTest, articleEditor, Clipboard, clipboardEvent } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

const picture = (name = 'brug.png', type = 'image/png') => new File(['x'], name, { type });
const ADDRESS = '/api/v1/articles/3f/files/9b';

/** An editor whose pictures arrive when the test says so. */
function open(lines: readonly string[]) {
  const waiting: { file: File; done: PromiseWithResolvers<string> }[] = [];
  const failed: unknown[] = [];
  const door: PictureDoor = {
    bring(file, onProgress) {
      onProgress(0.4);
      const done = Promise.withResolvers<string>();
      waiting.push({ file, done });
      return done.promise;
    },
    onFailed: (error) => failed.push(error),
    progressWords: (name, percent) => `${name} ${percent} %`,
  };
  const opened = articleEditor(lines, undefined, [pictures(door)]);
  article = opened;
  const pastePictures = (files: File[], text = '', html = '') => {
    const clipboard = new Clipboard();
    clipboard.files.push(...files);
    if (text) clipboard.setData('text/plain', text);
    if (html) clipboard.setData('text/html', html);
    opened.editor.view.dom.dispatchEvent(clipboardEvent('paste', clipboard));
  };
  const arriving = () => [...opened.editor.view.dom.querySelectorAll('.article-arriving')].map((e) => e.textContent);
  return { ...opened, waiting, failed, pastePictures, arriving };
}

const blocks = (opened: ArticleForTest) => opened.short().map((line) => line.replace('|', ''));

describe('a pasted picture', () => {
  test('[R-FIGURE-2] says how far it is, keeps its place while others write, then is a figure', async () => {
    const here = open(['h:Kop', 'p:een|', 'p:twee']);
    here.pastePictures([picture()]);
    await vi.waitFor(() => expect(here.arriving()).toEqual(['brug.png 40 %']));
    here.text.insert(0, 'Nieuwe ');
    expect(blocks(here)).toEqual(['h:Nieuwe Kop', 'p:een', 'p:twee']);
    here.waiting[0]?.done.resolve(ADDRESS);
    await vi.waitFor(() => expect(blocks(here)).toEqual(['h:Nieuwe Kop', 'p:een', 'f:', 'cap:', 'credit:', 'p:twee']));
    expect([here.arriving(), here.editor.view.dom.querySelector('img')?.getAttribute('src')]).toEqual([[], ADDRESS]);
  });

  test('[R-FIGURE-2] of several keeps their order', async () => {
    const here = open(['p:een|', 'p:twee']);
    here.pastePictures([picture('a.png'), picture('b.png')]);
    await vi.waitFor(() => expect(here.waiting).toHaveLength(1));
    here.waiting[0]?.done.resolve(`${ADDRESS}a`);
    await vi.waitFor(() => expect(here.waiting).toHaveLength(2));
    here.waiting[1]?.done.resolve(`${ADDRESS}b`);
    await vi.waitFor(() => expect(here.arriving()).toEqual([]));
    const sources = [...here.editor.view.dom.querySelectorAll('img')].map((image) => image.getAttribute('src'));
    expect(sources).toEqual([`${ADDRESS}a`, `${ADDRESS}b`]);
    expect(blocks(here)).toEqual(['p:een', 'f:', 'cap:', 'credit:', 'f:', 'cap:', 'credit:', 'p:twee']);
  });

  test('[R-FIGURE-3] that fails leaves nothing and says why', async () => {
    const here = open(['p:een|']);
    here.pastePictures([picture()]);
    await vi.waitFor(() => expect(here.waiting).toHaveLength(1));
    const reason = new Error('offline');
    here.waiting[0]?.done.reject(reason);
    await vi.waitFor(() => expect(here.failed).toEqual([reason]));
    expect([blocks(here), here.arriving()]).toEqual([['p:een'], []]);
  });

  test('[R-FIGURE-2] beside words is a drawing of them, and the words come in', () => {
    const here = open(['p:een |']);
    here.pastePictures([picture()], 'twee', '<p>twee</p>');
    expect([here.waiting.length, blocks(here)]).toEqual([0, ['p:een twee']]);
  });

  test('[R-FIGURE-2] with its own element alone, as browsers copy one, is taken', async () => {
    const here = open(['p:een|']);
    here.pastePictures([picture()], '', '<img src="https://example.org/a.png" alt="x">');
    await vi.waitFor(() => expect(here.waiting).toHaveLength(1));
  });
});

describe('the place of a figure', () => {
  const settled = async (lines: readonly string[]) => {
    const here = open(lines);
    here.pastePictures([picture()]);
    await vi.waitFor(() => expect(here.waiting).toHaveLength(1));
    here.waiting[0]?.done.resolve(ADDRESS);
    await vi.waitFor(() => expect(here.arriving()).toEqual([]));
    return blocks(here);
  };
  test.each([
    [
      ['p:een', 'p:|', 'p:twee'],
      ['p:een', 'f:', 'cap:', 'credit:', 'p:', 'p:twee'],
    ],
    [
      ['f:alt|', 'cap:Brug', 'credit:Foto', 'p:x'],
      ['f:alt', 'cap:Brug', 'credit:Foto', 'p:x'],
    ],
    [
      ['cap:Brug|', 'credit:Foto', 'p:x'],
      ['cap:Brug', 'credit:Foto', 'f:', 'cap:', 'credit:', 'p:x'],
    ],
    [['h:Kop|'], ['h:Kop', 'f:', 'cap:', 'credit:']],
  ])('[R-FIGURE-4] for %j', async (lines, wanted) => {
    expect(await settled(lines)).toEqual(wanted);
  });

  test('[R-FIGURE-4] without a door for pictures an empty figure is put in, behind the words of another', () => {
    article = articleEditor(['f:a|', 'cap:Brug', 'p:x']);
    insertFigure(article.editor.state, article.editor.view.dispatch);
    expect(article.short()).toEqual(['f:a', 'cap:Brug', 'f:|', 'cap:', 'credit:', 'p:x']);
  });
});

describe('a dropped file', () => {
  const drop = (here: ReturnType<typeof open>, files: File[]) => {
    here.editor.view.posAtCoords = () => ({ pos: 2, inside: -1 });
    const transfer = { files, getData: () => '', types: ['Files'] };
    const event = new Event('drop', { bubbles: true, cancelable: true });
    here.editor.view.dom.dispatchEvent(Object.assign(event, { dataTransfer: transfer, clientX: 1, clientY: 1 }));
    return event;
  };

  test('[R-FIGURE-3] that is no picture is refused in words, and the page stays', async () => {
    const here = open(['p:een|', 'p:twee']);
    const event = drop(here, [picture('stuk.docx', 'application/msword')]);
    await vi.waitFor(() => expect(here.failed[0]).toBeInstanceOf(NoPicture));
    expect([event.defaultPrevented, blocks(here), here.waiting.length]).toEqual([true, ['p:een', 'p:twee'], 0]);
  });

  test('[R-FIGURE-3] loses its place only when the text is loaded anew, and says so', async () => {
    const here = open(['p:een|', 'p:twee']);
    drop(here, [picture()]);
    await vi.waitFor(() => expect(here.waiting).toHaveLength(1));
    const element = here.editor.view.dom.querySelector<HTMLElement>('.article-arriving');
    if (element) here.editor.view.dispatch(withoutArrival(here.editor.state.tr, element));
    here.waiting[0]?.done.resolve(ADDRESS);
    await vi.waitFor(() => expect(here.failed).toHaveLength(1));
    expect(blocks(here)).toEqual(['p:een', 'p:twee']);
  });
});

// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { type ArticleForTest, articleEditor } from '../../support/articleEditor.ts';

let article: ArticleForTest | null = null;
afterEach(() => {
  article?.destroy();
  article = null;
});

function afterKeys(before: string[], ...keys: string[]): string[] {
  article = articleEditor(before);
  for (const key of keys) article.key(key);
  return article.short();
}

type Case = [before: string[], keys: string[], after: string[]];

describe('Enter', () => {
  test.each<Case>([
    [['p:one| two'], ['Enter'], ['p:one', 'p:| two']],
    [['p:one|'], ['Enter'], ['p:one', 'p:|']],
    [['p:|one'], ['Enter'], ['p:', 'p:|one']],
    [['h:Title|', 'p:x'], ['Enter'], ['h:Title', 's:|', 'p:x']],
    [['h:Title|', 's:Intro', 'p:x'], ['Enter'], ['h:Title', 's:|Intro', 'p:x']],
    [['h:Ti|tle', 's:Intro'], ['Enter'], ['h:Ti', 'p:|tle', 's:Intro']],
    [['h:|Title'], ['Enter'], ['p:', 'h:|Title']],
    [['s:Intro|'], ['Enter'], ['s:Intro', 'p:|']],
    [['c:Head|'], ['Enter'], ['c:Head', 'p:|']],
    [['c:He|ad'], ['Enter'], ['c:He', 'c:|ad']],
    [['f:alt|', 'cap:Words'], ['Enter'], ['f:alt', 'p:|', 'cap:Words']],
    [['f:a|lt'], ['Enter'], ['f:a', 'p:|lt']],
    [['cap:Words|'], ['Enter'], ['cap:Words', 'p:|']],
    [['credit:N|'], ['Enter'], ['credit:N', 'p:|']],
    [['b1:one|'], ['Enter'], ['b1:one', 'b1:|']],
    [['b:one', 'b1:|'], ['Enter'], ['b:one', 'b:|']],
    [
      ['b:one', 'b1:|'],
      ['Enter', 'Enter'],
      ['b:one', 'p:|'],
    ],
    [['q:one|'], ['Enter', 'Enter'], ['q:one', 'p:|']],
    [['p:o|ne', 'p:t|wo'], ['Enter'], ['p:o', 'p:|wo']],
    [['p:one| two'], ['Shift-Enter'], ['p:one/| two']],
  ])('[R-EDIT-1] %j, %j gives %j', (before, keys, expected) => {
    expect(afterKeys(before, ...keys)).toEqual(expected);
  });

  test('[R-EDIT-1] bold goes on in the next line, a passage ends with its words', () => {
    expect(afterKeys(['p:*bold|*'], 'Enter')).toEqual(['p:*bold*', 'p:|']);
    article?.type('x');
    expect(article?.short()).toEqual(['p:*bold*', 'p:*x*|']);
    article?.destroy();
    afterKeys(['p:[a:words|]'], 'Enter');
    article?.type('x');
    expect(article?.short()).toEqual(['p:[a:words]', 'p:x|']);
  });
});

describe('Backspace and Delete', () => {
  test.each<Case>([
    [['p:one', 'p:|two'], ['Backspace'], ['p:one|two']],
    [['p:', 'c:|two'], ['Backspace'], ['c:|two']],
    [['b:a', 'b1:|two'], ['Backspace'], ['b:a', 'b:|two']],
    [
      ['b:a', 'b1:|two'],
      ['Backspace', 'Backspace'],
      ['b:a', 'p:|two'],
    ],
    [['b:a', 'b1:|two'], ['Backspace', 'Backspace', 'Backspace'], ['b:a|two']],
    [['p:a', 'q:|two'], ['Backspace'], ['p:a', 'p:|two']],
    [['p:a', 'q:|two'], ['Backspace', 'Backspace'], ['p:a|two']],
    [['h:|'], ['Backspace'], ['p:|']],
    [['p:|one'], ['Backspace'], ['p:|one']],
    [['f:alt', 'p:|two'], ['Backspace'], ['<f:alt>', 'p:two']],
    [['f:alt', 'p:|two'], ['Backspace', 'Backspace'], ['p:|two']],
    [['f:alt', 'p:|', 'p:x'], ['Backspace'], ['<f:alt>', 'p:x']],
    [['p:one', 'f:|alt'], ['Backspace'], ['p:one', '<f:alt>']],
    [['r:left', 'p:|two'], ['Backspace'], ['<r:left>', 'p:two']],
    [['p:one|', 'p:two'], ['Delete'], ['p:one|two']],
    [['p:one|', 'f:alt'], ['Delete'], ['p:one', '<f:alt>']],
    [['p:|', 'f:alt'], ['Delete'], ['<f:alt>']],
    [['f:alt|', 'p:two'], ['Delete'], ['f:alt|', 'p:two']],
    [['p:o|ne', 'c:x', 'p:t|wo'], ['Delete'], ['p:o|wo']],
    [['f:a|lt', 'p:x', 'p:t|wo'], ['Backspace'], ['f:a|', 'p:wo']],
    [['f:|alt', 'cap:x', 'p:t|wo'], ['Backspace'], ['p:|wo']],
    [
      ['p:one', 'f:|alt', 'cap:x', 'credit:y', 'p:two'],
      ['Backspace', 'Backspace'],
      ['p:one', 'p:|two'],
    ],
    [
      ['p:one|', 'f:alt', 'credit:y', 'cap:x'],
      ['Delete', 'Delete'],
      ['p:one', 'cap:|x'],
    ],
    [
      ['p:one', 'f:|alt', 'p:two', 'cap:x'],
      ['Backspace', 'Delete'],
      ['p:one', 'p:|two', 'cap:x'],
    ],
    [
      ['p:one', 'f:|alt', 'cap:x', 'cap:y'],
      ['Backspace', 'Backspace'],
      ['p:one', 'cap:|y'],
    ],
    [['f:|alt', 'cap:x'], ['Backspace', 'Backspace'], ['cap:|x']],
    [
      ['p:one', 'f:|alt', 'cap:x'],
      ['Backspace', 'Backspace', 'Mod-z'],
      ['p:one', 'f:|alt', 'cap:|x'],
    ],
  ])('[R-EDIT-2] %j, %j gives %j', (before, keys, expected) => {
    expect(afterKeys(before, ...keys)).toEqual(expected);
  });

  test('[R-EDIT-2] typing over blocks replaces them, and never flows into a figure', () => {
    afterKeys(['p:o|ne', 'c:x', 'p:t|wo']);
    article?.type('new');
    expect(article?.short()).toEqual(['p:onew|wo']);
    article?.destroy();
    afterKeys(['f:a|lt', 'p:t|wo']);
    article?.type('z');
    expect(article?.short()).toEqual(['f:az|', 'p:wo']);
  });
});

describe('lists, kinds and marks', () => {
  test.each<Case>([
    [['b:a', 'b:|two'], ['Tab'], ['b:a', 'b1:|two']],
    [['b:|a', 'b:two'], ['Tab'], ['b:|a', 'b:two']],
    [
      ['b:a', 'b1:|two'],
      ['Tab', 'Tab'],
      ['b:a', 'b1:|two'],
    ],
    [['b:a', 'b1:|two'], ['Shift-Tab'], ['b:a', 'b:|two']],
    [['b:|a'], ['Shift-Tab'], ['p:|a']],
    [['b:x', 'b:|a', 'o:b|'], ['Tab'], ['b:x', 'b1:|a', 'o1:b|']],
    [['p:|a'], ['Tab'], ['p:|a']],
    [['p:|a'], ['Mod-Alt-1'], ['h:|a']],
    [['p:|a'], ['Mod-Alt-2'], ['s:|a']],
    [['p:|a'], ['Mod-Alt-3'], ['c:|a']],
    [['p:|a', 'p:b|'], ['Mod-Alt-4'], ['q:|a', 'q:b|']],
    [['p:|a', 'p:|b'], ['Mod-Alt-5'], ['b:|a', 'p:|b']],
    [['b2:|a'], ['Mod-Alt-6'], ['o2:|a']],
    [['b2:|a'], ['Mod-Alt-0'], ['p:|a']],
    [['p:|a|b'], ['Mod-b'], ['p:*|a*|b']],
    [['p:|a*b|*'], ['Mod-b'], ['p:*|ab*|']],
    [['p:*|ab|*'], ['Mod-b'], ['p:|ab|']],
    [['p:*|a*[x:b|]'], ['Mod-\\'], ['p:|a[x:b]|']],
    [['h:a', 'p:|b'], ['Mod-a', 'Delete'], ['h:|']],
  ])('[R-EDIT-3] %j, %j gives %j', (before, keys, expected) => {
    expect(afterKeys(before, ...keys)).toEqual(expected);
  });

  test('[R-EDIT-3] Tab outside a list is left to the page', () => {
    article = articleEditor(['p:|a']);
    const event = new KeyboardEvent('keydown', { key: 'Tab', keyCode: 9, bubbles: true, cancelable: true });
    article.editor.view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  test.each([
    ['- ', 'b:|'],
    ['* ', 'b:|'],
    ['1. ', 'o:|'],
    ['> ', 'q:|'],
    ['## ', 'c:|'],
    ['2. ', 'p:2. |'],
    ['"a" ', 'p:"a" |'],
  ])('[R-EDIT-4] %j at the start of a paragraph gives %s', (typed, expected) => {
    article = articleEditor(['p:|']);
    article.type(typed);
    expect(article.short()).toEqual([expected]);
  });

  test('[R-EDIT-4] Backspace takes an input rule back, and a crosshead keeps its signs', () => {
    article = articleEditor(['p:|']);
    article.type('- ');
    article.key('Backspace');
    expect(article.short()).toEqual(['p:- |']);
    article.destroy();
    article = articleEditor(['c:|']);
    article.type('- ');
    expect(article.short()).toEqual(['c:- |']);
  });
});

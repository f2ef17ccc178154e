import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile, readText } from '../../../server/convert/import.ts';
import { told as toldAll } from '../../support/importedWords.ts';

const page = (name: string) => readFileSync(new URL(`../../support/pages/${name}.html.txt`, import.meta.url), 'utf8');
const read = (html: string) => readText('html', html);
/** Blocks with levels, without the headline that each article has. */
const told = (html: string) =>
  read(html)
    .blocks.slice(1)
    .map(({ type, attrs, runs }) => `${type}${attrs?.['level'] ?? ''}: ${runs.map(({ text }) => text).join('|')}`);
const item = (sign: string, style = 'mso-list:l0 level1 lfo1') =>
  told(
    `<p class=MsoListParagraph style='${style}'><![if !supportLists]><span><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp;
</span></span></span><![endif]>zand</p>`,
  );

describe('what was copied from Word', () => {
  it('[R-IMPORT-12] has its headline, standfirst, crossheads, lists, quote and rows', () => {
    expect(told(page('wordTracked'))).toEqual([
      'standfirst: Het waterschap wist het',
      'crosshead: 1. De nacht',
      'crosshead: De ochtend',
      'paragraph: “Het was |koud|”, zei |Anna|. Veertien huizen.',
      'ordered0: zand',
      'ordered1: klei',
      'bullet2: veen',
      'paragraph: Stap 1\u00a0 meten',
      'quote: Niemand kwam.',
      'figure: ',
      'paragraph: Jaar | |Peil',
      'paragraph: Noord',
      'paragraph: Zuid',
      'paragraph: 1,4',
    ]);
    expect(read(page('wordTracked')).blocks[0]).toEqual({ type: 'headline', runs: [{ text: 'Dijk bezwijkt' }] });
  });

  it('[R-IMPORT-12] says of deletions, comments, hidden words and pictures that they were left out, and of nothing else', () => {
    const { left, notes } = read(page('wordTracked'));
    expect(left).toEqual([
      { kind: 'deleted', text: 'Twaalf' },
      { kind: 'hidden', text: 'verborgen' },
      { kind: 'comments', text: '[B1]' },
      { kind: 'comments', text: '[B1]Klopt dit?' },
    ]);
    expect(notes).toEqual([
      { code: 'picturesLeft', count: 1 },
      { code: 'insertionsTaken', count: 1 },
      { code: 'deletionsLeft', count: 1 },
    ]);
    expect(read(page('word'))).toMatchObject({ left: [], notes: [] });
  });

  it.each([
    ['·', 'bullet0'],
    ['o', 'bullet0'],
    ['–', 'bullet0'],
    ['<img src="image001.png">', 'bullet0'],
    ['1.', 'ordered0'],
    ['12', 'ordered0'],
    ['(b)', 'ordered0'],
    ['xiv.', 'ordered0'],
    ['cc)', 'ordered0'],
    ['2.1.3', 'ordered0'],
  ])('[R-IMPORT-12] the sign %s is that of a list, and none of the words', (sign, kind) => {
    expect(item(sign)).toEqual([`${kind}: zand`]);
  });

  it('[R-IMPORT-12] an item without a sign is one by its style', () => {
    expect(told('<p style="mso-list:l0 level2 lfo1">zand</p>')).toEqual(['bullet1: zand']);
  });

  it.each([
    ['·', '', 'bullet0: zand'],
    ['2.', 'margin-left:54.0pt', 'ordered1: zand'],
    ['2.', 'margin-left:2.54cm', 'ordered1: zand'],
    ['–', 'margin-left:1.5in', 'bullet2: zand'],
    ['Pas op', '', 'paragraph: Pas op\u00a0|zand'],
  ])(
    '[R-IMPORT-12] the sign %s, with the gap behind it, is told where only the indent says the level',
    (sign, style, line) => {
      const gap = `<span style='font:7.0pt "Times New Roman"'>&nbsp;</span>`;
      expect(told(`<p class=MsoNormal style='${style}'>${sign}${gap}<b>zand</b></p>`)).toEqual([line]);
    },
  );

  it('[R-IMPORT-12] words that stand before each item stay', () => {
    expect(item('Artikel 3.')).toEqual(['paragraph: Artikel 3.\u00a0\u00a0 zand']);
  });

  it.each([
    ['mso-list:l0 level1 lfo1', 'bullet0'],
    ['margin-left:72.0pt;mso-list: l12 level4 lfo10', 'bullet3'],
    ['mso-list:l0 level9 lfo1', 'bullet6'],
  ])('[R-IMPORT-12] the style %s says the level', (style, kind) => {
    expect(item('·', style)).toEqual([`${kind}: zand`]);
  });

  it.each([
    ['MsoTitle', 'headline'],
    ['MsoTitleCxSpLast', 'headline'],
    ['MsoHeading1', 'headline'],
    ['MsoHeading7', 'crosshead'],
    ['MsoSubtitle', 'standfirst'],
    ['MsoIntenseQuoteCxSpFirst', 'quote'],
    ['MsoCaption', 'caption'],
    ['MsoNormal', 'paragraph'],
    ['MsoTitleless', 'paragraph'],
  ])('[R-IMPORT-12] a paragraph of class %s is a %s', (name, type) => {
    expect(read(`<p class=${name}>Woorden</p>`).blocks.at(-1)).toEqual({ type, runs: [{ text: 'Woorden' }] });
  });

  it.each([
    ['<b style="font-weight:normal">a</b>', {}],
    ['<b style="mso-bidi-font-weight:normal">a</b>', { bold: true }],
    ['<span style="color:red;font-weight:700">a</span>', { bold: true }],
    ['<i style="font-style:normal">a</i>', {}],
    ['<span style="font-style: italic">a</span>', { italic: true }],
  ])('[R-IMPORT-12] %s is as bold or italic as it looks', (html, marks) => {
    expect(read(`<p>${html}`).blocks[1]?.runs[0]?.marks ?? {}).toEqual(marks);
  });

  it.each([
    ['<tr><td>a</td><td>&nbsp;</td><td><p>b</p></td></tr>', ['paragraph: a | b']],
    ['<tr>\n<th><div>a</div></th>\n<td>b<br>c</td></tr>', ['paragraph: a | b\u2028c']],
    ['<tr><td>a<p>b</p></td><td>c</td></tr>', ['paragraph: a', 'paragraph: b', 'paragraph: c']],
    ['<tr><td><ul><li>a</ul></td><td>b</td></tr>', ['bullet0: a', 'paragraph: b']],
    ['<tr><td><table><tr><td>a<td>b</table></td><td>c</td></tr>', ['paragraph: a | b', 'paragraph: c']],
  ])('[R-IMPORT-12] of a table, %s is a row, or lays out a page', (rows, expected) => {
    expect(told(`<table>${rows}</table>`)).toEqual(expected);
  });

  it('[R-IMPORT-1] [R-IMPORT-12] a hidden cell is listed, and no part of its row', () => {
    const { blocks, left } = read('<table><tr><td>a</td><td style="display: none">b</td><td>c</td></tr></table>');
    expect(blocks.slice(1).flatMap(({ runs }) => runs.map(({ text }) => text))).toEqual(['a', 'c']);
    expect(left).toEqual([{ kind: 'hidden', text: 'b' }]);
  });
});

describe('a page that a word processor saved', () => {
  /** The few characters beside Latin-1 that stand in the page, as Windows-1252 has them. */
  const SPECIAL: Record<string, number> = { '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 };
  const bytes = Uint8Array.from(page('wordFiltered'), (sign) => SPECIAL[sign] ?? sign.charCodeAt(0));

  it('[R-IMPORT-10] [R-IMPORT-12] is read whole, in its own encoding, with its lists by their indent', async () => {
    const { imported, encoding } = await readFile(bytes, 'Veerpont.htm');
    expect(encoding).toBe('windows-1252');
    expect(toldAll(imported).trim().split('\n')).toEqual([
      'headline: Veerpont vaart niet',
      'paragraph: De pont “Éénhoorn” ligt stil – voor € 5 mocht men mee.',
      'bullet: olie',
      'bullet: kabel',
      'ordered: motor',
      'paragraph: Zonder teken.',
    ]);
    expect(imported.blocks.slice(2, 5).map(({ attrs }) => attrs?.['level'])).toEqual([0, 1, 1]);
    expect(imported.notes).toEqual([]);
  });

  it.each([
    ['<meta name=Generator content="Microsoft Word 15">', false],
    ['<meta name="generator" content="LibreOffice 7.3 (Linux)">', false],
    ['<meta name=description content="Microsoft Word is dertig">', true],
  ])('[R-IMPORT-12] a page with %s has something of a site around it: %s', (meta, isSite) => {
    const text = '<p class=MsoNormal>Een zin over de brug, die lang genoeg is om een artikel te zijn.</p>'.repeat(5);
    const html = `<html><head>${meta}</head><body><nav>Menu</nav><article>${text}</article></body></html>`;
    expect(read(html).left.map(({ kind }) => kind)).toEqual(isSite ? ['navigation'] : []);
  });

  it('[R-IMPORT-5] [R-IMPORT-12] what waits for a script is the article where nothing else is', () => {
    const hidden = read('<html><body><div style="display:none"><p>Een zin over de brug.</p></div></body></html>');
    expect(toldAll(hidden)).toContain('paragraph: Een zin over de brug.');
    expect(hidden.left).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../server/convert/import.ts';
import type { Imported } from '../../../server/convert/imported.ts';
import {
  commented,
  deleted,
  docxFile,
  inserted,
  link,
  listItem,
  paragraph,
  picture,
  pointed,
  run,
  type TestDocument,
} from '../../support/docxFile.ts';
import { PNG } from '../../support/pictures.ts';

const read = async (document: TestDocument): Promise<Imported> =>
  (await readFile(docxFile(document), 'stuk.docx')).imported;
const told = ({ blocks }: Imported) =>
  blocks.map(({ type, runs }) => `${type}: ${runs.map(({ text }) => text).join('|')}`.trim());
/** The words that carry the mark of a thread. */
const under = ({ blocks }: Imported, key: string) =>
  blocks
    .map(({ runs }) =>
      runs
        .filter(({ marks }) => marks?.[`thread:${key}`])
        .map(({ text }) => text)
        .join(''),
    )
    .filter((words) => words !== '')
    .join(' / ');

describe('the text of a document of Word', () => {
  it('[R-IMPORT-6] is read by its styles', async () => {
    const body = [
      paragraph('De brug blijft dicht', 'Title'),
      paragraph('Waarom niemand weet hoe lang', 'Subtitle'),
      paragraph(run('Een ') + run('vet', '<w:b/>') + run(' en ') + run('schuin', '<w:i/>') + run(' woord.')),
      paragraph('Tussen', 'Heading1'),
      paragraph(link('rId20', 'een link') + link('rId21', ' en een slechte')),
      listItem('een'),
      listItem('twee', 1),
      paragraph('Citaat', 'Quote'),
      paragraph(picture('rId30')),
      paragraph('Een straat. © AFP', 'Caption'),
      paragraph('Nog een kop', 'Tussenkop'),
    ].join('');
    const imported = await read({ body, media: { 'a.png': PNG } });
    expect(told(imported)).toEqual([
      'headline: De brug blijft dicht',
      'standfirst: Waarom niemand weet hoe lang',
      'paragraph: Een |vet| en |schuin| woord.',
      'crosshead: Tussen',
      'paragraph: een link| en een slechte',
      'bullet: een',
      'ordered: twee',
      'quote: Citaat',
      'figure:',
      'caption: Een straat.',
      'credit: © AFP',
      'crosshead: Nog een kop',
    ]);
    expect(imported.blocks[4]?.runs).toEqual([
      { text: 'een link', marks: { link: { href: 'https://example.org/stuk' } } },
      { text: ' en een slechte' },
    ]);
    expect(imported.pictures.map(({ bytes }) => Buffer.from(bytes))).toEqual([Buffer.from(PNG)]);
  });

  it('[R-IMPORT-6] without styles is read by its looks', async () => {
    const body = [
      paragraph(run('De brug blijft dicht', '<w:b/>')),
      paragraph('Een zin.'),
      paragraph(run('Niemand weet hoe lang', '<w:b/>')),
      paragraph('Nog een zin.'),
      paragraph('Volledig scherm De brug. © Anna'),
    ].join('');
    expect(told(await read({ body }))).toEqual([
      'headline: De brug blijft dicht',
      'paragraph: Een zin.',
      'crosshead: Niemand weet hoe lang',
      'paragraph: Nog een zin.',
      'figure:',
      'caption: De brug.',
      'credit: © Anna',
    ]);
  });

  it('[R-IMPORT-12] has the rows of its tables, with the comments on words of one cell, of two and of none', async () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
    const start = '<w:commentRangeStart w:id="2"/>';
    const end = `<w:commentRangeEnd w:id="2"/>${pointed(2)}`;
    const rows = [
      row('Jaar', 'Peil'),
      row(start + run('2019'), run('1,4') + end),
      row(pointed(3), commented([4], 'laag')),
    ];
    const body = `${paragraph('Kop', 'Title')}<w:tbl>${rows.join('')}</w:tbl>${paragraph('Einde.')}`;
    const comments = [2, 3, 4].map((id) => ({ id, author: 'Ben', text: 'Klopt dit?' }));
    const imported = await read({ body, comments });
    expect(told(imported)).toEqual([
      'headline: Kop',
      'paragraph: Jaar | Peil',
      'paragraph: 2019 | 1,4',
      'paragraph: laag',
      'paragraph: Einde.',
    ]);
    expect(['2', '3', '4'].map((key) => under(imported, key))).toEqual(['2019 | 1,4', 'laag', 'laag']);
    expect(imported.left).toEqual([]);
  });

  it('[R-IMPORT-1] [R-IMPORT-6] takes insertions, and lists deletions, headers, formulas and shapes that it does not take', async () => {
    const shape = (text: string) => `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
    const body = [
      paragraph('Kop', 'Title'),
      paragraph(run('Het water ') + deleted('zakt ') + inserted('stijgt ') + run('snel.')),
      paragraph(`<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>${run(' meter.')}`),
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${shape('alleen nieuw')}</wps:txbx></mc:Choice></mc:AlternateContent></w:r>`,
      ),
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${shape('in een kader')}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${shape('in een kader')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    ].join('');
    const imported = await read({ body, header: 'Concept van maandag', media: { 'a.emf': new Uint8Array(40) } });
    expect(told(imported)).toEqual([
      'headline: Kop',
      'paragraph: Het water stijgt snel.',
      'paragraph: meter.',
      'paragraph: in een kader',
    ]);
    expect(imported.left).toEqual([
      { kind: 'pageHeader', text: 'Concept van maandag' },
      { kind: 'deleted', text: 'zakt' },
      { kind: 'other', text: '12' },
      { kind: 'other', text: 'alleen nieuw' },
    ]);
    expect(imported.notes).toEqual([
      { code: 'insertionsTaken', count: 1 },
      { code: 'deletionsLeft', count: 1 },
    ]);
  });

  it('[R-IMPORT-6] keeps its notes as a list at the end', async () => {
    const body = paragraph('Kop', 'Title') + paragraph(`${run('Een zin.')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const footnotes = `<w:footnote w:id="2">${paragraph('Bron: het archief.')}</w:footnote>`;
    expect(told(await read({ body, footnotes })).slice(1)).toEqual([
      'paragraph: Een zin.[1]',
      'ordered: Bron: het archief.',
    ]);
  });

  it('[R-IMPORT-11] says of how many pictures it has none', async () => {
    const body = paragraph('Kop', 'Title') + paragraph(picture('rId30'));
    const imported = await read({ body, media: { 'a.emf': new Uint8Array(40) } });
    expect([told(imported), imported.notes]).toEqual([
      ['headline: Kop', 'figure:'],
      [{ code: 'picturesLeft', count: 1 }],
    ]);
  });
});

describe('the comments of a document of Word', () => {
  const ANNA = { author: 'Anna de Wit', date: '2026-01-05T10:00:00Z' };
  const BEN = { author: 'Ben', date: '2026-01-05T11:30:00Z' };
  const at = '2026-01-05T10:00:00.000Z';
  const later = '2026-01-05T11:30:00.000Z';

  it('[R-IMPORT-7] are threads on their words, with replies, authors, times and what was settled', async () => {
    const body = [
      paragraph('Kop', 'Title'),
      paragraph(run('De brug is ') + commented([4, 9], 'sinds maandag') + run(' dicht.')),
      paragraph(`<w:commentRangeStart w:id="2"/>${run('Over twee')}`),
      paragraph(`${run('alinea’s')}<w:commentRangeEnd w:id="2"/>${pointed(2)}${run(' heen.')}`),
    ].join('');
    const comments = [
      { id: 2, ...BEN, text: ['Eerste regel', 'tweede'] },
      { id: 4, ...ANNA, text: 'Klopt dit?', done: true },
      { id: 9, ...BEN, text: 'Ja.', parent: 4 },
    ];
    const imported = await read({ body, comments });
    expect(imported.threads).toEqual([
      {
        key: '4',
        comments: [
          { author: 'Anna de Wit', at, text: 'Klopt dit?' },
          { author: 'Ben', at: later, text: 'Ja.' },
        ],
        resolved: true,
        quote: 'sinds maandag',
      },
      {
        key: '2',
        comments: [{ author: 'Ben', at: later, text: 'Eerste regel\ntweede' }],
        resolved: false,
        quote: 'Over twee alinea’s',
      },
    ]);
    expect([under(imported, '4'), under(imported, '2')]).toEqual(['sinds maandag', 'Over twee / alinea’s']);
  });

  it('[R-IMPORT-7] at a point stand on the word beside it; on deleted words they keep those as their quote', async () => {
    const body = [
      paragraph('Kop', 'Title'),
      paragraph(run('Een punt') + pointed(1) + run(' in een zin.')),
      paragraph(commented([2], '') + run('Vooraan.')),
      paragraph(pointed(3)),
      paragraph(run('Er is ') + commented([4], deleted('helemaal ')) + run('niets.')),
    ].join('');
    const comments = [1, 2, 3, 4].map((id) => ({ id, ...ANNA, text: `Opmerking ${id}` }));
    const imported = await read({ body, comments });
    expect(['1', '2', '3', '4'].map((key) => under(imported, key))).toEqual(['punt', 'Vooraan', 'Vooraan', '']);
    expect(imported.threads.at(-1)?.quote).toBe('helemaal ');
    expect(imported.notes).toContainEqual({ code: 'commentsNear', count: 3 });
    expect(told(imported)).toHaveLength(4);
  });

  it('[R-IMPORT-7] of a program that knows no replies are one thread where they stand on the same words', async () => {
    const body = paragraph('Kop', 'Title') + paragraph(commented([0, 1, 2], 'De brug') + commented([3], ' is dicht.'));
    const comments = [
      { id: 0, ...ANNA, text: 'Klopt dit?' },
      { id: 1, ...BEN, text: 'Ja.' },
      { id: 2, ...BEN, text: '_Marked as resolved_' },
      { id: 3, ...ANNA, text: 'En dit?' },
    ];
    const { threads } = await read({ body, comments, extended: false });
    expect(threads.map(({ comments: said, resolved }) => [said.map(({ text }) => text), resolved])).toEqual([
      [['Klopt dit?', 'Ja.'], true],
      [['En dit?'], false],
    ]);
  });

  it('[R-IMPORT-6] [R-IMPORT-7] of a file that LibreOffice wrote are on their words, the settled one settled', async () => {
    const file = new URL('../../support/articles/libreoffice.docx', import.meta.url);
    const { imported } = await readFile(readFileSync(file), 'libreoffice.docx');
    expect(told(imported)).toEqual([
      'headline: De brug blijft dicht',
      'paragraph: De brug is |sinds maandag| dicht, zegt de provincie.',
      'crosshead: Niemand weet hoe lang',
      'paragraph: Het duurt |tien weken|.',
      'bullet: eerst',
      'bullet: dan',
    ]);
    expect([imported.left, under(imported, '0'), under(imported, '1')]).toEqual([[], 'sinds maandag', 'tien weken']);
    expect(imported.threads.map(({ comments: [first], resolved }) => [first, resolved])).toEqual([
      [{ author: 'Jane Doe', at, text: 'Klopt dit?' }, true],
      [{ author: 'Ben Kok', at: '2026-01-05T11:00:00.000Z', text: 'Bron?' }, false],
    ]);
  });

  it('[R-IMPORT-7] that answer one another in a circle, or nobody, are threads all the same', async () => {
    const body = paragraph('Kop', 'Title') + paragraph(commented([1, 2], 'De brug') + commented([3], ' is dicht.'));
    const comments = [
      { id: 1, author: '', text: 'a', parent: 2 },
      { id: 2, author: 'B', date: 'gisteren', text: 'b', parent: 1 },
      { id: 3, author: 'C', text: 'c', parent: 77 },
    ];
    const { threads } = await read({ body, comments });
    const said = threads.flatMap((thread) => thread.comments.map(({ author, at: when, text }) => [author, when, text]));
    expect(said.toSorted()).toEqual([
      ['', null, 'a'],
      ['B', null, 'b'],
      ['C', null, 'c'],
    ]);
  });
});

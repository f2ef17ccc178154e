/** The Word file as LibreOffice reads it, which knows nothing of us. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type OfficeReading, readWithOffice } from '../support/office.ts';
import { type Outgoing, outgoing } from '../support/outgoing.ts';
import { PNG } from '../support/pictures.ts';

let app: TestApp;
let article: Outgoing;
let read: OfficeReading;
let parts: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  article = await outgoing(app);
  const { anna, bram, run, thread, suggest, id } = article;
  const first = await thread(bram, 'haven was elf weken dicht, volgens', 'Klopt dit?\nEcht waar & <zo>?');
  await run(anna, {
    type: 'thread.reply',
    annotation: first,
    comment: crypto.randomUUID(),
    text: `Ja, @[person:${bram.id}].`,
  });
  await run(anna, { type: 'thread.resolve', annotation: first, outcome: 'done' });
  await thread(anna, 'elf weken dicht, volgens de', 'Overlapt.');
  await thread(anna, 'zei hij.\nPapieren\nHet schip', 'Over drie blokken.');
  await thread(bram, 'Volledig scherm', 'Weg hiermee.');
  await thread(bram, 'Wij wisten', 'Stuur\u0001teken \uffff]]> <w:p/> en een\u2028regel');
  await article.picture(PNG);
  await suggest(bram, 'van 4 maart', 'van 5 maart', { note: 'Zegt het register.' });
  await suggest(anna, 'voer van 4', 'ging van 4');
  await suggest(anna, 'schip voer van', 'bootje ging van');
  await suggest(bram, 'Het slot', '');
  const { bytes } = await anna.ask('GET', `/articles/${id}/export/docx`);
  const files = Object.entries(unzipSync(bytes));
  parts = Object.fromEntries(files.map(([name, content]) => [name, new TextDecoder().decode(content)]));
  read = readWithOffice(bytes);
});
afterAll(() => app.close());

const said = (text: string) => read.comments.find((each) => each.text.startsWith(text));

describe('a Word file in LibreOffice', () => {
  it('[R-EXPORT-4] has every block under the newsroom’s style, and no residue', () => {
    const worded = read.paragraphs.filter(({ text }) => text !== '');
    expect(worded.map(({ style, text }) => [style, text])).toEqual([
      ['Title', 'De haven was elf weken dicht'],
      ['Standfirst', 'Waarom niemand het merkte.'],
      ['Standard', 'De haven was elf weken dicht, volgens de wethouder. “Een 😀 uitstel,” zei hij.'],
      ['Heading 2', 'Papieren'],
      ['Standard', 'Het schip voerging van 45 maart tot 20 mei.\nZonder papieren.'],
      ...['een', 'twee', 'drie'].map((item) => ['List Paragraph', item]),
      ['Quote', 'Wij wisten van niets.'],
      ['caption', 'De kade.'],
      ['Credit', '© Foto'],
      ['Standard', 'Het slot met =SOM(1;2) erin.'],
    ]);
    expect(Object.values(parts).join('')).not.toContain('Volledig scherm');
  });

  it('[R-EXPORT-5] has the comments on their words, with authors, moments and what is resolved', () => {
    const first = { resolved: true, on: 'haven was elf weken dicht, volgens', date: expect.stringMatching(/^20\d\d-/) };
    expect(said('Klopt')).toEqual({ ...first, author: 'Bram <b>', text: 'Klopt dit?\nEcht waar & <zo>?' });
    expect(said('Ja')).toEqual({ ...first, author: 'Anna de Wit', text: 'Ja, @Bram <b>.' });
    expect(said('Overlapt')).toMatchObject({ resolved: false, on: 'elf weken dicht, volgens de' });
    expect(said('Over drie')?.on?.split(/\s*\n\s*/)).toEqual(['zei hij.', 'Papieren', 'Het schip']);
  });

  it('[R-EXPORT-4] is read whole, whatever characters somebody wrote', () => {
    expect(said('Stuur')?.text).toBe('Stuurteken ]]> <w:p/> en een\nregel');
  });

  it('[R-EXPORT-3] shows the picture of a figure, with its caption for who cannot see it', () => {
    expect(read.pictures).toEqual([{ alt: 'De kade.', isDrawn: true }]);
  });

  it('[R-EXPORT-5] has a comment on words that are not in the file at its end', () => {
    expect(said('Weg')).toMatchObject({ author: 'Bram <b>', on: expect.toSatisfy((on) => !on) });
  });

  it('[R-EXPORT-6] has a suggestion as a change of the words that differ, and what touches it as a comment', () => {
    expect(read.changes.map(({ kind, author, text }) => [kind, author, text])).toEqual([
      ['deletion', 'Anna de Wit', 'voer'],
      ['insertion', 'Anna de Wit', 'ging'],
      ['deletion', 'Bram <b>', '4'],
      ['insertion', 'Bram <b>', '5'],
      ['deletion', 'Bram <b>', 'Het slot'],
    ]);
    expect(said('Voorgestelde')).toMatchObject({
      author: 'Anna de Wit',
      text: 'Voorgestelde formulering:\nbootje ging van',
    });
    expect(said('Zegt')).toMatchObject({ author: 'Bram <b>', text: 'Zegt het register.' });
  });

  it('[R-EXPORT-5] names replies, resolved state and lasting ids in the parts that Word reads them from', () => {
    const extended = [...(parts['word/commentsExtended.xml'] ?? '').matchAll(/<w15:commentEx ([^>]*)\/>/g)].map(
      ([, each]) => each,
    );
    expect(extended.slice(0, 3)).toEqual([
      'w15:paraId="00000001" w15:done="1"',
      'w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"',
      'w15:paraId="00000003" w15:done="0"',
    ]);
    expect(parts['word/commentsIds.xml']?.match(/w16cid:paraId/g)).toHaveLength(extended.length);
    expect(parts['[Content_Types].xml']).toMatch(/commentsExtended[\s\S]*commentsIds/);
  });

  it('[R-EXPORT-5] ends all ranges at a place before the first reference to any of them', () => {
    const document = parts['word/document.xml'] ?? '';
    const marks = [...document.matchAll(/<w:comment(RangeStart|RangeEnd|Reference) w:id="(\d+)"/g)];
    const ids = marks.filter(([, kind]) => kind === 'RangeStart').map(([, , id]) => id);
    for (const id of ids) {
      const of = marks.filter(([, , each]) => each === id).map(([, kind]) => kind);
      expect(of).toEqual(['RangeStart', 'RangeEnd', 'Reference']);
    }
    expect(document).toContain('<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference');
  });
});

import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { createConverter } from '../../../server/convert/converter.ts';
import { readFile } from '../../../server/convert/import.ts';
import { commented, docxFile, paragraph, run } from '../../support/docxFile.ts';

/** What comes of it. That it comes in time is the test's own limit: what grows with the square of these sizes takes hours. */
const outcome = (bytes: Uint8Array, name = 'stuk.docx'): Promise<string> =>
  readFile(bytes, name).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );

const body = paragraph('Kop', 'Title') + paragraph(commented([1], 'Een zin.'));
const comments = [{ id: 1, author: 'Anna', text: 'Klopt dit?' }];
const GOOD = docxFile({ body, comments });
const withPart = (path: string, content: string | Uint8Array) =>
  docxFile({ body, comments, parts: { [path]: content } });
const documentXml = (inside: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${`&a${at - 1 < 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]>`;
/** The size that a zip's directory tells of its first entry, changed. */
function lying(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt32LE(size, directory + 24);
  return bytes;
}

describe('a hostile document', () => {
  it.each<[string, () => Uint8Array, string]>([
    [
      'zeros that unpack to a gigabyte',
      () => withPart('word/document.xml', new Uint8Array(200_000_000)),
      'format.bomb',
    ],
    [
      'one part that is blown up a thousand times',
      () => withPart('word/comments.xml', new Uint8Array(30_000_000)),
      'format.bomb',
    ],
    ['a size that the zip lies about', () => lying(GOOD, 2 ** 31), 'format.bomb'],
    [
      'ten thousand parts',
      () =>
        zipSync(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/${at}.xml`, new Uint8Array(0)]))),
      'format.bomb',
    ],
    [
      'a billion laughs in the text',
      () => withPart('word/document.xml', documentXml('&a19;', LAUGHS)),
      'format.unsafeXml',
    ],
    [
      'a billion laughs in the comments',
      () => withPart('word/comments.xml', `${LAUGHS}<w:comments/>`),
      'format.unsafeXml',
    ],
    [
      'an entity that reads a file, in UTF-16',
      () =>
        withPart(
          'word/document.xml',
          Buffer.from(
            `\ufeff${documentXml('&x;', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')}`,
            'utf16le',
          ),
        ),
      'format.unsafeXml',
    ],
    [
      'an entity that nobody defined',
      () => withPart('word/document.xml', documentXml('<w:p>&huh;</w:p>')),
      'format.damaged',
    ],
    [
      'elements without end',
      () => withPart('word/document.xml', documentXml('<w:p>'.repeat(100_000))),
      'format.tooDeep',
    ],
    [
      'tables in tables',
      () => withPart('word/document.xml', documentXml(`${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}`)),
      'format.tooDeep',
    ],
    ['a zip that breaks off', () => GOOD.subarray(0, GOOD.length - 40), 'format.damaged'],
    ['half a zip', () => GOOD.subarray(0, GOOD.length / 2), 'format.damaged'],
    ['a zip of nothing', () => zipSync({}), 'format.unsupported'],
    [
      'a spreadsheet',
      () => zipSync({ '[Content_Types].xml': Buffer.from('<Types>spreadsheetml.sheet.main+xml</Types>') }),
      'format.unsupported',
    ],
    [
      'an OpenDocument text',
      () => zipSync({ mimetype: Buffer.from('application/vnd.oasis.opendocument.text') }),
      'format.unsupported',
    ],
    [
      'a document without its text',
      () =>
        withPart(
          '_rels/.rels',
          '<Relationships><Relationship Type="x/officeDocument" Target="gone.xml"/></Relationships>',
        ),
      'format.damaged',
    ],
    [
      'a path out of the zip',
      () =>
        withPart(
          '_rels/.rels',
          '<Relationships><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
        ),
      'format.damaged',
    ],
    ['no words', () => docxFile({ body: paragraph('', '') }), 'format.empty'],
    ['a style map of its own', () => withPart('mammoth/style-map', 'p => script'), 'read'],
  ])(
    '[R-IMPORT-9] [S-39] [S-40] of %s is refused or read, in time',
    async (_what, bytes, code) => {
      expect(await outcome(bytes())).toBe(code);
    },
    60_000,
  );

  it.each<[string, string, string]>([
    ['nested ten thousand deep', `${'<div>'.repeat(9_990)}woord`, 'read'],
    ['nested deeper', `${'<b><i>'.repeat(20_000)}woord`, 'format.tooDeep'],
    ['of two hundred thousand elements', `<article>${'<p>woord'.repeat(200_000)}</article>`, 'read'],
    ['of one table in another', `${'<table><tr><td>'.repeat(3_000)}woord`, 'read'],
    ['of attributes alone', `<p ${'a=1 '.repeat(100_000)}>woord`, 'read'],
    ['of comments', `${'<!--'.repeat(100_000)}woord`, 'format.empty'],
  ])(
    '[R-IMPORT-9] [S-43] a page %s is refused or read, in time',
    async (_what, markup, code) => {
      const bytes = Buffer.from(`<html><body>${markup}</body></html>`);
      expect([code, 'read']).toContain(await outcome(bytes, 'stuk.html'));
    },
    60_000,
  );

  it('[R-IMPORT-9] with more text than is read at once is refused', async () => {
    expect(await outcome(Buffer.from('woord '.repeat(2_000_000)), 'stuk.txt')).toBe('format.tooLarge');
  });
});

describe('the process', () => {
  const converter = createConverter(1_500);
  afterAll(() => converter.close());

  it('[R-IMPORT-9] goes on after each, and reads the next', async () => {
    const slow = Buffer.from(
      `<html><body>${'<p><a href="https://a.example">woord</a> '.repeat(200_000)}</body></html>`,
    );
    const codes: string[] = [];
    for (const bytes of [slow, GOOD.subarray(0, 200), lying(GOOD, 2 ** 31), GOOD]) {
      const reading = converter.prepare({ article: 'a', name: 'stuk.docx', bytes });
      codes.push(
        await reading.then(
          ({ headline }) => headline,
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(['format.tooSlow', 'woord woord']).toContain(codes[0]?.slice(0, 14).trim());
    expect(codes.slice(1)).toEqual(['format.damaged', 'format.bomb', 'Kop']);
  }, 60_000);
});

it('[R-IMPORT-9] [R-CONVERT-2] [S-40] a document of Word passes no address that runs', async () => {
  const link = (target: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "${target}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('woord')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const links = ['javascript:alert(1)', 'file:///etc/passwd', 'vbscript:x', '//evil.example'].map(link).join('');
  const { imported } = await readFile(docxFile({ body: paragraph('Kop', 'Title') + links }), 'stuk.docx');
  for (const { runs } of imported.blocks) for (const { marks } of runs) expect(marks ?? {}).toEqual({});
});

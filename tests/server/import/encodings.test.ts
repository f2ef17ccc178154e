import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../server/convert/decode.ts';
import { readFile } from '../../../server/convert/import.ts';
import { ConversionRefused } from '../../../server/convert/refusal.ts';

const TEXT = 'Financiën: „Één coöperatie” – 10 €';
const WINDOWS = Buffer.from(
  [...TEXT].map((sign) => {
    const special: Record<string, number> = { '€': 0x80, '„': 0x84, '”': 0x94, '–': 0x96 };
    return special[sign] ?? sign.charCodeAt(0);
  }),
);
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();
const page = (charset: string, bytes: Buffer) =>
  Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"></head><body><p>`), bytes, Buffer.from('</p>')]);

describe('bytes', () => {
  it.each<[string, Buffer, string, boolean]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8', false],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', false],
    ['UTF-16 BE with a mark', big(`\ufeff${TEXT}`), 'utf-16be', false],
    ['UTF-16 LE without one', Buffer.from(TEXT, 'utf16le'), 'utf-16le', true],
    ['UTF-16 BE without one', big(TEXT), 'utf-16be', true],
    ['Windows-1252', WINDOWS, 'windows-1252', true],
  ])('[R-IMPORT-10] are read as %s', (_name, bytes, encoding, isGuess) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, isGuess, lost: 0 });
  });

  it('[R-IMPORT-10] of a page are read as it says, unless they are something else', () => {
    const latin = Buffer.from([0xa4]);
    expect(decodeText(page('iso-8859-15', latin)).text).toContain('<p>€</p>');
    expect(decodeText(page('iso-8859-1', Buffer.from('€'))).text).toContain('<p>€</p>');
    expect(decodeText(page('utf-16', Buffer.from('€'))).text).toContain('<p>€</p>');
    expect(decodeText(page('nonsense', WINDOWS)).text).toContain(TEXT);
  });

  it('[R-IMPORT-10] that are UTF-8 with a few broken ones stay UTF-8, and the broken are counted', async () => {
    const broken = Buffer.concat([Buffer.from(`${TEXT} ${TEXT} `), Buffer.from([0xe9, 0x20]), Buffer.from(TEXT)]);
    const { imported, encoding } = await readFile(broken, 'stuk.txt');
    expect([encoding, imported.notes]).toEqual(['utf-8', [{ code: 'charactersLost', count: 1 }]]);
  });
});

describe('a file with a wrong name', () => {
  it.each([
    ['stuk.txt', '<!doctype html><html><body><h1>Kop</h1><p>Een zin.</p></body></html>', 'html'],
    ['stuk.docx', 'Kop\n\nEen zin.', 'text'],
    ['stuk.html', 'Kop\n\nEen zin, 3 < 4 en 5 > 4.', 'text'],
    ['stuk', 'Kop\n\nEen zin.', 'text'],
    ['BMW.txt', 'BMW presenteert\n\nEen zin.', 'text'],
  ])('[R-IMPORT-10] %s is read as what it is', async (name, content, expected) => {
    const { format, imported } = await readFile(Buffer.from(content), name);
    const told = imported.notes.filter(({ code }) => code === 'nameWrong').length;
    expect([format, told]).toEqual([expected, name === 'stuk' || name === 'BMW.txt' ? 0 : 1]);
    expect(imported.blocks[0]?.type).toBe('headline');
  });

  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  it.each<[string, Buffer, string]>([
    ['an old Word document', Buffer.concat([compound, Buffer.alloc(600)]), 'format.oldWord'],
    [
      'a protected document',
      Buffer.concat([compound, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'format.encrypted',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n…'), 'format.unsupported'],
    ['Rich Text', Buffer.from('{\\rtf1 Kop}'), 'format.unsupported'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'format.unsupported'],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 32)), 'format.notText'],
    ['nothing', Buffer.alloc(0), 'format.empty'],
    ['blanks', Buffer.from(' \n\t \n'), 'format.empty'],
    ['JSON that breaks off', Buffer.from('{"headline": "Kop", "body'), 'format.damaged'],
  ])('[R-IMPORT-9] %s is refused by what it is', async (what, bytes, code) => {
    const name = what.startsWith('JSON') ? 'stuk.json' : 'stuk.docx';
    const refused = await readFile(bytes, name).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConversionRefused);
    expect((refused as ConversionRefused).code).toBe(code);
  });
});

import { deflateSync } from 'node:zlib';
import ExifReader from 'exifreader';
import { describe, expect, it } from 'vitest';
import { barePicture } from '../../../server/convert/barePicture.ts';
import { readFile } from '../../../server/convert/import.ts';
import { pictureIn } from '../../../server/convert/picture.ts';
import { docxFile, paragraph } from '../../support/docxFile.ts';
import { noted, PNG } from '../../support/pictures.ts';

const CANARY = 'Rozengracht 12, camera van Klaas';
const holdsCanary = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).includes(CANARY, 0, 'latin1');
const bare = (bytes: Uint8Array) => {
  const type = pictureIn(bytes)?.type;
  return type ? barePicture(bytes, type) : null;
};

describe('a picture', () => {
  it.each(Object.entries(noted(CANARY, 6)))('[R-FILE-6] [S-41] of %s says nothing of its making', (_name, bytes) => {
    expect(holdsCanary(bytes)).toBe(true);
    const kept = bare(bytes);
    expect([kept !== null, holdsCanary(kept)]).toEqual([true, false]);
    expect(pictureIn(kept ?? new Uint8Array())).toEqual(pictureIn(bytes));
    expect(bare(kept ?? new Uint8Array())).toEqual(kept);
  });

  it('[R-FILE-6] is drawn as before: the coded data stays, byte for byte', () => {
    const { jpeg, png, webp, gif, avif } = noted(CANARY, 6);
    for (const [bytes, drawn] of [
      [jpeg, '\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\x00\x34\xff\xd0\x56\xff\xd9'],
      [png, deflateSync(Buffer.from([0, 255, 0, 0])).toString('latin1')],
      [webp, 'VP8 \x0a\x00\x00\x00drawn here'],
      [gif, '\x02\x02\x44\x01\x00'],
      [avif, 'the coded picture'],
    ] as const)
      expect(Buffer.from(bare(bytes) ?? []).includes(drawn, 0, 'latin1')).toBe(true);
  });

  it('[R-FILE-6] keeps which side is up, and nothing else of its notes', () => {
    for (const name of ['jpeg', 'png', 'webp'] as const) {
      for (const [orientation, told] of [
        [6, 6],
        [1, undefined],
        [99, undefined],
      ] as const) {
        const kept = bare(noted(CANARY, orientation)[name]) ?? new Uint8Array();
        const { exif = {} } = ExifReader.load(Buffer.from(kept), { expanded: true });
        const names = Object.keys(exif).filter((key) => !/^(?:Image|Offset)/.test(key));
        expect([name, exif.Orientation?.value, names]).toEqual([name, told, told ? ['Orientation'] : []]);
      }
    }
  });

  it('[R-FILE-6] that has no notes stays the same to its last byte', () => {
    expect(bare(PNG)).toEqual(PNG);
  });

  it('[R-FILE-6] that is described as more parts than any picture has is not taken, at once', () => {
    const box = (type: string, ...content: number[]) => {
      const bytes = Buffer.alloc(8 + content.length);
      bytes.writeUInt32BE(bytes.length, 0);
      bytes.write(type, 4, 'latin1');
      bytes.set(content, 8);
      return [...bytes];
    };
    // 800 items of 65,535 parts each, told in no bytes.
    const items = Array.from({ length: 800 }, () => [0, 1, 0, 0, 255, 255]).flat();
    const places = box('iloc', 0, 0, 0, 0, 0, 0, 3, 32, ...items);
    const meta = box('meta', 0, 0, 0, 0, ...box('iinf', 0, 0, 0, 0, 0, 0), ...places);
    const head = box('ftyp', ...Buffer.from('avif\0\0\0\0avifmif1', 'latin1'));
    expect(barePicture(Uint8Array.from([...head, ...meta]), 'image/avif')).toBeNull();
    const heads = Buffer.concat([
      Buffer.from('GIF89a'),
      Buffer.alloc(7),
      ...Array(120_000).fill(Buffer.from([0x21, 0xf9, 0])),
    ]);
    expect(barePicture(heads, 'image/gif')).toBeNull();
  });

  it('[R-FILE-6] that is spoilt anywhere ends in bytes or is not taken, and never throws', () => {
    for (const bytes of Object.values(noted(CANARY, 6))) {
      for (let at = 12; at < bytes.length; at += 1) {
        for (const change of [0, 255, 128]) {
          const spoilt = Uint8Array.from(bytes);
          spoilt[at] = change;
          bare(spoilt);
        }
        bare(bytes.subarray(0, at));
      }
    }
  });

  it('[R-FILE-6] that an import brings says nothing of its making either', async () => {
    const { jpeg } = noted(CANARY, 6);
    const address = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
    const page = Buffer.from(`<h1>Kop</h1><p>Een zin.</p><img src="${address}">`);
    const { imported } = await readFile(page, 'stuk.html');
    expect(imported.pictures.map(({ bytes }) => [bytes.length > 40, holdsCanary(bytes)])).toEqual([[true, false]]);
  });
});

it('[S-41] of a document of Word neither author, company nor the marks of its sessions come in', async () => {
  const secret = 'Klaas Klokkenluider';
  const core = `<?xml version="1.0"?><cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>${secret}</dc:creator><cp:lastModifiedBy>${secret}</cp:lastModifiedBy></cp:coreProperties>`;
  const app = `<?xml version="1.0"?><Properties><Company>${secret}</Company><Manager>${secret}</Manager></Properties>`;
  const custom = `<?xml version="1.0"?><Properties><property name="bron">${secret}</property></Properties>`;
  const marked = paragraph('Kop', 'Title').replace('<w:p>', `<w:p w:rsidR="00KLAAS1" w:rsidRDefault="00KLAAS2">`);
  const bytes = docxFile({
    body: marked + paragraph('Een zin.'),
    parts: { 'docProps/core.xml': core, 'docProps/app.xml': app, 'docProps/custom.xml': custom },
  });
  const said = JSON.stringify(await readFile(bytes, 'stuk.docx'));
  expect([said.includes('Een zin.'), said.includes(secret), said.includes('KLAAS')]).toEqual([true, false, false]);
});

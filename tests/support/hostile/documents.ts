/** Files that are not what they say, over HTTP, as somebody with an account would send them. */
import { zipSync } from 'fflate';
import { docxFile, paragraph } from '../docxFile.ts';
import { pngOf } from '../pictures.ts';
import type { Attempt, Siege } from './siege.ts';

async function codeOf(response: Response): Promise<string> {
  const { code } = (await response.json()) as { code?: string };
  return code ?? String(response.status);
}
const authorization = ({ desk }: Siege) => ({ authorization: `Bearer ${desk.owner.token}` });

function importOf(what: string, named: string, name: string, bytes: () => Uint8Array<ArrayBuffer> | string): Attempt {
  return {
    ...{ what, named },
    async run(siege) {
      const body = new FormData();
      body.set('desk', 'newsroom');
      body.set('file', new File([bytes()], name));
      const headers = authorization(siege);
      return codeOf(await fetch(`${siege.url}/api/v1/articles/import`, { method: 'POST', headers, body }));
    },
  };
}
const text = paragraph('Een zin.');
const docx = (parts: Record<string, string | Uint8Array>) => new Uint8Array(docxFile({ body: text, parts }));
const zip = (parts: Record<string, Uint8Array>) => new Uint8Array(zipSync(parts));
const xml = (inside: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1_000)}"><!ENTITY c "${'&b;'.repeat(1_000)}">]>`;

/** A picture sent by itself. */
function picture(what: string, named: string, bytes: () => Uint8Array<ArrayBuffer> | string): Attempt {
  return {
    ...{ what, named },
    async run(siege) {
      const headers = { ...authorization(siege), 'content-type': 'image/png' };
      const url = `${siege.url}/api/v1/articles/${siege.article}/files`;
      return codeOf(await fetch(url, { method: 'POST', headers, body: bytes() }));
    },
  };
}

/** A form written by hand. */
function form(what: string, named: string, type: string, body: () => string): Attempt {
  return {
    ...{ what, named },
    async run(siege) {
      const headers = { ...authorization(siege), 'content-type': type };
      const url = `${siege.url}/api/v1/articles/import`;
      return codeOf(await fetch(url, { method: 'POST', headers, body: body() }));
    },
  };
}
const FORM = 'multipart/form-data; boundary=b';
const field = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

export const DOCUMENTS: readonly Attempt[] = [
  importOf('a document of Word that unpacks to 60 MB', 'format.bomb', 'x.docx', () =>
    docx({ 'word/document.xml': new Uint8Array(60_000_000) }),
  ),
  importOf('a document of Word of 10,000 parts', 'format.bomb', 'x.docx', () =>
    zip(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/${at}.xml`, new Uint8Array()]))),
  ),
  importOf('a billion laughs', 'format.unsafeXml', 'x.docx', () => docx({ 'word/document.xml': xml('&c;', LAUGHS) })),
  importOf('a document that reads a file', 'format.unsafeXml', 'x.docx', () =>
    docx({ 'word/document.xml': xml('&x;', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>') }),
  ),
  importOf('a document nested 100,000 deep', 'format.tooDeep', 'x.docx', () =>
    docx({ 'word/document.xml': xml('<w:p>'.repeat(100_000)) }),
  ),
  importOf('half a zip', 'format.damaged', 'x.docx', () => {
    const whole = docx({});
    return whole.slice(0, whole.length / 2);
  }),
  importOf('a zip in a zip', 'format.unsupported', 'x.docx', () => zip({ 'x.docx': docx({}) })),
  importOf(
    'a program',
    'format.unsupported',
    'x.txt',
    () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0]),
  ),
  importOf('noise as an item of news', 'format.damaged', 'x.json', () => '{"headlines":[{'),
  importOf(
    'an item of news of 20,000 brackets',
    'format.empty',
    'x.json',
    () => '['.repeat(20_000) + ']'.repeat(20_000),
  ),
  importOf('a page of 100,000 boxes', 'format.tooDeep', 'x.html', () => '<div>'.repeat(100_000)),
  importOf('a file of nothing', 'format.empty', 'x.txt', () => ''),
  importOf('a document of 30 MB', 'body.tooLarge', 'x.txt', () => 'a '.repeat(15_000_000)),
  form('a form without a boundary', 'body.malformed', 'multipart/form-data', () => field('desk', 'newsroom')),
  form('a form that does not end', 'body.malformed', FORM, () => '--b\r\nContent-Disposition: form-data; name="desk"'),
  form('a form of 100,000 fields', 'body.malformed', FORM, () => `${field('a', 'b').repeat(100_000)}--b--\r\n`),
  form('a form with a field named __proto__', 'body.invalid', FORM, () => `${field('__proto__', 'x')}--b--\r\n`),
  picture('a page as a picture', 'file.unsupported', () => '<html><script>alert(1)</script></html>'),
  picture(
    'a drawing with a script as a picture',
    'file.unsupported',
    () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  ),
  picture('a picture of 2^31 by 2^31', 'file.tooManyPixels', () => new Uint8Array(pngOf(2 ** 31 - 1, 2 ** 31 - 1))),
  picture('a picture of 11 MB', 'body.tooLarge', () => new Uint8Array(11 * 1024 * 1024)),
];

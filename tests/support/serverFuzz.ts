/**
 * What is thrown at a running server at random: real frames, files and requests, put together by a small grammar and then
 * spoilt. One number makes one attempt, so that a failure is its number.
 */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { answerFrame, askFrame, presenceFrame, updateFrame } from '../../server/rooms/frame.ts';
import { commented, docxFile, listItem, paragraph } from './docxFile.ts';
import { textOf } from './flatText.ts';
import { HOSTILE_FRAMES, type Scene } from './hostile/frames.ts';
import { HOSTILE_UPDATES } from './hostile/updates.ts';
import { type Random, seededRandom } from './random.ts';

export type Throw =
  | { kind: 'frame'; frame: Uint8Array }
  | { kind: 'file'; name: string; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'request'; method: string; path: string; type: string; body: string | undefined };

const SCENE: Scene = { victim: 7, letter: [1, 3], anchor: 1, clock: 40, fresh: 99_999 };
const SMALL = 20_000;
const FRAMES: Uint8Array[] = [
  ...[...HOSTILE_FRAMES, ...HOSTILE_UPDATES]
    .filter(({ reason }) => reason !== '1009')
    .map(({ frame }) => frame(SCENE))
    .filter((frame) => typeof frame !== 'string'),
  ...[updateFrame(textOf('Een zin', 'Nog een')), answerFrame(textOf('Kop')), askFrame(new Uint8Array([1, 5, 9]))],
  presenceFrame([{ client: 99_999, clock: 1, state: '{"cursor":null,"doing":{"deed":"reading"}}' }]),
].filter(({ byteLength }) => byteLength < SMALL);

const page = (name: string) => readFileSync(new URL(`./articles/pages/${name}.page`, import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);
const FILES: [name: string, bytes: Uint8Array][] = [
  [
    'stuk.docx',
    docxFile({
      body: paragraph('Kop', 'Title') + paragraph(commented([1], 'Een zin.')) + listItem('eerst'),
      comments: [{ id: 1, author: 'Anna', text: 'Klopt dit?' }],
    }),
  ],
  ['stuk.html', page('nl-divs')],
  [
    'stuk.md',
    bytes('# Kop\n\n> citaat\n\n- een\n  - twee\n\n[link](https://x.nl) **vet** `c`\n\n| a | b |\n|---|---|\n'),
  ],
  ['stuk.txt', bytes('Kop\n\nEen zin over de haven.\r\n\r\n\u2028Nog een.')],
  [
    'stuk.json',
    bytes(
      '{"headlines":[{"role":"main","value":"De brug"}],"bodies":[{"contentType":"text/html","value":"<p>Een <b>zin</b>.</p>"}]}',
    ),
  ],
];

const NUMBERS = [0, 1, 0x7f, 0x80, 0xff];
/** Flips, cuts, doublings, and pieces of another. */
function spoilt(whole: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let now = new Uint8Array(whole);
  for (let left = random.below(4); left >= 0; left -= 1) {
    const at = random.below(now.length + 1);
    const what = random.below(6);
    if (what === 0) now = now.slice(0, at);
    else if (what === 1 && now.length > 0) now[Math.min(at, now.length - 1)] = random.pick(NUMBERS);
    else if (what === 2 && now.length > 0) now[Math.min(at, now.length - 1)] = random.below(256);
    else if (what === 3) now = joined(now.slice(0, at), now.slice(Math.max(0, at - random.below(40))));
    else if (what === 4) now = joined(now.slice(0, at), new Uint8Array(random.below(12)).fill(0xff), now.slice(at));
    else now = joined(now.slice(0, at), random.pick(others).slice(random.below(40)));
  }
  return now;
}
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

const WORDS = [
  '',
  'x',
  '\0',
  '\ud83d',
  '__proto__',
  '../..',
  'a'.repeat(3_000),
  '%s%n',
  "' or 1=1 --",
  '<script>',
  '𝕏',
  '\r\n',
  '1e309',
  '-1',
];
const KEYS = [
  'id',
  'type',
  'text',
  'annotation',
  'target',
  'quote',
  'exact',
  'range',
  'start',
  'end',
  'tag',
  'verdict',
  'role',
  'desk',
  'format',
  'content',
  'name',
  'slug',
  'language',
  '__proto__',
  'constructor',
];
const TYPES = [
  'thread.open',
  'claim.open',
  'claim.tick',
  'evidence.add',
  'session.start',
  'suggestion.make',
  'passage.reattach',
  'clearance.clear',
  'residue.keep',
  'version.restore',
];
const UUID = '3f0c8f3e-8d0c-4b6e-9c0f-0d3c2b1a0f9e';

/** Any JSON, often of the shape of a command. */
function value(random: Random, depth: number): unknown {
  const what = random.below(depth > 4 ? 6 : 9);
  if (what < 2) return random.pick(WORDS);
  if (what === 2) return random.pick([UUID, crypto.randomUUID()]);
  if (what === 3) return random.pick([0, -1, 1.5, 2 ** 31, 2 ** 53, 1e300, Number.MIN_VALUE]);
  if (what === 4) return random.pick([true, false, null]);
  if (what === 5) return random.pick(TYPES);
  if (what === 6) return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: 1 + random.below(5) }, () => [random.pick(KEYS), value(random, depth + 1)]),
  );
}

/** @param routes `METHOD /path/{of}/{parameters}`. */
function request(random: Random, routes: readonly string[], article: string): Throw {
  const [method = 'GET', template = '/'] = random.pick(routes).split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(name === 'id' && random.below(3) > 0 ? article : random.pick([UUID, ...WORDS]).toWellFormed()),
  );
  const query =
    random.below(3) === 0
      ? `?${random.pick(['after', 'at', 'limit', 'desk', 'against', 'schema'])}=${encodeURIComponent(random.pick(WORDS).toWellFormed())}`
      : '';
  const text = JSON.stringify(value(random, 0)) ?? '';
  const broken = random.below(5) === 0 ? text.slice(0, random.below(text.length + 1)) : text;
  const type = random.pick([
    'application/json',
    'application/json',
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=b',
  ]);
  return { kind: 'request', method, path: path + query, type, body: method === 'GET' ? undefined : broken };
}

export function thrown(seed: number, routes: readonly string[], article: string): Throw {
  const random = seededRandom(seed);
  const what = random.below(10);
  if (what < 4) return { kind: 'frame', frame: spoilt(random.pick(FRAMES), random, FRAMES) };
  if (what > 5) return request(random, routes, article);
  const [name, whole] = random.pick(FILES);
  const others = FILES.map(([, each]) => each);
  if (name.endsWith('docx') && random.below(2) === 0) return { kind: 'file', name, bytes: packedAnew(random, others) };
  return { kind: 'file', name, bytes: spoilt(whole, random, others) };
}

/** A zip that is whole, of parts that are not. */
function packedAnew(random: Random, others: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const xml = bytes(
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>',
  );
  return new Uint8Array(
    zipSync({
      '[Content_Types].xml': spoilt(bytes('<Types/>'), random, others),
      'word/document.xml': spoilt(xml, random, [xml]),
    }),
  );
}

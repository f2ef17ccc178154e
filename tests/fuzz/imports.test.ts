/** Files that were whole and are not any more: whatever is broken in them, they are read without losing a word, or refused by a code. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../server/convert/import.ts';
import type { Imported } from '../../server/convert/imported.ts';
import { ConversionRefused } from '../../server/convert/refusal.ts';
import { commented, deleted, docxFile, inserted, listItem, paragraph, pointed, run } from '../support/docxFile.ts';
import { accounted, missing, wordsIn } from '../support/importedWords.ts';

/** Bounds the whole, however slow the machine is; what was not tried is no failure. */
const LIMITS = { numRuns: 150, interruptAfterTimeLimit: 4_000, markInterruptAsFailure: false } as const;

const support = (path: string) => readFileSync(new URL(`../support/articles/${path}`, import.meta.url));
const PAGES = ['nl-drupal', 'en-wordpress', 'nl-divs', 'en-modules'].map((name) =>
  support(`pages/${name}.page`).toString(),
);
const TEXT = support('kustweg.txt').toString();
const DOCX = docxFile({
  body: [
    paragraph('De brug blijft dicht', 'Title'),
    paragraph(
      run('De brug is ') + commented([1, 2], 'sinds maandag') + deleted(' helemaal') + inserted(' nu') + run(' dicht.'),
    ),
    paragraph(run('Niemand weet') + pointed(3) + run(' hoe lang.')),
    listItem('eerst'),
    paragraph('De brug. © Anna', 'Caption'),
  ].join(''),
  comments: [
    { id: 1, author: 'Jane', date: '2026-01-05T10:00:00Z', text: 'Klopt dit' },
    { id: 2, author: 'Ben', text: 'Zeker', parent: 1 },
    { id: 3, author: 'Jane', text: 'Wanneer', done: true },
  ],
  header: 'Concept',
});
const NINJS = JSON.stringify({
  headlines: [{ role: 'main', value: 'De brug' }],
  bodies: [{ contentType: 'text/html', value: '<p>Een zin.</p><h2>Tussen</h2><p>Nog een.</p>' }],
  associations: [{ type: 'picture', descriptions: [{ value: 'De brug op maandag.' }] }],
});

/** Cuts, doubles and moves of stretches, at places that are shares of the length. */
const edit = fc.record({
  kind: fc.constantFrom('cut', 'double', 'move', 'noise' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 40 }),
  noise: fc.constantFrom(
    '<',
    '>',
    '"',
    '&',
    '</p>',
    '<div>',
    '<table>',
    '<!--',
    '\u0000',
    '\ufffd',
    '{',
    '*',
    '<script>',
    '©',
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

function edited(text: string, all: readonly Edit[]): string {
  return all.reduce((whole, { kind, at, size, noise }) => {
    const from = Math.floor(at * whole.length);
    const piece = whole.slice(from, from + size);
    const [before, after] = [whole.slice(0, from), whole.slice(from + size)];
    if (kind === 'cut') return before + after;
    if (kind === 'double') return before + piece + piece + after;
    return kind === 'move' ? piece + before + after : before + noise + piece + after;
  }, text);
}

/** What was read; null for a refusal by a code. Anything else that is thrown fails the test. */
async function read(bytes: Uint8Array, name: string): Promise<Imported | null> {
  try {
    return (await readFile(bytes, name)).imported;
  } catch (error) {
    if (error instanceof ConversionRefused) return null;
    throw error;
  }
}

const solid = (text: string) => text.replace(/\s+/g, '');

/** Words of the text nodes of a page that a reader may see. */
function shownIn(html: string): string[] {
  const hidden = new Set(['script', 'style', 'template', 'title', 'iframe', 'head']);
  const words: string[] = [];
  const waiting: Node[] = [parseHTML(html).document];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeType === 3) words.push(...wordsIn(node.textContent ?? ''));
    else if (!hidden.has(node.nodeName.toLowerCase())) waiting.push(...node.childNodes);
  }
  return words;
}

describe('a file that was broken', () => {
  it('[R-IMPORT-1] [R-IMPORT-9] as plain text loses no word', async () => {
    const property = fc.asyncProperty(edits, async (all) => {
      const text = edited(TEXT, all);
      const imported = await read(strToU8(text), 'stuk.txt');
      if (imported) expect(missing(text.replaceAll('\0', ''), accounted(imported).replaceAll('\0', ''))).toEqual([]);
    });
    await fc.assert(property, LIMITS);
  });

  it('[R-IMPORT-1] [R-IMPORT-9] as a page loses no word', async () => {
    const property = fc.asyncProperty(fc.constantFrom(...PAGES), edits, async (page, all) => {
      const html = edited(page, all);
      const imported = await read(strToU8(html), 'stuk.html');
      if (!imported || !/<(?:html|body)[\s>]/i.test(html)) return;
      const found = solid(accounted(imported));
      expect(shownIn(html).filter((word) => !found.includes(word))).toEqual([]);
    });
    await fc.assert(property, LIMITS);
  });

  it('[R-IMPORT-1] [R-IMPORT-9] as a document of Word loses neither words nor comments', async () => {
    const part = fc.constantFrom(
      'word/document.xml',
      'word/comments.xml',
      'word/commentsExtended.xml',
      'word/styles.xml',
    );
    const property = fc.asyncProperty(part, edits, async (path, all) => {
      const parts = unzipSync(DOCX);
      const xml = edited(strFromU8(parts[path] ?? new Uint8Array()), all);
      const imported = await read(zipSync({ ...parts, [path]: strToU8(xml) }), 'stuk.docx');
      if (!imported) return;
      const found = solid(accounted(imported));
      const document = path === 'word/document.xml' ? xml : strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      const said = [...document.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<>&]*)<\/w:(?:t|delText)>/g)];
      const words = said.flatMap(([, text = '']) => wordsIn(text));
      expect(words.filter((word) => !found.includes(word))).toEqual([]);
      const margin = imported.threads.flatMap(({ comments }) => comments.map(({ text }) => text)).join(' ');
      if (path !== 'word/comments.xml') expect(missing('Klopt dit Zeker Wanneer', margin)).toEqual([]);
    });
    await fc.assert(property, LIMITS);
  });

  it('[R-IMPORT-9] in its bytes, or as ninjs, is read or refused by a code', async () => {
    const whole = fc.constantFrom<[Uint8Array, string]>(
      ...([
        [DOCX, 'stuk.docx'],
        [strToU8(NINJS), 'stuk.json'],
        [support('pages/nl-table-1252.page'), 'stuk.html'],
      ] as [Uint8Array, string][]),
    );
    const flips = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 12 });
    const property = fc.asyncProperty(
      whole,
      flips,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      async ([bytes, name], all, keep) => {
        const broken = bytes.slice(0, Math.ceil(bytes.length * (all.length % 3 === 0 ? keep : 1)));
        for (const [at, value] of all) broken[Math.floor(at * broken.length)] = value;
        await read(broken, name);
      },
    );
    await fc.assert(property, LIMITS);
  });
});

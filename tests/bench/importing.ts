/**
 * What reading a document costs: a page of 5,000 words, beside parsing it and nothing more, and a document of Word of 50
 * sheets (25,000 words, 200 comments), beside mammoth alone. In this thread, so that the clock is that of the reading.
 */
import { randomUUID } from 'node:crypto';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { readFile } from '../../server/convert/import.ts';
import { preparedArticle } from '../../server/convert/preparedArticle.ts';
import { commented, docxFile, paragraph, run } from '../support/docxFile.ts';

const WORDS = 'the water board said on Monday that more than a third of the pumps had not been tested'.split(' ');
const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => WORDS[(from + at) % WORDS.length] ?? '').join(' ');
const WORDS_A_PARAGRAPH = 60;

function page(count: number): Buffer {
  const paragraphs = Array.from({ length: Math.ceil(count / WORDS_A_PARAGRAPH) }, (_, at) => {
    const crosshead = at % 6 === 5 ? `<h2>${words(at, 4)}</h2>` : '';
    return `${crosshead}<p class="text">${words(at, 30)}, <a href="https://example.org/${at}">${words(at, 3)}</a> ${words(at + 3, 27)}.</p>`;
  });
  const links = (many: number) => `<ul>${`<li><a href="/x">${words(many, 3)}</a></li>`.repeat(many)}</ul>`;
  const head = '<head><meta charset="utf-8"><title>A title | A site</title></head>';
  const body = `<header><nav>${links(40)}</nav></header><main><article><h1>A headline of some words</h1>${paragraphs.join('')}</article></main><aside class="sidebar">${links(30)}</aside><footer>${links(30)}</footer>`;
  return Buffer.from(`<!doctype html><html lang="en">${head}<body>${body}</body></html>`);
}

function word(count: number, comments: number): Uint8Array {
  const every = Math.max(1, Math.floor(count / WORDS_A_PARAGRAPH / comments));
  const body = Array.from({ length: Math.ceil(count / WORDS_A_PARAGRAPH) }, (_, at) => {
    const id = Math.floor(at / every);
    const middle = at % every === 0 && id < comments ? commented([id], words(at, 4)) : run(words(at, 4));
    return paragraph(`${run(`${words(at, 28)} `)}${middle}${run(` ${words(at, 28)}.`)}`);
  });
  const said = Array.from({ length: comments }, (_, id) => ({ id, author: 'Jane Doe', text: words(id, 12) }));
  return docxFile({ body: paragraph('A headline', 'Title') + body.join(''), comments: said });
}

const middle = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

/** Milliseconds of both, one after the other in each round, once everything was run before. */
async function compare(rounds: number, ours: () => Promise<unknown>, bare: () => unknown) {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, work] of [['ours', ours] as const, ['bare', bare] as const]) {
      const from = performance.now();
      await work();
      if (round >= 0) times[name].push(performance.now() - from);
    }
  }
  return { ours: middle(times.ours), bare: middle(times.bare) };
}

async function whole(bytes: Uint8Array, name: string) {
  const read = await readFile(bytes, name);
  preparedArticle(read, { article: 'a', name, language: 'en', newId: randomUUID });
}

function told(what: string, { ours, bare }: { ours: number; bare: number }, beside: string, asked: number): void {
  const ratio = (ours / bare).toFixed(1);
  process.stdout.write(
    `${what}: ${ours.toFixed(0)} ms, ${ratio} × ${beside} (${bare.toFixed(0)} ms); at most ${asked} ms is asked\n`,
  );
}

/** Prints the medians of what becoming an article takes. */
export async function measureImporting(isSmoke: boolean): Promise<void> {
  const rounds = isSmoke ? 1 : 9;
  const html = page(5_000);
  const parse = () => parseHTML(html.toString()).document.querySelectorAll('p').length;
  told('import of a page, 5,000 words', await compare(rounds, () => whole(html, 'a.html'), parse), 'parsing it', 300);
  const docx = word(25_000, 200);
  const bare = () => mammoth.convertToHtml({ buffer: Buffer.from(docx) });
  const times = await compare(rounds, () => whole(docx, 'a.docx'), bare);
  told('import of a document of Word, 50 sheets, 200 comments', times, 'mammoth alone', 2_000);
}

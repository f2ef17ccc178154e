import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Converter, createConverter } from '../../../server/convert/converter.ts';
import { pageFactsIn } from '../../../server/convert/readPageFacts.ts';
import { systemReach } from '../../../server/pages/guardedGet.ts';
import { createPages } from '../../../server/pages/pages.ts';
import { html, startWebServer, type WebServer } from '../../support/webServer.ts';

let site: WebServer;
let converter: Converter;
beforeAll(async () => {
  site = await startWebServer();
  converter = createConverter();
});
afterAll(async () => {
  await Promise.all([site.close(), converter.close()]);
});

const MEGABYTE = 1024 * 1024;
const read = () => createPages(systemReach([site.port]), converter).read(`${site.url}/`);
async function readAs(body: string | Buffer, headers: Record<string, string> = {}) {
  site.at.set('/', html(body, headers));
  return read();
}
const titled = (title: string) => `<!doctype html><html><head><title>${title}</title></head><body>x</body></html>`;

describe('[R-FETCH-3] the body', () => {
  it('is read for 512 kB: an endless one is cut off there', async () => {
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    site.at.set('/', (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(titled('Endless'));
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'a'))) sent += 64 * 1024;
      };
      response.on('drain', more).on('close', closed.resolve);
      more();
    });
    expect((await read()).title).toBe('Endless');
    await closed.promise;
    expect(sent).toBeLessThan(50 * MEGABYTE);
  });

  it('is unpacked no further than that: a gzip bomb costs nothing', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(titled('Bomb')), Buffer.alloc(200 * MEGABYTE)]));
    const before = process.memoryUsage().rss;
    expect((await readAs(bomb, { 'content-encoding': 'gzip' })).title).toBe('Bomb');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MEGABYTE);
  });

  it('is unpacked from gzip and brotli, and refused in what nobody asked for or is broken', async () => {
    const page = Buffer.from(titled('Packed'));
    expect((await readAs(gzipSync(page), { 'content-encoding': 'gzip' })).title).toBe('Packed');
    expect((await readAs(brotliCompressSync(page), { 'content-encoding': 'br' })).title).toBe('Packed');
    await expect(readAs(page, { 'content-encoding': 'zstd' })).rejects.toMatchObject({ code: 'page.unreadable' });
    await expect(readAs(page, { 'content-encoding': 'gzip' })).rejects.toMatchObject({ code: 'page.unreadable' });
  });

  it('of anything but HTML is not read at all: only its type and size are told', async () => {
    const pdf = { 'content-type': 'application/pdf', 'content-length': '123456789' };
    site.at.set('/', (response) => void response.writeHead(200, pdf).write('%PDF-1.7'));
    expect(await read()).toMatchObject({ type: 'application/pdf', size: 123_456_789, title: null, site: '127.0.0.1' });
  });

  it('that nests deeper than anybody writes is refused', async () => {
    await expect(readAs('<b>'.repeat(60_000))).rejects.toMatchObject({ code: 'page.unreadable' });
  });
});

describe('[R-FETCH-4] what a page says of itself', () => {
  const latin = Buffer.from(`<meta charset="windows-1252">${titled('Caf\xe9 \x93bij\x94 \x80 5')}`, 'latin1');
  const wide = Buffer.from(`\ufeff${titled('Vóór € 5')}`, 'utf16le');
  it.each([
    ['the header', Buffer.from(titled('Priv\xe9 \x80'), 'latin1'), 'text/html; charset=ISO-8859-1', 'Privé €'],
    ['the page itself', latin, 'text/html', 'Café “bij” € 5'],
    ['its byte order mark, before the header', wide, 'text/html; charset=utf-8', 'Vóór € 5'],
    ['the header, in UTF-16', wide.subarray(2), 'text/html; charset=utf-16le', 'Vóór € 5'],
    ['nothing, in UTF-8', Buffer.from(titled('Vóór € 5')), 'text/html', 'Vóór € 5'],
    ['nothing, in Windows-1252', Buffer.from(titled('Caf\xe9 \x80'), 'latin1'), 'text/html', 'Café €'],
    ['an unknown name, in UTF-8', Buffer.from(titled('Vóór')), 'text/html; charset=klingon', 'Vóór'],
  ])('is read in the characters that are told by %s', async (_what, body, type, title) => {
    expect((await readAs(body, { 'content-type': type })).title).toBe(title);
  });

  it('is the title as the page gives it to others, its site, day and language', () => {
    const head = [
      '<html lang="nl"><head><title>Brand in de haven | De Krant</title>',
      '<meta property="og:title" content="Brand in de &amp; haven"><meta property="og:site_name" content="De Krant">',
      '<meta property="article:published_time" content="2026-11-25T09:30:00+01:00"></head>',
    ];
    expect(pageFactsIn(head.join(''))).toEqual({
      ...{ title: 'Brand in de & haven', site: 'De Krant', date: '2026-11-25', language: 'nl' },
    });
  });

  it.each([
    ['<meta name="DC.date" content="2026-02-03">', '2026-02-03'],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-02-04T10:00Z"}</script>',
      '2026-02-04',
    ],
    ['<article><time datetime="2026-02-05T10:00">5 feb</time></article>', '2026-02-05'],
    ['<meta name="date" content="2026-02-31">', null],
    ['<meta name="date" content="yesterday">', null],
  ])('has its day in %s: %s', (markup, day) => {
    expect(pageFactsIn(`<html><body>${markup}</body></html>`).date).toBe(day);
  });

  it('is text: a script in a title is its letters, control characters and long lines are taken out', async () => {
    const page = await readAs(titled('<script>alert(1)</script>\n\t\u0000\u001b[31mrood &lt;b&gt;'));
    expect(page.title).toBe('<script>alert(1)</script> [31mrood <b>');
    expect((await readAs(titled('é'.repeat(1_000)))).title).toHaveLength(300);
    expect(pageFactsIn('<body>nothing')).toEqual({ title: null, site: null, date: null, language: null });
  });

  it('of a copy in a web archive is the original, and where the copy is', async () => {
    const headers = {
      'memento-datetime': 'Wed, 25 Nov 2026 09:30:00 GMT',
      link: '<https://krant.example/brand>; rel="original", <https://archive.example/map>; rel="timemap"',
    };
    expect(await readAs(titled('Brand'), headers)).toMatchObject({
      url: 'https://krant.example/brand',
      archived: { url: `${site.url}/`, at: '2026-11-25T09:30:00.000Z' },
    });
    expect(await readAs(titled('x'), { ...headers, link: '<javascript:alert(1)>; rel="original"' })).toMatchObject({
      ...{ url: `${site.url}/`, archived: null },
    });
  });
});

/** The built client: its page for every address that a person may open, its files with names that never change. */
import type { Context, Hono } from 'hono';
import type { SecurityVars } from './headers.ts';
import { Problem } from './problem.ts';

export interface ClientFile {
  bytes: Uint8Array<ArrayBuffer>;
  media: string;
  /** Gives the bytes under gzip, where that is worth it. */
  gzipped: (() => Promise<Uint8Array<ArrayBuffer>>) | null;
}

/** Files by path below the client's folder (`assets/index-1a2b.js`); null where the client was not built. */
export type ClientFiles = ReadonlyMap<string, ClientFile> | null;

const PAGE = 'index.html';
const DOCS_PAGE = 'docs/index.html';
const NONCE = '__CSP_NONCE__';
const YEAR = 'public, max-age=31536000, immutable';

const NOT_BUILT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kantlijn</title></head><body>
<h1>The page is not built yet</h1><p>Run <code>npm run build</code> (or <code>npm start</code>, which does it), then reload.</p>
</body></html>`;

const html = (content: string, status: number) =>
  new Response(content, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });

async function fileResponse(c: Context, path: string, file: ClientFile): Promise<Response> {
  const takesZipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const zipped = takesZipped ? ((await file.gzipped?.()) ?? null) : null;
  const headers: Record<string, string> = {
    'content-type': file.media,
    'cache-control': path.startsWith('assets/') ? YEAR : 'no-cache',
    vary: 'accept-encoding',
  };
  if (zipped) headers['content-encoding'] = 'gzip';
  return new Response(zipped ?? file.bytes, { headers });
}

/** Answers what no other route answered: a file of the client, its page for a navigation, else 404. */
export function clientRoutes(app: Hono<{ Variables: SecurityVars }>, files: ClientFiles): void {
  const markupOf = (path: string) => {
    const page = files?.get(path);
    return page ? new TextDecoder().decode(page.bytes) : null;
  };
  const markup = markupOf(PAGE);
  const docs = markupOf(DOCS_PAGE);
  app.get('*', (c) => {
    const path = c.req.path.slice(1);
    if (/^docs\/?$/.test(path) && docs !== null) return html(docs, 200);
    const file = path === PAGE || path === DOCS_PAGE ? undefined : files?.get(path);
    if (file) return fileResponse(c, path, file);
    const isNavigation = (c.req.header('accept') ?? '').includes('text/html');
    if (!isNavigation || /^(?:api|sync|assets)\//.test(path)) {
      throw new Problem(404, 'route.unknown', 'There is nothing at this address.');
    }
    return markup === null ? html(NOT_BUILT, 503) : html(markup.replaceAll(NONCE, c.get('nonce')), 200);
  });
}

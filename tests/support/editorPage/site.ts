/** Builds the editor's page, into memory, and serves it on a free port of this machine. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** As strict as the real server's. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'";

async function builtFiles(): Promise<Map<string, string | Uint8Array>> {
  const built = (await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'es2024', minify: false, chunkSizeWarningLimit: 10_000 },
  })) as Rolldown.RolldownOutput;
  return new Map(built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

let url: Promise<string> | null = null;

/** Where this worker's editor page is, with a slash at the end; it is built once, and served for as long as the worker lives. */
export function editorSite(): Promise<string> {
  url ??= serve();
  return url;
}

async function serve(): Promise<string> {
  const files = await builtFiles();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const content = files.get(name);
    if (content === undefined) response.writeHead(404).end();
    else {
      const type = TYPES[extname(name)] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(content);
    }
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

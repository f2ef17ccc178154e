/** Reads the built client into memory: a few files of some megabytes, served without touching the disk again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { once } from '../shared/once.ts';
import type { ClientFile, ClientFiles } from './transport/http/client.ts';

const MEDIA: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const ZIPPED = new Set(['.js', '.css', '.svg', '.json']);

const zip = promisify(gzip);

function fileAt(path: string): ClientFile {
  const bytes = new Uint8Array(readFileSync(path));
  const ending = extname(path);
  // Not while the server starts, and not on the event loop.
  const gzipped = ZIPPED.has(ending) ? once(async () => new Uint8Array(await zip(bytes))) : null;
  return { bytes, media: MEDIA[ending] ?? 'application/octet-stream', gzipped };
}

/** The files below `folder`, or null where it is not there. Source maps are not served. */
export function readClientFolder(folder: string): ClientFiles {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), fileAt(path)];
    }),
  );
}

/** Files of evidence: brought by who works on claims, given to those alone who may read a record that names them. */

import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { isGuest } from '../../../shared/guest.ts';
import { annotationsOf, type LedgerState } from '../../../shared/ledger/state.ts';
import { stateFor } from '../../../shared/ledger/withhold.ts';
import type { FileRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { FILE_HASH, fileForm, sentBytes, unknownFile } from './files.ts';
import { Problem } from './problem.ts';

/** Bounds what one article can take of the disk, with its pictures. */
const MOST_FILES = 1_000;

const fileShape = z.object({ hash: z.string(), type: z.string(), size: z.number() });

/** Told from the bytes: a text has no mark of its own, so what is UTF-8 without a NUL is one. */
async function typeOf(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? 'application/octet-stream' : 'text/plain';
  } catch {
    return 'application/octet-stream';
  }
}

function names(state: LedgerState, hash: string): boolean {
  return annotationsOf(state, 'claim').some(({ evidence }) =>
    evidence.some(({ content, earlier }) =>
      [content, ...earlier.map((version) => version.content)].some((said) => said?.file?.hash === hash),
    ),
  );
}

/** To keep, never to be shown in a page of ours. */
function attachment(file: FileRecord, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename=${file.hash}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

export function evidenceFileRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { files } = deps.storage;
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/:id/evidence/files',
      summary: 'Bring a file that a record of evidence will name: its bytes, or a form',
      upload: { form: fileForm, bytes: true },
      answer: fileShape,
      status: 201,
    },
    async ({ visitor, param, context }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'claim.work');
      const bytes = await sentBytes(context);
      if (bytes.byteLength === 0) throw new Problem(422, 'file.empty', 'The file is empty.');
      const hash = createHash('sha256').update(bytes).digest('hex');
      const [known, count, type] = await Promise.all([
        files.find(article.id, hash),
        files.count(article.id),
        typeOf(bytes),
      ]);
      if (!known && count >= MOST_FILES) {
        throw new Problem(422, 'file.tooMany', `An article has at most ${MOST_FILES} files.`);
      }
      const stamp = { by: visitor.person, at: deps.clock() };
      const file: FileRecord = { article: article.id, hash, type, size: bytes.byteLength, use: 'evidence', ...stamp };
      // The bytes first: a record without them would be a file that nobody can open.
      await deps.fileFolder.write(article.id, hash, bytes);
      await files.add(file);
      return { hash, type, size: file.size };
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/evidence/files/:hash',
      summary: 'A file that a record of evidence names which you may read',
      guests: true,
      media: 'application/octet-stream',
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const hash = param('hash');
      const file = FILE_HASH.test(hash) ? await files.find(article.id, hash) : null;
      const reader = { person: visitor.person, isMember: !isGuest(visitor.person) };
      const isOpen =
        file && (file.by === visitor.person || names(stateFor(reader, await deps.decisions.stateOf(article.id)), hash));
      const bytes = isOpen ? await deps.fileFolder.read(article.id, hash) : null;
      if (!file || !bytes) throw unknownFile();
      return attachment(file, bytes);
    },
  );
}

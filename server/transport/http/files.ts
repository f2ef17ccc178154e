/** The pictures of an article: bringing one in, and showing it to whoever may read the article. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Permission } from '../../../shared/permissions.ts';
import { barePicture } from '../../convert/barePicture.ts';
import { ENDINGS, isShowable, type Picture, pictureIn } from '../../convert/picture.ts';
import type { FileRecord } from '../../storage/ports.ts';
import { boundedBytes, FILE_BODY, multipartOf, SMALL_BODY } from './body.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** Bounds what one article can take of the disk: 5 GB at worst. Comments leave room for the pictures of the text. */
const MAX_FILES = { text: 500, comment: 400 } as const;
type Use = keyof typeof MAX_FILES;
/** What a picture is for decides who may bring it: the text needs more than a comment. */
const RIGHT = { text: 'text.write', comment: 'thread.write' } as const satisfies Record<Use, Permission>;
export const FILE_HASH = /^[0-9a-f]{64}$/;

export const fileForm = z.strictObject({ file: z.file() });
const fileShape = z.object({ url: z.string(), hash: z.string(), type: z.string(), size: z.number() });

export const unknownFile = () => new Problem(404, 'file.unknown', 'The article has no such file.');
const tooLarge = () => new Problem(413, 'body.tooLarge', 'A picture has at most 10 MB.');

/** The bytes sent: the body itself, or the `file` of a form. */
export async function sentBytes(context: Context): Promise<Uint8Array> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return boundedBytes(context, FILE_BODY);
  const { file } = await multipartOf(await boundedBytes(context, FILE_BODY + SMALL_BODY), type, fileForm);
  if (file.size > FILE_BODY) throw tooLarge();
  return new Uint8Array(await file.arrayBuffer());
}

const unsupported = () =>
  new Problem(415, 'file.unsupported', 'Only PNG, JPEG, WebP, GIF and AVIF pictures are taken.');

/** The picture as it is kept: its type, and its bytes without what its camera and programs wrote into it. */
function keptPicture(sent: Uint8Array): Pick<Picture, 'type'> & { bytes: Uint8Array } {
  const picture = pictureIn(sent);
  if (!picture) throw unsupported();
  if (!isShowable(picture)) {
    throw new Problem(422, 'file.tooManyPixels', 'A picture has at most 100 million pixels and 20,000 a side.');
  }
  const bytes = barePicture(sent, picture.type);
  if (!bytes) throw unsupported();
  return { type: picture.type, bytes };
}

const urlOf = ({ article, hash }: FileRecord) => `/api/v1/articles/${article}/files/${hash}`;

async function keep(deps: HttpDeps, file: FileRecord, bytes: Uint8Array, use: Use): Promise<void> {
  const { files } = deps.storage;
  const isKnown = (await files.find(file.article, file.hash)) !== null;
  if (!isKnown && (await files.count(file.article)) >= MAX_FILES[use]) {
    const most = `An article has at most ${MAX_FILES.text} pictures, of which comments leave 100 to the text.`;
    throw new Problem(422, 'file.tooMany', most);
  }
  // The bytes first: a record without them would be a picture that nobody can see.
  await deps.fileFolder.write(file.article, file.hash, bytes);
  await files.add(file);
}

function shown(file: FileRecord, bytes: Uint8Array<ArrayBuffer>): Response {
  const ending = ENDINGS[file.type as Picture['type']] ?? 'bin';
  return new Response(bytes, {
    headers: {
      'content-type': file.type,
      'content-disposition': `inline; filename=${file.hash}.${ending}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}

export function fileRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/:id/files',
      summary:
        'Bring a picture into an article, or (for=comment) a comment: its bytes, or a form. It is kept without metadata',
      guests: true,
      query: z.object({ for: z.enum(['text', 'comment']).default('text') }),
      upload: { form: fileForm, bytes: true },
      answer: fileShape,
      status: 201,
    },
    async ({ visitor, param, query, context }) => {
      const { article } = await articleFor(deps, visitor, param('id'), RIGHT[query.for]);
      const { type, bytes } = keptPicture(await sentBytes(context));
      const hash = createHash('sha256').update(bytes).digest('hex');
      const size = bytes.byteLength;
      const stamp = { by: visitor.person, at: deps.clock() };
      const file: FileRecord = { article: article.id, hash, type, size, use: 'shown', ...stamp };
      await keep(deps, file, bytes, query.for);
      const url = urlOf(file);
      return Response.json({ url, hash, type, size }, { status: 201, headers: { location: url } });
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/files/:hash',
      summary: 'A picture of an article',
      guests: true,
      media: 'image/*',
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const hash = param('hash');
      const file = FILE_HASH.test(hash) ? await deps.storage.files.find(article.id, hash) : null;
      const bytes = file ? await deps.fileFolder.read(article.id, hash) : null;
      if (file?.use !== 'shown' || !bytes) throw unknownFile();
      return shown(file, bytes);
    },
  );
}

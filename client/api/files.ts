/** Bringing a picture into an article, with progress, which `fetch` does not tell. */
import { ApiProblem, problemFrom } from './problem.ts';

/** More is refused by the server; said here first, so that nobody waits for it. */
const MAX_BYTES = 10 * 1024 * 1024;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pictureIn(body: unknown): BroughtPicture | null {
  if (typeof body !== 'object' || body === null || !('url' in body) || !('hash' in body)) return null;
  const { url, hash } = body;
  return typeof url === 'string' && typeof hash === 'string' ? { url, hash } : null;
}

export interface BroughtPicture {
  /** Its address. */
  url: string;
  /** SHA-256 of its bytes, hex: its name in comments. */
  hash: string;
}

/** What a picture is for decides who may bring it. */
export interface Bringing {
  use: 'text' | 'comment';
  /** Gets how much was sent, from 0 to 1. */
  onProgress?: (part: number) => void;
}

/** Sends the file's bytes; rejects with an `ApiProblem`. */
export function bringPicture(article: string, file: File, { use, onProgress }: Bringing): Promise<BroughtPicture> {
  if (file.size > MAX_BYTES) return Promise.reject(new ApiProblem(413, 'picture.tooLarge', ''));
  const { promise, resolve, reject } = Promise.withResolvers<BroughtPicture>();
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/articles/${encodeURIComponent(article)}/files?for=${use}`);
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
  request.addEventListener('load', () => {
    const body = json(request.responseText);
    const picture = request.status < 300 ? pictureIn(body) : null;
    if (picture) resolve(picture);
    else reject(problemFrom(request.status, body));
  });
  const unreachable = () => reject(new ApiProblem(0, 'picture.offline', ''));
  for (const name of ['error', 'abort', 'timeout']) request.addEventListener(name, unreachable);
  request.send(file);
  return promise;
}

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

function urlIn(body: unknown): string | null {
  const url: unknown = typeof body === 'object' && body !== null && 'url' in body ? body.url : null;
  return typeof url === 'string' ? url : null;
}

/**
 * Sends the file's bytes and resolves with the picture's address; rejects with an `ApiProblem`.
 * @param onProgress gets how much was sent, from 0 to 1.
 */
export function bringPicture(article: string, file: File, onProgress: (part: number) => void): Promise<string> {
  if (file.size > MAX_BYTES) return Promise.reject(new ApiProblem(413, 'picture.tooLarge', ''));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/articles/${encodeURIComponent(article)}/files`);
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
  request.addEventListener('load', () => {
    const body = json(request.responseText);
    const url = request.status < 300 ? urlIn(body) : null;
    if (url === null) reject(problemFrom(request.status, body));
    else resolve(url);
  });
  const unreachable = () => reject(new ApiProblem(0, 'picture.offline', ''));
  for (const name of ['error', 'abort', 'timeout']) request.addEventListener(name, unreachable);
  request.send(file);
  return promise;
}

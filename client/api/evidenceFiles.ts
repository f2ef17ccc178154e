/** Bringing a file that a record of evidence names. */
import { ApiProblem, problemFrom } from './problem.ts';

/** More is refused by the server; said here first, so that nobody waits for it. */
const MAX_BYTES = 10 * 1024 * 1024;

export interface BroughtFile {
  /** SHA-256 of its bytes, hex. */
  hash: string;
  /** Media type, told from the bytes by the server. */
  type: string;
  /** Bytes. */
  size: number;
}

const pathOf = (article: string) => `/api/v1/articles/${encodeURIComponent(article)}/evidence/files`;

/** Where a file is fetched from; it is given to who may read a record that names it. */
export const evidenceFile = (article: string, hash: string) => `${pathOf(article)}/${hash}`;

/** Rejects with an `ApiProblem`. */
export async function bringEvidenceFile(article: string, file: File): Promise<BroughtFile> {
  if (file.size > MAX_BYTES) throw new ApiProblem(413, 'body.tooLarge', '');
  const response = await fetch(pathOf(article), { method: 'POST', body: file });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body);
  return body as BroughtFile;
}

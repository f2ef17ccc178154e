/** What a refused or failed request is to the rest of the client. */

/** A refusal by the server (`problem+json`), or `network.unreachable` with status 0 when no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;

  constructor(status: number, code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

function field(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Reads a refusal. Our own carry `code` and `detail`; the sign-in library's carry `code` in capitals and `message`;
 * anything else (a proxy's page) becomes `http.<status>`.
 */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const code = field(body, 'code') ?? `http.${status}`;
  const detail = field(body, 'detail') ?? field(body, 'message') ?? field(body, 'title') ?? '';
  return new ApiProblem(status, code, detail);
}

/** The problem in whatever was thrown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, 'client.failed', error instanceof Error ? error.message : String(error));
}

/** True when the person has to sign in before this can be done. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401 && error.code === 'session.required';
}

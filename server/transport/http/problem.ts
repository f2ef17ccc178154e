/** Refusals over HTTP (RFC 9457): every one has a stable `code` to act on and a sentence to read. */
import type { z } from 'zod';

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 422 | 429 | 431 | 500 | 503;

const TITLES: Record<ProblemStatus, string> = {
  400: 'The request does not fit',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  408: 'Too slow',
  409: 'In conflict with what is there',
  410: 'No longer there',
  413: 'Too large',
  415: 'A format that is not read',
  422: 'Cannot be done as asked',
  429: 'Too many attempts',
  431: 'Too large',
  500: 'Something failed on the server',
  503: 'Not available now',
};

export interface FieldFault {
  /** Where in the body or query, such as `target.quote.exact`. */
  path: string;
  message: string;
}

/** Thrown by a route to answer with a problem. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly faults: FieldFault[];
  readonly headers: Record<string, string>;

  constructor(
    status: ProblemStatus,
    code: string,
    detail: string,
    more: { faults?: FieldFault[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}

/** How each fault that a part of the server names is answered. */
export type FaultWords<Fault extends string> = Readonly<Record<Fault, readonly [ProblemStatus, string]>>;

export function problemOf<Fault extends string>(fault: Fault, words: FaultWords<Fault>): Problem {
  const [status, detail] = words[fault];
  return new Problem(status, fault, detail);
}

/** An answer of such a part, where it is no fault. @throws Problem */
export function passed<Fault extends string, T extends object>(
  answer: T | { fault: Fault },
  words: FaultWords<Fault>,
): Exclude<T, { fault: unknown }> {
  if ('fault' in answer) throw problemOf(answer.fault as Fault, words);
  return answer as Exclude<T, { fault: unknown }>;
}

/** The problem for a body or query that its schema refuses. */
export function invalid(code: 'body.invalid' | 'query.invalid', error: z.ZodError): Problem {
  const faults = error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const [first] = faults;
  const detail = first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : 'Does not fit.';
  return new Problem(400, code, detail, { faults });
}

/** The response that carries a problem; `request` is the id that the log line has too. */
export function problemResponse(problem: Problem, request: string): Response {
  const { status, code, faults } = problem;
  const body = {
    type: `about:blank#${code}`,
    title: TITLES[status],
    status,
    code,
    detail: problem.message,
    request,
    ...(faults.length > 0 ? { errors: faults } : {}),
  };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...problem.headers };
  return new Response(JSON.stringify(body), { status, headers });
}

export const unknownArticle = () =>
  new Problem(404, 'article.unknown', 'There is no such article, or you are not a member of its desk.');
export const unknownDesk = () => new Problem(404, 'desk.unknown', 'There is no such desk, or you are not one of it.');
export const forbidden = (detail = 'Your role does not allow that.') => new Problem(403, 'role.insufficient', detail);

/** Requests to our own server: JSON in, JSON out, every failure an `ApiProblem`. */
import { type Fetch, fetchOnce } from './earlyAnswers.ts';
import { ApiProblem, problemFrom } from './problem.ts';

export interface Outgoing {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; as multipart when it is a `FormData`, as its bytes when it is a `Blob`. */
  body?: unknown;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

function requestInit({ method = 'GET', body, signal, headers: more }: Outgoing): RequestInit {
  const accept = { accept: 'application/json', ...more };
  const init: RequestInit = { method, credentials: 'same-origin', headers: accept };
  if (signal) init.signal = signal;
  if (body instanceof FormData || body instanceof Blob) return { ...init, body };
  if (body === undefined) return init;
  const headers = { ...accept, 'content-type': 'application/json' };
  return { ...init, headers, body: JSON.stringify(body) };
}

async function answer(path: string, outgoing: Outgoing, fetcher: Fetch): Promise<Response> {
  try {
    return await fetcher(path, requestInit(outgoing));
  } catch (error) {
    if (outgoing.signal?.aborted) throw error;
    throw new ApiProblem(0, 'network.unreachable', error instanceof Error ? error.message : String(error));
  }
}

/** The JSON in a body, or null where it is empty or not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same as `api`, of an answer that is one JSON value a line. */
export async function apiLines<Line>(path: string, signal: AbortSignal): Promise<Line[]> {
  const response = await answer(`/api/v1${path}`, { signal }, fetchOnce);
  const text = await response.text();
  if (!response.ok) throw problemFrom(response.status, parsed(text));
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** What the server said, and what it calls that. */
export interface Known<Answer> {
  etag: string | null;
  value: Answer;
}

/** The same as `api`, where what is known already is sent again only if it is another by now. */
export async function apiIfChanged<Answer>(
  path: string,
  known: Known<Answer> | null,
  signal: AbortSignal,
): Promise<Known<Answer>> {
  const headers: Record<string, string> = known?.etag ? { 'if-none-match': known.etag } : {};
  const response = await answer(`/api/v1${path}`, { signal, headers }, fetchOnce);
  if (known && response.status === 304) return known;
  const body = parsed(await response.text());
  if (!response.ok) throw problemFrom(response.status, body);
  return { etag: response.headers.get('etag'), value: body as Answer };
}

/** Of what makes something, by what is asked. */
const underWay = new Map<string, Promise<unknown>>();

/** The same asked twice at once, as by a double click before the page could draw, is asked once. */
function askedOnce<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
  const asked = underWay.get(key) ?? ask().finally(() => underWay.delete(key));
  underWay.set(key, asked);
  return asked as Promise<Answer>;
}

/** Sends a request to `path` (from the root of this host) and gives the JSON of the answer. */
export function request<Answer>(path: string, outgoing: Outgoing = {}, fetcher: Fetch = fetchOnce): Promise<Answer> {
  const { method, body, signal } = outgoing;
  const ask = () => requestNow<Answer>(path, outgoing, fetcher);
  if (method !== 'POST' || signal || body instanceof Blob) return ask();
  const asked = body instanceof FormData ? [...body].map(([name, value]) => [name, told(value)]) : body;
  return askedOnce(`${path} ${JSON.stringify(asked)}`, ask);
}

const told = (value: FormDataEntryValue) =>
  typeof value === 'string' ? value : [value.name, value.size, value.lastModified];

async function requestNow<Answer>(path: string, outgoing: Outgoing, fetcher: Fetch): Promise<Answer> {
  const response = await answer(path, outgoing, fetcher);
  const body = parsed(await response.text());
  if (!response.ok) throw problemFrom(response.status, body);
  return body as Answer;
}

/** The same under `/api/v1`. */
export function api<Answer>(path: string, outgoing?: Outgoing): Promise<Answer> {
  return request<Answer>(`/api/v1${path}`, outgoing);
}

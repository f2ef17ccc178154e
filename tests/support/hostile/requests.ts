/** Requests that no client library would send. */
import type { Attempt, Siege } from './siege.ts';
import { head, nameOf } from './wire.ts';

const PATH = '/api/v1/me';
const JSON_TYPE = 'Content-Type: application/json';
const authorization = ({ desk }: Siege) => `Authorization: Bearer ${desk.owner.token}`;

/** Bytes as they are on a connection; `TOKEN` in them stands for a header with a valid token. */
function request(what: string, named: string, bytes: (siege: Siege) => string): Attempt {
  return { what, named, run: (siege) => nameOf(siege.url, Buffer.from(bytes(siege), 'latin1')) };
}
const patch = (siege: Siege, body: string, ...headers: string[]) =>
  head(`PATCH ${PATH} HTTP/1.1`, 'Host: x', authorization(siege), 'Connection: close', ...headers) + body;
const lengthOf = (body: string) => `Content-Length: ${body.length}`;
const get = (siege: Siege, path: string, ...headers: string[]) =>
  head(`GET ${path} HTTP/1.1`, 'Host: x', authorization(siege), 'Connection: close', ...headers);

export const REQUESTS: readonly Attempt[] = [
  request('noise instead of a request', 'request.malformed', () => '\0\x01\x02\xff\xfe garbage\r\n\r\n'),
  request('a greeting of TLS', 'request.malformed', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  request('an unknown method', 'request.malformed', () => head('BREW /api/v1/me HTTP/1.1', 'Host: x')),
  request('a version of HTTP that is none', 'request.malformed', () => head('GET / HTTP/9.9', 'Host: x')),
  request('a space in the address', 'request.malformed', () => head('GET /a b c HTTP/1.1', 'Host: x')),
  request('no Host', 'request.malformed', () => head('GET /api/v1/me HTTP/1.1')),
  request('a Host that is none', 'request.malformed', () => head('GET /api/v1/me HTTP/1.1', 'Host: a b@c/d')),
  request('NUL in a header', 'request.malformed', () => head('GET / HTTP/1.1', 'Host: x', 'X-A: a\0b')),
  request('a header without a name', 'request.malformed', () => head('GET / HTTP/1.1', 'Host: x', ': b')),
  request('a line end within a header', 'request.malformed', () => 'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\rc: d\r\n\r\n'),
  request('a header of 100 kB', 'headers.tooLarge', (s) => get(s, PATH, `X-A: ${'a'.repeat(100_000)}`)),
  request('3,000 headers', 'headers.tooLarge', (s) => get(s, PATH, ...Array<string>(3_000).fill('X-A: b'))),
  request('an address of 100 kB', 'headers.tooLarge', (s) => get(s, `/api/v1/${'a'.repeat(100_000)}`)),
  request('a length and chunks at once', 'request.malformed', (s) =>
    patch(
      s,
      '0\r\n\r\nGET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n',
      JSON_TYPE,
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ),
  ),
  request('two lengths', 'request.malformed', (s) =>
    patch(s, '{}', JSON_TYPE, 'Content-Length: 2', 'Content-Length: 40'),
  ),
  request('a negative length', 'request.malformed', (s) => patch(s, '{}', JSON_TYPE, 'Content-Length: -2')),
  request('a length of 2^64', 'request.malformed', (s) =>
    patch(s, '{}', JSON_TYPE, 'Content-Length: 18446744073709551616'),
  ),
  request('a length of 2^53', 'body.tooLarge', (s) => patch(s, '{}', JSON_TYPE, 'Content-Length: 9007199254740992')),
  request('chunks of an unknown coding', 'request.malformed', (s) =>
    patch(s, '{}', JSON_TYPE, 'Transfer-Encoding: xchunked'),
  ),
  request('a chunk whose size is no number', 'request.malformed', (s) =>
    patch(s, 'zz\r\n{}\r\n0\r\n\r\n', JSON_TYPE, 'Transfer-Encoding: chunked'),
  ),
  request('a chunk of 2^64', 'request.malformed', (s) =>
    patch(s, 'fffffffffffffffff\r\n{}', JSON_TYPE, 'Transfer-Encoding: chunked'),
  ),
  request('JSON that ends too soon', 'body.malformed', (s) => patch(s, '{"name"', JSON_TYPE, lengthOf('{"name"'))),
  request('JSON that is not UTF-8', 'body.malformed', (s) =>
    patch(s, '{"name":"\xc3\x28"}', JSON_TYPE, lengthOf('{"name":"\xc3\x28"}')),
  ),
  request('JSON that is packed', 'body.malformed', (s) =>
    patch(s, '\x1f\x8b\x08\x00abcdefgh', JSON_TYPE, 'Content-Encoding: gzip', lengthOf('\x1f\x8b\x08\x00abcdefgh')),
  ),
  request('a body of no type', 'body.unsupported', (s) => patch(s, '{}', lengthOf('{}'))),
  request('a form', 'body.unsupported', (s) =>
    patch(s, 'a=b', 'Content-Type: application/x-www-form-urlencoded', lengthOf('a=b')),
  ),
  request('an address of points', 'route.unknown', (s) => get(s, '/api/v1/../../../etc/passwd')),
  request('an address of points, hidden', 'article.unknown', (s) =>
    get(s, '/api/v1/articles/..%2f..%2f..%2fetc%2fpasswd'),
  ),
  request('NUL in an address', 'article.unknown', (s) => get(s, '/api/v1/articles/%00')),
  request('line ends in an address', 'article.unknown', (s) => get(s, '/api/v1/articles/%0d%0aSet-Cookie:%20a=b')),
  request('an address that is not UTF-8', 'article.unknown', (s) => get(s, '/api/v1/articles/%ff%fe')),
  request('a number that is huge', 'query.invalid', (s) => get(s, `/api/v1/articles/${s.article}/ledger?after=1e309`)),
  request('a number that is negative', 'query.invalid', (s) => get(s, `/api/v1/articles/${s.article}/ledger?after=-1`)),
  request('a number past 2^53', 'query.invalid', (s) => get(s, '/api/v1/articles?offset=9007199254740993')),
  request('a moment that is none', 'query.invalid', (s) =>
    get(s, `/api/v1/articles/${s.article}/text?at=99999999999999999999999`),
  ),
  request('a format that is none', 'format.unknown', (s) => get(s, `/api/v1/articles/${s.article}/export/__proto__`)),
  request('the metrics, as if by a proxy', 'metrics.forbidden', (s) =>
    get(s, '/metrics', 'X-Forwarded-For: 127.0.0.1'),
  ),
];

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** A body sent as JSON by somebody with the right to the route. */
function sent(
  what: string,
  named: string,
  method: string,
  path: (siege: Siege) => string,
  body: () => string,
): Attempt {
  return {
    ...{ what, named },
    async run(siege) {
      const headers = { authorization: `Bearer ${siege.desk.owner.token}`, 'content-type': 'application/json' };
      const response = await fetch(`${siege.url}/api/v1${path(siege)}`, { method, headers, body: body() });
      const { code } = (await response.json()) as { code?: string };
      return code ?? String(response.status);
    },
  };
}
const me = () => '/me';
const articles = () => '/articles';
const members = () => '/desks/newsroom/members/nobody';
const article = (more: object) => JSON.stringify({ desk: 'newsroom', format: 'text', content: 'x', ...more });
const MEGABYTE = 'a'.repeat(1024 * 1024);

export const BODIES: readonly Attempt[] = [
  sent('JSON of 20,000 brackets', 'body.invalid', 'PATCH', me, () => nested(20_000)),
  sent('JSON of 20,000 brackets in a field', 'body.invalid', 'PATCH', me, () => `{"name":${nested(20_000)}}`),
  sent('the key __proto__', 'body.invalid', 'PATCH', me, () => '{"__proto__":{"owner":true}}'),
  sent('the key constructor', 'body.invalid', 'PATCH', me, () => '{"constructor":{"prototype":{"owner":true}}}'),
  sent('a key of the server’s own: owner', 'body.invalid', 'PATCH', me, () => '{"name":"Eve","owner":true}'),
  sent('a key of the server’s own: role', 'body.invalid', 'PATCH', me, () => '{"name":"Eve","role":"chief"}'),
  sent('a key of the server’s own: createdBy', 'body.invalid', 'POST', articles, () => article({ createdBy: 'Ben' })),
  sent('a key of the server’s own: id', 'body.invalid', 'POST', articles, () => article({ id: '../x' })),
  sent('a role that is none', 'body.invalid', 'PUT', members, () => '{"role":"__proto__"}'),
  sent('a role that is an object', 'body.invalid', 'PUT', members, () => '{"role":{"toString":"chief"}}'),
  sent('a name of NUL', 'body.invalid', 'PATCH', me, () => '{"name":"a\\u0000b"}'),
  sent('a name of line ends', 'body.invalid', 'PATCH', me, () => '{"name":"a\\r\\nb"}'),
  sent('half a character as a name', 'body.invalid', 'PATCH', me, () => '{"name":"\\ud83d"}'),
  sent('a megabyte as a name', 'body.tooLarge', 'PATCH', me, () => JSON.stringify({ name: MEGABYTE })),
  sent('a megabyte as a slug', 'body.invalid', 'POST', articles, () => article({ slug: MEGABYTE })),
  sent('a megabyte as a language', 'body.invalid', 'POST', articles, () => article({ language: MEGABYTE })),
  sent('a megabyte as a desk', 'body.invalid', 'POST', articles, () => article({ desk: MEGABYTE })),
  sent('a megabyte as a deadline', 'body.invalid', 'POST', articles, () => article({ deadline: MEGABYTE })),
  sent('a path as a slug', 'body.invalid', 'POST', articles, () => article({ slug: '../../etc' })),
  sent('a deadline that is no day', 'body.invalid', 'POST', articles, () =>
    article({ deadline: '2026-02-31T00:00:00Z' }),
  ),
  sent('an article of 3 MB', 'body.tooLarge', 'POST', articles, () => article({ content: 'x '.repeat(1_500_000) })),
  sent('Markdown of 20,000 quotes', 'format.tooDeep', 'POST', articles, () =>
    article({ format: 'markdown', content: '>'.repeat(20_000) }),
  ),
  sent('HTML of 20,000 boxes', 'format.tooDeep', 'POST', articles, () =>
    article({ format: 'html', content: '<div>'.repeat(20_000) }),
  ),
  request('a body that goes on past its route’s limit', 'body.tooLarge', (s) =>
    patch(s, `10000\r\n${' '.repeat(65_536)}\r\n10\r\n${' '.repeat(16)}\r\n`, JSON_TYPE, 'Transfer-Encoding: chunked'),
  ),
];

/** The OpenAPI document and a plain page of it, made of the declarations that the routes themselves run on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { once } from '../../../shared/once.ts';
import type { Described, Endpoints } from './endpoint.ts';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'request'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable; act on this' },
    detail: { type: 'string' },
    request: { type: 'string', description: 'the id under which the server logged it' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const ABOUT = `Sign in by cookie, or send \`Authorization: Bearer TOKEN\`. Refusals are \`application/problem+json\` with a stable
\`code\`. The text of an article is edited over the WebSocket \`/sync/ARTICLE?schema=1\` (y-websocket's protocol).`;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _version, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

interface ObjectSchema {
  properties?: Record<string, object>;
  required?: string[];
}

function parametersOf(endpoint: Described): object[] {
  const inPath = namesIn(endpoint.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query: ObjectSchema = endpoint.query ? (schemaOf(endpoint.query, 'input') as ObjectSchema) : {};
  const { properties = {}, required = [] } = query;
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function bodyOf({ body, upload }: Described): object {
  if (body) {
    const content = { 'application/json': { schema: schemaOf(body, 'input') } };
    return { requestBody: { required: true, content } };
  }
  if (!upload) return {};
  const form = { 'multipart/form-data': { schema: schemaOf(upload.form, 'input') } };
  return { requestBody: { required: true, content: upload.bytes ? { ...form, '*/*': {} } : form } };
}

function doneOf({ answer, media }: Described): object {
  if (!answer && !media) return { description: 'Done' };
  const schema = answer ? schemaOf(answer, 'output') : { type: 'string' };
  return { description: 'Done', content: { [media ?? 'application/json']: { schema } } };
}

function answersOf(endpoint: Described): object {
  const content = { 'application/problem+json': { schema: problem } };
  const done = endpoint.answer || endpoint.media ? 200 : 204;
  return {
    [endpoint.status ?? done]: doneOf(endpoint),
    '4XX': { description: 'Refused', content },
    '5XX': { description: 'Failed, or not possible now', content },
  };
}

/** `get /articles/:id/text` as `getArticlesIdText`. */
const operationIdOf = ({ method, path }: Described) =>
  method + path.replace(/[^a-z0-9]+(\w?)/gi, (_all, next: string) => next.toUpperCase());

function operationOf(endpoint: Described): object {
  return {
    operationId: operationIdOf(endpoint),
    tags: [/[\w.-]+/.exec(endpoint.path)?.[0] ?? ''],
    summary: endpoint.summary,
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: answersOf(endpoint),
    security: endpoint.signedIn ? [{ cookie: [] }, { bearer: [] }] : [],
  };
}

/** OpenAPI 3.1, made an endpoint a turn: all at once would hold everybody up who is typing. */
async function openApiOf(endpoints: readonly Described[], version: string): Promise<object> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const servers = endpoint.isOutside ? { servers: [{ url: '/' }] } : {};
    paths[path] = { ...servers, ...paths[path], [endpoint.method]: operationOf(endpoint) };
    await nextTurn();
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kantlijn', version, description: ABOUT },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'kantlijn.session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function page(endpoints: readonly Described[]): string {
  const rows = endpoints.map(
    ({ method, path, summary, signedIn, isOutside }) =>
      `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${isOutside ? '' : '/api/v1'}${path}</code></td><td>${summary}</td><td>${signedIn ? 'yes' : 'no'}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kantlijn: HTTP API</title></head><body>
<h1>HTTP API</h1>
<p>Shapes of bodies and answers are in <a href="openapi.json">openapi.json</a>. Sign in by cookie, or send
<code>Authorization: Bearer TOKEN</code>. Refusals are <code>application/problem+json</code> with a stable <code>code</code>.</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Signed in</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
}

/** Mounted last: it describes what was declared before it, and itself. */
export function openApiRoutes(endpoints: Endpoints, outside: readonly Described[], version: string): void {
  const all = () => [...endpoints.described, ...outside];
  const document = once(() => openApiOf(all(), version));
  endpoints.open(
    {
      method: 'get',
      path: '/openapi.json',
      summary: 'This description (OpenAPI 3.1)',
      answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
    },
    document,
  );
  endpoints.open(
    { method: 'get', path: '/docs', summary: 'The same as a plain page', media: 'text/html' },
    ({ context }) => context.html(markup),
  );
  const markup = page(all());
}

/** The OpenAPI document and a plain page of it, made of the declarations that the routes themselves run on. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
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
    errors: { type: 'array', items: { type: 'object', properties: { path: {}, message: {} } } },
  },
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _version, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

function parametersOf(endpoint: Described): object[] {
  const inPath = namesIn(endpoint.path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query: Record<string, unknown> = endpoint.query ? schemaOf(endpoint.query, 'input') : {};
  const properties = Object.entries((query['properties'] as Record<string, object> | undefined) ?? {});
  return [...inPath, ...properties.map(([name, schema]) => ({ name, in: 'query', required: false, schema }))];
}

function answersOf({ answer, media }: Described): object {
  const failed = { description: 'Refused', content: { 'application/problem+json': { schema: problem } } };
  const type = media ?? 'application/json';
  const schema = answer ? schemaOf(answer, 'output') : { type: 'string' };
  const done = answer || media ? { description: 'Done', content: { [type]: { schema } } } : { description: 'Done' };
  return { [answer || media ? '2XX' : '204']: done, '4XX': failed };
}

function operationOf(endpoint: Described): object {
  const body = endpoint.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }
    : {};
  return {
    summary: endpoint.summary,
    parameters: parametersOf(endpoint),
    ...body,
    responses: answersOf(endpoint),
    security: endpoint.signedIn ? [{ cookie: [] }, { bearer: [] }] : [],
  };
}

/** OpenAPI 3.1. */
function openApiOf(endpoints: readonly Described[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kantlijn', version },
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
    ({ method, path, summary, signedIn }) =>
      `<tr><td><code>${method.toUpperCase()}</code></td><td><code>/api/v1${path}</code></td><td>${summary}</td><td>${signedIn ? 'yes' : 'no'}</td></tr>`,
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

export function openApiRoutes(app: Hono, endpoints: Endpoints, version: string): void {
  const document = openApiOf(endpoints.described, version);
  const markup = page(endpoints.described);
  app.get('/api/v1/openapi.json', (c: Context) => c.json(document));
  app.get('/api/v1/docs', (c: Context) => c.html(markup));
}

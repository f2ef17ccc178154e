/**
 * What the server says of itself in openapi.json, held against what it does: every answer that a test gets through
 * `checked` fits the description of its route, and so does every request that succeeded.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Content {
  content?: Record<string, { schema?: object }>;
}
interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
type Item = Record<string, Operation> & { servers?: [{ url: string }] };
export interface ApiDescription {
  servers: [{ url: string }];
  paths: Record<string, Item>;
}

export interface Exchange {
  method: string;
  /** With its query. */
  path: string;
  /** What was sent as JSON; undefined where nothing was, or something else. */
  sent?: unknown;
  status: number;
  contentType: string;
  text: string;
}

/** Where routes that were asked are noted for the whole run; unset where nobody looks. */
const NOTES = process.env['KANTLIJN_ROUTES_ASKED'];
const noted = new Set<string>();

function note(route: string): void {
  if (!NOTES || noted.has(route)) return;
  noted.add(route);
  appendFileSync(join(NOTES, String(process.pid)), `${route}\n`);
}

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
const coercing = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true });
for (const each of [ajv, coercing]) addFormats.default(each);
/** By the schema's text: every test app describes itself anew. */
const compiled = new Map<string, ValidateFunction>();

function faultsOf(schema: object, value: unknown, by = ajv): string | null {
  const key = `${by === ajv}${JSON.stringify(schema)}`;
  const validate = compiled.get(key) ?? by.compile(schema);
  compiled.set(key, validate);
  return validate(value) ? null : by.errorsText(validate.errors, { dataVar: 'it' });
}

interface Route {
  name: string;
  pattern: RegExp;
  operation: Operation;
}

const PARAMETER = /\{\w+\}/g;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Routes of the description; those with fewer parameters first, as the server looks for them. */
export function routesOf({ servers, paths }: ApiDescription): Route[] {
  const all = Object.entries(paths).flatMap(([path, { servers: own, ...operations }]) => {
    const base = (own ?? servers)[0].url.replace(/\/$/, '');
    const parts = path.split(PARAMETER).map(escaped);
    const pattern = new RegExp(`^${escaped(base)}${parts.join('[^/]+')}$`);
    return Object.entries(operations).map(([method, operation]) => ({
      ...{ method, pattern, operation: operation as Operation },
      ...{ name: `${method.toUpperCase()} ${base}${path}`, parameters: parts.length - 1 },
    }));
  });
  return all.sort((a, b) => a.parameters - b.parameters);
}

function checkAsked({ operation }: Route, url: URL, sent: unknown): string | null {
  const query = operation.parameters.filter((each) => each.in === 'query');
  const schema = {
    type: 'object',
    properties: Object.fromEntries(query.map((each) => [each.name, each.schema])),
    required: query.filter((each) => each.required).map((each) => each.name),
  };
  const faults = faultsOf(schema, Object.fromEntries(url.searchParams), coercing);
  if (faults) return `the query does not fit: ${faults}`;
  const body = operation.requestBody?.content?.['application/json']?.schema;
  if (sent === undefined) return body ? 'no JSON was sent, where it is asked for' : null;
  const wrong = body ? faultsOf(body, sent) : null;
  return wrong && `the body does not fit: ${wrong}`;
}

const isOf = (declared: string, media: string) =>
  declared === media || (declared.endsWith('/*') && media.startsWith(declared.slice(0, -1)));

function checkAnswer({ operation }: Route, { status, contentType, text }: Exchange): string | null {
  const { responses } = operation;
  // What was asked for is what the asker has already.
  if (status === 304) return text === '' ? null : 'it answered 304 with a body';
  const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  if (!response) return `it answered ${status}, which it does not declare`;
  if (!response.content) return text === '' ? null : 'it answered with a body, where it declares none';
  const media = contentType.split(';')[0] ?? '';
  const declared = Object.keys(response.content).find((each) => isOf(each, media));
  if (declared === undefined && !('application/octet-stream' in response.content)) return `it answered with ${media}`;
  const schema = declared?.endsWith('json') ? response.content[declared]?.schema : undefined;
  const faults = schema ? faultsOf(schema, JSON.parse(text)) : null;
  return faults && `its answer does not fit: ${faults}`;
}

/** Checks one exchange. @throws Error that names the route and what does not fit. */
export type CheckExchange = (exchange: Exchange) => void;

export function checking(description: ApiDescription): CheckExchange {
  const routes = routesOf(description);
  return (exchange) => {
    const { method, path, sent, status } = exchange;
    const url = new URL(path, 'http://kantlijn.invalid');
    const route = routes.find(({ name, pattern }) => name.startsWith(`${method} `) && pattern.test(url.pathname));
    if (!route) return;
    const isDone = status >= 200 && status < 400;
    const fault = checkAnswer(route, exchange) ?? (isDone ? checkAsked(route, url, sent) : null);
    if (fault) throw new Error(`${route.name} and its description differ: ${fault}`);
    if (isDone) note(route.name);
  };
}

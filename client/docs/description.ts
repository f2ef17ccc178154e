/** The parts of an OpenAPI document that the page shows. */
import type { Schema } from './schemaWords.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema: Schema;
}
interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>;
  security: object[];
}
type Item = Record<string, Operation> & { servers?: [{ url: string }] };
export interface Description {
  info: { title: string; version: string; description: string };
  servers: [{ url: string }];
  paths: Record<string, Item>;
}

/** One operation with its address from the root of the server. */
export interface Route extends Operation {
  method: string;
  address: string;
}

/** By what they are about, in the order of the document. */
export function groupsOf({ servers, paths }: Description): Map<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const [path, { servers: own, ...operations }] of Object.entries(paths)) {
    const base = (own ?? servers)[0].url.replace(/\/$/, '');
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) {
      const tag = operation.tags[0] ?? '';
      const route = { ...operation, method: method.toUpperCase(), address: base + path };
      groups.set(tag, [...(groups.get(tag) ?? []), route]);
    }
  }
  return groups;
}

/** Reads the description; null where it could not be had. */
export async function readDescription(): Promise<Description | null> {
  try {
    const response = await fetch('/api/v1/openapi.json');
    return response.ok ? ((await response.json()) as Description) : null;
  } catch {
    return null;
  }
}

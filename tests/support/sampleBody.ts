/** A body that a JSON schema allows: the least of each kind, with what `given` says in its place. */

export interface BodySchema {
  type?: string;
  properties?: Record<string, BodySchema>;
  required?: string[];
  additionalProperties?: unknown;
  propertyNames?: unknown;
  items?: BodySchema;
  anyOf?: BodySchema[];
  oneOf?: BodySchema[];
  allOf?: BodySchema[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minItems?: number;
  minimum?: number;
}

const TEXTS: Record<string, string> = {
  uuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  uri: 'https://example.org/',
  email: 'somebody@example.org',
  'date-time': '2026-11-30T12:00:00.000Z',
};

function textOf({ format, pattern, minLength = 1 }: BodySchema): string {
  if (format && TEXTS[format]) return TEXTS[format];
  return pattern?.includes('#') ? '#a1b2c3' : 'x'.repeat(Math.max(1, minLength));
}

export function sampleOf(schema: BodySchema, given: Record<string, unknown> = {}): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  if (first) return sampleOf(first, given);
  if (schema.type === 'array') {
    const { items = {}, minItems = 0 } = schema;
    return Array.from({ length: minItems }, () => sampleOf(items, given));
  }
  if (schema.type === 'string') return textOf(schema);
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0;
  if (schema.type === 'boolean') return true;
  if (schema.type !== 'object') return null;
  const properties = Object.entries(schema.properties ?? {});
  const wanted = properties.filter(([name]) => schema.required?.includes(name) || name in given);
  return Object.fromEntries(wanted.map(([name, of]) => [name, name in given ? given[name] : sampleOf(of, given)]));
}

/** Paths of objects in a schema that would take keys that nobody declared. */
export function openObjects(schema: BodySchema, path = ''): string[] {
  const parts: [string, BodySchema][] = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? ([['[]', schema.items]] as [string, BodySchema][]) : []),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].map((each): [string, BodySchema] => [
      '',
      each,
    ]),
  ];
  const isOpen = schema.type === 'object' && schema.additionalProperties !== false && !schema.propertyNames;
  return [
    ...(isOpen ? [path || '/'] : []),
    ...parts.flatMap(([name, of]) => openObjects(of, name ? `${path}/${name}` : path)),
  ];
}

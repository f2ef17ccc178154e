/** A JSON Schema in the short form in which a programmer reads types, and an example to begin with. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  description?: string;
  format?: string;
  default?: unknown;
}

const pad = (depth: number) => '  '.repeat(depth);

function objectWords({ properties = {}, required = [], additionalProperties }: Schema, depth: number): string {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    const note = schema.description ? `  // ${schema.description}` : '';
    return `${pad(depth + 1)}${name}${mark}: ${schemaWords(schema, depth + 1)}${note}`;
  });
  if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0) {
    lines.push(`${pad(depth + 1)}[name]: ${schemaWords(additionalProperties, depth + 1)}`);
  }
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${pad(depth)}}`;
}

/** `{ id: string, … }`; optional fields have a question mark, their meaning stands behind them. */
export function schemaWords(schema: Schema, depth = 0): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => schemaWords(choice, depth)).join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => schemaWords(part, depth)).join(' & ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') return `${schemaWords(schema.items ?? {}, depth)}[]`;
  if (schema.type === 'object') return objectWords(schema, depth);
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? 'anything');
}

/** What is needed and nothing more, with empty values to fill in. */
export function exampleOf(schema: Schema): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleOf(first);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return [];
    case 'string':
      return '';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      return null;
  }
}

/**
 * Translates between the attributes of a flat text and the nodes and marks of a flat ProseMirror schema. What the schema
 * does not know is kept: a block as `unknown`, an attribute in `data`, an inline key as the mark `attr`, an embed as
 * `unknownInline`. So an older editor carries what a newer one wrote, and opening an article writes nothing.
 */
import type { Mark, MarkType, Node, NodeType, Schema } from '@tiptap/pm/model';
import {
  type Attributes,
  type BlockValue,
  blockValueOf,
  LINE_SEPARATOR,
  marksOf,
  PASSAGE_PREFIX,
} from '../../../shared/text/block.ts';
import { stableJson } from './stable.ts';

/** How the schema shows a newline's block. */
export interface BlockShape {
  type: NodeType;
  attrs: Attributes;
}

const NOT_ATTRIBUTES = new Set(['t', 'data']);

function required<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`a flat schema needs ${name}, else text of newer versions would be lost`);
  return found;
}

function parsedObject(json: string): Attributes {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? (value as Attributes) : {};
}

/** Attributes that differ from the type's defaults; the rest need not be written. */
function ownAttributes(attrs: Attributes, spec: NodeType['spec'] | MarkType['spec']): Attributes {
  const entries = Object.entries(attrs);
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== null && value !== undefined && value !== spec.attrs?.[key]?.default),
  );
}

export class FlatCodec {
  readonly schema: Schema;
  private readonly unknownBlock: NodeType;
  private readonly unknownInline: NodeType;
  private readonly unknownMark: MarkType;
  private readonly paragraph: NodeType;
  private readonly passageMark: MarkType | undefined;
  private readonly hardBreak: NodeType | undefined;
  private readonly blockValues = new WeakMap<Node, BlockValue>();

  constructor(schema: Schema) {
    this.schema = schema;
    this.unknownBlock = required(schema.nodes['unknown'], 'the node `unknown`');
    this.unknownInline = required(schema.nodes['unknownInline'], 'the node `unknownInline`');
    this.unknownMark = required(schema.marks['attr'], 'the mark `attr`');
    this.paragraph = required(schema.nodes['paragraph'], 'the node `paragraph`');
    this.passageMark = schema.marks['annotation'];
    this.hardBreak = schema.nodes['hardBreak'];
  }

  /** The mark that shows an inline attribute. */
  mark(key: string, value: unknown): Mark {
    if (key.startsWith(PASSAGE_PREFIX) && value === true && this.passageMark) {
      return this.passageMark.create({ id: key.slice(PASSAGE_PREFIX.length) });
    }
    return this.knownMark(key, value) ?? this.unknownMark.create({ key, value: stableJson(value) });
  }

  private knownMark(key: string, value: unknown): Mark | null {
    const type = this.schema.marks[key];
    if (!type || type === this.unknownMark || type === this.passageMark) return null;
    const specs = type.spec.attrs ?? {};
    if (value === true) return Object.values(specs).every((spec) => 'default' in spec) ? type.create() : null;
    if (typeof value !== 'object' || value === null) return null;
    if (!Object.keys(value).every((name) => name in specs)) return null;
    const missing = Object.entries(specs).some(([name, spec]) => !('default' in spec) && !(name in value));
    return missing ? null : type.create(value as Attributes);
  }

  /** The marks for inline attributes, in the order of their keys. */
  marks(attributes: Attributes | undefined): readonly Mark[] {
    const entries = Object.entries(marksOf(attributes)).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.reduce<readonly Mark[]>((set, [key, value]) => this.mark(key, value).addToSet(set), []);
  }

  /** The inline attribute that a mark stands for. */
  attribute(mark: Mark): [key: string, value: unknown] {
    if (mark.type === this.passageMark) return [`${PASSAGE_PREFIX}${String(mark.attrs['id'])}`, true];
    if (mark.type === this.unknownMark) {
      return [String(mark.attrs['key']), JSON.parse(String(mark.attrs['value'])) as unknown];
    }
    const own = ownAttributes(mark.attrs, mark.type.spec);
    return [mark.type.name, Object.keys(own).length > 0 ? own : true];
  }

  attributes(marks: readonly Mark[]): Attributes {
    return Object.fromEntries(marks.map((mark) => this.attribute(mark)));
  }

  /** How a newline with these attributes closes its block. */
  shape(attributes: Attributes | undefined): BlockShape {
    return this.shapeOf(blockValueOf(attributes));
  }

  shapeOf({ t, ...values }: BlockValue): BlockShape {
    const named = this.schema.nodes[t];
    const known = named?.isTextblock && named !== this.unknownBlock ? named : null;
    const attrs: Attributes = known ? {} : { type: t };
    const data: Attributes = {};
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue;
      if (known && key !== 'data' && key in (known.spec.attrs ?? {})) attrs[key] = value;
      else data[key] = value;
    }
    const carried = Object.keys(data).length > 0 ? stableJson(data) : null;
    const type = known ?? this.unknownBlock;
    return { type, attrs: 'data' in (type.spec.attrs ?? {}) ? { ...attrs, data: carried } : attrs };
  }

  /** A new block for a newline's attributes. */
  block(attributes: Attributes | undefined, content: readonly Node[]): Node {
    const { type, attrs } = this.shape(attributes);
    return type.create(attrs, content);
  }

  paragraphWith(content: readonly Node[]): Node {
    return this.paragraph.create(null, content);
  }

  /** What the newline of a block carries, without a nonce. */
  blockValue(node: Node): BlockValue {
    const known = this.blockValues.get(node);
    if (known) return known;
    const isUnknown = node.type === this.unknownBlock;
    const own = Object.entries(ownAttributes(node.attrs, node.type.spec));
    const plain = own.filter(([key]) => !NOT_ATTRIBUTES.has(key) && !(isUnknown && key === 'type'));
    const carried = typeof node.attrs['data'] === 'string' ? parsedObject(node.attrs['data']) : {};
    const t = isUnknown ? String(node.attrs['type']) : node.type.name;
    const value: BlockValue = { ...Object.fromEntries(plain), ...carried, t };
    this.blockValues.set(node, value);
    return value;
  }

  /** The inline nodes of one run; a hard break stands in the text as U+2028. */
  inline(insert: string | object, attributes: Attributes | undefined): Node[] {
    const marks = this.marks(attributes);
    if (typeof insert !== 'string') return [this.unknownInline.create({ json: stableJson(insert) }, null, marks)];
    if (!this.hardBreak) return insert === '' ? [] : [this.schema.text(insert, marks)];
    const nodes: Node[] = [];
    for (const [place, line] of insert.split(LINE_SEPARATOR).entries()) {
      if (place > 0) nodes.push(this.hardBreak.create(null, null, marks));
      if (line !== '') nodes.push(this.schema.text(line, marks));
    }
    return nodes;
  }

  /** What an inline leaf stands for in the text: a character, or an embed. */
  leaf(node: Node): string | object {
    if (node.type === this.hardBreak) return LINE_SEPARATOR;
    if (node.type === this.unknownInline) return parsedObject(String(node.attrs['json']));
    return { t: node.type.name, ...ownAttributes(node.attrs, node.type.spec) };
  }
}

/** Plain text from the clipboard. It stays plain: what looks like Markdown is the text that somebody pasted. */
import { Fragment, type Mark, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';

function lineNodes(schema: Schema, lines: readonly string[], marks: readonly Mark[]): Node[] {
  const nodes: Node[] = [];
  for (const [place, line] of lines.entries()) {
    if (place > 0 && schema.nodes['hardBreak']) nodes.push(schema.nodes['hardBreak'].create(null, null, marks));
    if (line !== '') nodes.push(schema.text(line, marks));
  }
  return nodes;
}

/** Paragraphs are parted by blank lines; a text without any has one paragraph a line, as text editors write it. */
function paragraphsOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (!lines.some((line) => line.trim() === '')) return lines.map((line) => [line]);
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** `context` is where the text goes: a single line takes the marks there, as if typed. */
export function plainTextSlice(text: string, context: ResolvedPos): Slice {
  const { schema } = context.doc.type;
  const lines = text.replace(/[\r\n]+$/, '');
  const paragraphs = paragraphsOf(lines);
  const marks = paragraphs.length === 1 ? context.marks() : [];
  const blocks = paragraphs.map((paragraph) => lineNodes(schema, paragraph, marks));
  if (blocks.length <= 1) return new Slice(Fragment.fromArray(blocks[0] ?? []), 0, 0);
  const nodes = blocks.map((content) => schema.node('paragraph', null, content));
  return new Slice(Fragment.fromArray(nodes), 1, 1);
}

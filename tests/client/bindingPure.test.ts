import { type Node, Schema } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FlatCodec } from '../../client/document/binding/codec.ts';
import { difference } from '../../client/document/binding/difference.ts';
import { blockAt, positionOf, textIndexOf, textLengthOf } from '../../client/document/binding/positions.ts';
import { renderText } from '../../client/document/binding/rendering.ts';
import { blockValueOf, marksOf } from '../../shared/text/block.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock } from '../../shared/text/build.ts';
import { flatSchema, olderSchema } from '../support/flatSchema.ts';

function textOfBlocks(blocks: readonly NewBlock[]): Y.Text {
  const text = bodyOf(new Y.Doc());
  insertBlocks(text, 0, blocks);
  return text;
}

const anyBlocks = fc.array(
  fc.record({
    type: fc.constantFrom('paragraph', 'bullet', 'residue', 'invented'),
    attrs: fc.constantFrom({}, { level: 2 }, { focus: [1, 2] }),
    runs: fc.array(
      fc.record({
        text: fc.string({ unit: 'grapheme', maxLength: 6 }),
        marks: fc.constantFrom({}, { bold: true }, { 'a:x': true, 'a:y': true }, { newer: { level: 1 } }),
      }),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('positions', () => {
  it('[R-TEXT-2] lead from each text index to its place in the document and back', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const text = textOfBlocks(blocks);
        const { doc } = renderText(new FlatCodec(flatSchema), text);
        expect(textLengthOf(doc)).toBe(text.length);
        for (let index = 0; index < text.length; index += 1) {
          const position = positionOf(doc, index);
          expect(textIndexOf(doc, position)).toBe(index);
          const shown = doc.textBetween(position, Math.min(position + 1, doc.content.size), '', '\u2028') || '\n';
          expect(shown).toBe(text.toString()[index]);
        }
      }),
    );
  });

  it('take a place between two blocks for the start of the second, and clamp behind the end', () => {
    const { doc } = renderText(
      new FlatCodec(flatSchema),
      textOfBlocks([{ type: 'paragraph', runs: [{ text: 'ab' }] }]),
    );
    expect([textIndexOf(doc, 0), textIndexOf(doc, doc.content.size)]).toEqual([0, 3]);
    expect([positionOf(doc, 3), blockAt(doc, 3)]).toEqual([doc.content.size, null]);
  });
});

describe('the codec', () => {
  const attributesIn = (codec: FlatCodec, node: Node) => node.children.map((each) => codec.attributes(each.marks));

  it.each([
    ['the schema of today', flatSchema],
    ['an older schema', olderSchema],
  ])('[R-TEXT-7] keeps every block and every mark under %s', (_name, schema) => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const codec = new FlatCodec(schema);
        const { doc } = renderText(codec, textOfBlocks(blocks));
        doc.check();
        expect(doc.children.map((block) => codec.blockValue(block))).toEqual(
          blocks.map(({ type, attrs }) => blockValueOf({ $: { t: type, ...attrs } })),
        );
        const marks = doc.children.flatMap((block) => attributesIn(codec, block));
        const written = blocks.flatMap(({ runs }) => runs.filter((run) => run.text !== '').map((run) => run.marks));
        for (const each of marks) expect(written).toContainEqual(marksOf(each));
      }),
    );
  });

  it('[R-TEXT-7] shows a type it does not know as `unknown`, with its attributes', () => {
    const codec = new FlatCodec(flatSchema);
    const block = codec.block({ $: { t: 'gallery', ref: 'g1', '#': 'n' } }, []);
    expect([block.type.name, block.attrs]).toEqual(['unknown', { type: 'gallery', data: '{"ref":"g1"}' }]);
  });

  it.each([
    { key: 'link', value: { href: 'https://example.org' }, mark: 'link' },
    { key: 'link', value: { href: 'https://example.org', newer: 1 }, mark: 'attr' },
    { key: 'link', value: true, mark: 'attr' },
    { key: 'bold', value: true, mark: 'bold' },
    { key: 'bold', value: 'heavy', mark: 'attr' },
    { key: 'a:p1', value: true, mark: 'annotation' },
    { key: 'attr', value: true, mark: 'attr' },
  ])('[R-TEXT-7] shows $key=$value as $mark and writes it back unchanged', ({ key, value, mark }) => {
    const codec = new FlatCodec(flatSchema);
    const made = codec.mark(key, value);
    expect(made.type.name).toBe(mark);
    expect(codec.attribute(made)).toEqual([key, value]);
  });

  it('[R-TEXT-7] carries an embed it does not know', () => {
    const codec = new FlatCodec(flatSchema);
    const [node] = codec.inline({ chart: { id: 7 } }, { bold: true });
    expect(node?.type.name).toBe('unknownInline');
    expect(node && codec.leaf(node)).toEqual({ chart: { id: 7 } });
  });

  it('refuses a schema that would lose what it does not know', () => {
    const { attr: _attr, ...marks } = flatSchema.spec.marks.toObject();
    const schema = new Schema({ nodes: flatSchema.spec.nodes, marks });
    expect(() => new FlatCodec(schema)).toThrow('the mark `attr`');
  });
});

describe('the difference of two stretches', () => {
  const tokens = (text: string) => text.split('').map((content) => ({ content }));
  const lines = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', '🨀'), maxLength: 8 }), { maxLength: 6 })
    .map((each) => each.join('\n'));

  it('covers both stretches in order, and keeps only what is equal', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        let [atA, atB] = [0, 0];
        for (const piece of difference(tokens(a), tokens(b))) {
          expect([piece.fromA, piece.fromB]).toEqual([atA, atB]);
          if (piece.kept) expect(a.slice(piece.fromA, piece.toA)).toBe(b.slice(piece.fromB, piece.toB));
          [atA, atB] = [piece.toA, piece.toB];
        }
        expect([atA, atB]).toEqual([a.length, b.length]);
      }),
    );
  });

  it('[R-TEXT-5] never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        for (const { fromA, toA, fromB, toB } of difference(tokens(a), tokens(b))) {
          expect([a.slice(fromA, toA), b.slice(fromB, toB)].every((part) => part.isWellFormed())).toBe(true);
        }
      }),
    );
  });

  it('keeps the lines that stay when several are replaced at once', () => {
    const kept = difference(tokens('one line\ntwo lines\nthree\n'), tokens('zero\none line!\nthree\nfour\n'))
      .filter((piece) => piece.kept)
      .map((piece) => 'one line\ntwo lines\nthree\n'.slice(piece.fromA, piece.toA));
    expect(kept.join('')).toBe('one line\nthree\n');
  });
});

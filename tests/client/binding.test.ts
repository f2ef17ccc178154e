// @vitest-environment jsdom
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { toggleBlock } from '../support/textOperations.ts';
import { paragraphs, serverDoc, syncAll, TextPeer } from '../support/textPeers.ts';

it('brings what one person types, splits and joins to the other', () => {
  const server = serverDoc(paragraphs('Alpha one.', 'Beta two words.'));
  const ann = new TextPeer(server, 200);
  const bob = new TextPeer(server, 300);
  ann.type(6, ' little');
  ann.select(3);
  ann.run(splitBlock);
  syncAll(ann, bob);
  expect(bob.shown.children.map((block) => block.textContent)).toEqual(['Al', 'pha little one.', 'Beta two words.']);
  bob.select(5);
  bob.run(joinBackward);
  syncAll(ann, bob);
  expect(ann.shown.eq(bob.shown)).toBe(true);
  expect(ann.shown.textContent).toBe('Alpha little one.Beta two words.');
  expect(ann.binding.counts.fallbacks + bob.binding.counts.fallbacks).toBe(0);
});

/** What each gives when two people do it at the same moment to the second of three paragraphs, whoever wins. */
const SECOND = 13;
const acts = {
  'press Enter in the middle': (peer: TextPeer) => void peer.select(SECOND + 5).run(splitBlock),
  'press Enter at the end': (peer: TextPeer) => void peer.select(SECOND + 15).run(splitBlock),
  'press Enter at the start': (peer: TextPeer) => void peer.select(SECOND).run(splitBlock),
  'type at the start': (peer: TextPeer) => peer.type(SECOND, 'XY'),
  'join it with the previous': (peer: TextPeer) => void peer.select(SECOND).run(joinBackward),
  'make it a crosshead': (peer: TextPeer) => void peer.select(SECOND + 2).run(toggleBlock('crosshead')),
  'make it a quote': (peer: TextPeer) => void peer.select(SECOND + 2).run(toggleBlock('quote')),
};

describe('[R-TEXT-4] a block keeps its identity when one person', () => {
  it.each<[keyof typeof acts, keyof typeof acts, RegExp]>([
    ['press Enter in the middle', 'make it a crosshead', /^paragraph:Beta {2}\| crosshead:two words.$/],
    ['press Enter at the end', 'make it a crosshead', /^crosshead:Beta two words. \| paragraph:$/],
    ['press Enter at the start', 'type at the start', /^paragraph: \| paragraph:XYBeta two words.$/],
    ['make it a quote', 'make it a crosshead', /^(quote|crosshead):Beta two words.$/],
    ['join it with the previous', 'make it a crosshead', /^$/],
  ])('may %s and another %s', (a, b, expected) => {
    for (const [idA, idB] of [
      [200, 300],
      [300, 200],
    ] as const) {
      const server = serverDoc(paragraphs('Alpha one.', 'Beta two words.', 'Gamma three.'));
      const [ann, bob] = [new TextPeer(server, idA), new TextPeer(server, idB)];
      acts[a](ann);
      acts[b](bob);
      syncAll(ann, bob);
      expect(bob.shown.eq(ann.shown)).toBe(true);
      const second = ann.shown.children.slice(1, -1).map((block) => `${block.type.name}:${block.textContent}`);
      expect(second.join(' | ')).toMatch(expected);
    }
  });
});

it('[R-TEXT-2] shows a whole article replaced at once without building it anew', () => {
  const server = serverDoc(paragraphs('Alpha one.', 'Beta two words.'));
  const ann = new TextPeer(server, 200);
  const text = bodyOf(server);
  server.transact(() => {
    text.delete(0, text.length);
    insertBlocks(text, 0, paragraphs('Quite', 'something', 'else'));
  });
  ann.pull();
  expect(ann.shown.children.map((block) => block.textContent)).toEqual(['Quite', 'something', 'else']);
  expect(ann.binding.counts).toMatchObject({ fallbacks: 0, mismatches: 0 });
});

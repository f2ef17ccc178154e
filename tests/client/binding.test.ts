// @vitest-environment jsdom
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { expect, it } from 'vitest';
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

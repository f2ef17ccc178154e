/** Whatever is decided about annotations, the text stays as it was, to the byte. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Command } from '../../shared/ledger/command.ts';
import { PASSAGE_PREFIX } from '../../shared/text/block.ts';
import { plainText } from '../../shared/text/plain.ts';
import { ANN, ARTICLE, commands, createArticle, openArticle } from '../support/openArticle.ts';

const TEXTS = ['The mayor said that the bridge 😀 will open in May.', 'Nobody else was there.', '“Quotes” – and more.'];
const WORDS = TEXTS.flatMap((text) => text.split(' '));
const actor = { person: 'ann', role: 'chief' } as const;

interface Delta {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

/** Every character with its marks, but for the passages. */
function characters(delta: readonly Delta[]) {
  return delta.flatMap(({ insert, attributes = {} }) => {
    const own = Object.entries(attributes).filter(([key]) => !key.startsWith(PASSAGE_PREFIX));
    return typeof insert === 'string' ? [...insert].map((each) => [each, own]) : [[insert, own]];
  });
}

const words = fc
  .tuple(fc.nat(WORDS.length - 1), fc.integer({ min: 1, max: 6 }))
  .map(([from, count]) => ({ quote: { exact: WORDS.slice(from, from + count).join(' ') } }));
const step = fc.record({
  kind: fc.constantFrom('open', 'claim', 'resolve', 'reopen', 'reattach', 'dismiss', 'detach', 'reply', 'drop'),
  target: words,
  which: fc.nat(5),
});
type Step = Parameters<Parameters<typeof step.map>[0]>[0];

it('[R-PASS-26] [R-THREAD-12] [R-CLAIM-6] opening, resolving, re-attaching, dismissing: `/text` and all characters as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const storage = createMemoryStorage();
      await createArticle(storage);
      const { live, decisions, keepers } = openArticle(storage, TEXTS);
      const keeper = await keepers.on(ARTICLE, live);
      // Words that stand in the text no more, so that passages are lost and can be handled.
      await decisions.execute(ARTICLE, commands.open('bridge 😀 will'), actor);
      live.text.delete(24, 14);
      await keeper.run();
      const before = { text: plainText(live.text).text, characters: characters(live.text.toDelta()) };
      for (const each of steps) {
        const [annotation, passage] = await chosen(each);
        await decisions.execute(ARTICLE, commandOf(each, annotation, passage), actor);
        await keeper.run();
      }
      expect({ text: plainText(live.text).text, characters: characters(live.text.toDelta()) }).toEqual(before);
      expect(Buffer.from(plainText(live.text).text).equals(Buffer.from(before.text))).toBe(true);

      async function chosen({ which }: Step): Promise<[string, string]> {
        const all = await decisions.annotationsOf(ARTICLE, ANN);
        const annotation = all[which % all.length];
        return [annotation?.id ?? '', annotation?.passages[0]?.id ?? ''];
      }
    }),
    { seed: 26, numRuns: 60 },
  );
});

function commandOf({ kind, target }: Step, annotation: string, passage: string): Command {
  const id = crypto.randomUUID();
  switch (kind) {
    case 'open':
      return { ...commands.open(''), target };
    case 'claim':
      return { id, type: 'claim.open', annotation: crypto.randomUUID(), target, tag: 'n' };
    case 'resolve':
      return commands.resolve(annotation);
    case 'reopen':
      return commands.reopen(annotation);
    case 'reattach':
      return commands.reattach(annotation, passage, target);
    case 'dismiss':
      return commands.dismiss(annotation, passage);
    case 'detach':
      return commands.detach(annotation, passage);
    case 'drop':
      return { id, type: 'claim.drop', annotation };
    default:
      return commands.reply(annotation);
  }
}

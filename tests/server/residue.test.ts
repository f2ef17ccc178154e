/** Left-overs of a CMS: taken out of the text or kept in it, once, by who may write, and again after a crash. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { unhandled } from '../../server/rooms/residue.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks } from '../../shared/text/build.ts';
import { ANN, ARTICLE, commands, createArticle, openArticle } from '../support/openArticle.ts';

const NOTICE = 'Sorry, this post needs cookies. Accept them to see it.';
const editor = { person: 'ed', role: 'editor' } as const;
const uuid = () => crypto.randomUUID();
const handle = (type: 'residue.remove' | 'residue.keep', exact = 'needs cookies', id = uuid()) =>
  ({ id, type, target: { quote: { exact } } }) as const;

async function withLeftOver() {
  const doc = new Y.Doc();
  doc.clientID = 1;
  insertBlocks(bodyOf(doc), 0, [
    { type: 'paragraph', runs: [{ text: 'The dike gave way.' }] },
    { type: 'residue', runs: [{ text: NOTICE }] },
    { type: 'paragraph', runs: [{ text: 'Nobody was hurt.' }] },
  ]);
  const storage = createMemoryStorage();
  await createArticle(storage);
  const open = openArticle(storage, [], doc);
  const blocks = () => readBlocks(open.live.text).map((block) => [block.type, textOf(block)]);
  return { ...open, storage, doc, blocks };
}

describe('a left-over', () => {
  it('[R-RESIDUE-1] is taken out of the text, and its event says whose decision that was', async () => {
    const { decisions, blocks, published } = await withLeftOver();
    const answer = await decisions.execute(ARTICLE, handle('residue.remove'), editor);
    expect(answer).toMatchObject({ ok: true, events: [{ type: 'residue.removed', was: NOTICE, actor: 'ed' }] });
    expect(blocks()).toEqual([
      ['paragraph', 'The dike gave way.'],
      ['paragraph', 'Nobody was hurt.'],
    ]);
    expect(published.map(({ events }) => events.map(({ type }) => type))).toEqual([['residue.removed']]);
  });

  it('[R-RESIDUE-1] is kept as a paragraph, with what was said of its words', async () => {
    const { decisions, blocks } = await withLeftOver();
    await decisions.execute(ARTICLE, commands.open('needs cookies'), { person: 'ann', role: 'commenter' });
    await decisions.execute(ARTICLE, handle('residue.keep'), editor);
    expect(blocks()[1]).toEqual(['paragraph', NOTICE]);
    const [thread] = await decisions.annotationsOf(ARTICLE, ANN);
    expect(thread?.passages[0]).toMatchObject({ status: 'anchored', quote: 'needs cookies' });
  });

  it('[R-RESIDUE-2] is handled once; where there is none, and by who may not write, nothing changes', async () => {
    const { decisions, blocks } = await withLeftOver();
    const before = blocks();
    const refused = async (command: ReturnType<typeof handle>, role: 'editor' | 'checker' = 'editor') =>
      decisions.execute(ARTICLE, command, { person: 'ed', role });
    expect(await refused(handle('residue.remove', 'gave way'))).toMatchObject({ code: 'R-RESIDUE-2' });
    expect(await refused(handle('residue.remove', 'no such words'))).toMatchObject({ code: 'target.absent' });
    expect(await refused(handle('residue.keep'), 'checker')).toMatchObject({ code: 'role.insufficient' });
    expect(blocks()).toEqual(before);
    const command = handle('residue.keep');
    const first = await refused(command);
    expect(await refused(command)).toEqual(first);
    expect(await refused(handle('residue.keep'))).toMatchObject({ code: 'R-RESIDUE-2' });
  });

  it.each(['residue.remove', 'residue.keep'] as const)(
    '[R-RESIDUE-3] %s that was decided and not written is written when the text is opened, and once',
    async (type) => {
      const { decisions, doc, storage, blocks } = await withLeftOver();
      const before = Y.encodeStateAsUpdate(doc);
      await decisions.execute(ARTICLE, handle(type), editor);
      const after = blocks();
      const crashed = new Y.Doc();
      Y.applyUpdate(crashed, before);
      const again = openArticle(storage, [], crashed);
      await again.decisions.watch(ARTICLE, again.live);
      const found = readBlocks(again.live.text).map((block) => [block.type, textOf(block)]);
      expect(found).toEqual(after);
      expect(unhandled(again.live, await again.decisions.stateOf(ARTICLE))).toEqual([]);
    },
  );
});

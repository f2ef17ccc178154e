import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { ARTICLE, createArticle, openArticle } from '../support/openArticle.ts';

const uuid = () => crypto.randomUUID();
const QUOTE_TAG = 'q';

async function newsroom() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, ['Police arrested only 12 men on Monday']);
  const { live, decisions, keepers } = article;
  const annotation = uuid();
  const run = async (person: string, command: object) => {
    const asked = { id: uuid(), annotation, ...command } as never;
    const answer = await decisions.execute(ARTICLE, asked, { person, role: 'checker' });
    return answer.ok ? 'done' : answer.code;
  };
  await run('ann', { type: 'claim.open', target: { quote: { exact: 'arrested only 12 men' } }, tag: QUOTE_TAG });
  const look = async () => (await keepers.on(ARTICLE, live)).run();
  await look();
  await look();
  const edit = async (person: string, change: (text: Y.Text) => void) => {
    live.doc.transact(() => change(live.text), { from: 'socket', person });
    await look();
  };
  const changed = async () => (await storage.passages.load(ARTICLE))[0]?.changes.at(-1) ?? null;
  return { ...article, run, edit, changed };
}
const evidence = (title: string) => ({ id: uuid(), relation: 'supports', tier: 'primary', kind: 'document', title });

describe('who changed last what a passage says', () => {
  it('[R-TICK-12] [R-TICK-2] is known of who took a word away, and that person cannot sign as the second', async () => {
    const { run, edit, changed, live, told } = await newsroom();
    await run('cas', { type: 'evidence.add', evidence: evidence('A log') });
    await edit('bob', (text) => text.delete(live.text.toString().indexOf('only '), 'only '.length));
    expect((await changed())?.by).toEqual(['bob']);
    expect(told.at(-1)).toMatchObject({ status: 'anchored', changed: { by: ['bob'] } });
    expect(await run('ann', { type: 'claim.tick', verdict: 'confirmed' })).toBe('done');
    expect(await run('bob', { type: 'claim.tick', verdict: 'confirmed' })).toBe('R-TICK-2');
    await run('dan', { type: 'evidence.add', evidence: evidence('A list') });
    expect(await run('dan', { type: 'claim.tick', verdict: 'confirmed' })).toBe('done');
  });

  it('[R-TICK-12] typography is no change, and words beside the passage are none of it', async () => {
    const { edit, changed, live } = await newsroom();
    await edit('bob', (text) => text.insert(live.text.toString().indexOf('12'), '\u00a0'));
    await edit('bob', (text) => text.insert(0, 'Yesterday, '));
    expect(await changed()).toBeNull();
  });
});

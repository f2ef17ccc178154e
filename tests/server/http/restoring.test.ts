/** Versions that are brought back, over the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPerson } from '../../support/app.ts';
import { CONTENT, kindsOf, openPastDesk, type PastDesk } from '../../support/pastArticles.ts';

let desk: PastDesk;
let anna: TestPerson;
let bram: TestPerson;
let vera: TestPerson;

beforeAll(async () => {
  desk = await openPastDesk();
  ({ anna, bram, viewer: vera } = desk);
});
afterAll(() => desk.app.close());

describe('a version that is brought back', () => {
  it('[R-HISTORY-8] reads as it did, as the edit of who brought it back, and stays a step of the history', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'dawn', 'dusk', 51);
    await desk.writes(article, anna, 'dusk', 'night', 52);
    await desk.writes(article, anna, 'Nobody was hurt.', '', 53);
    const back = await desk.command(anna, article, { type: 'version.restore', version: 2 });
    const what = { type: 'version.restored', version: 2, seen: 4, actor: anna.id, writers: [bram.id] };
    expect(back.json.events).toMatchObject([what]);
    expect(await desk.textOf(article)).toBe(CONTENT.replace('dawn', 'dusk'));
    expect((await desk.get(vera, article, '/versions/4/text')).text).toBe('Twelve boats\n\nThey left at night.');
    expect(kindsOf((await desk.get(vera, article, '/versions')).json)).toEqual([
      [1, ['begun']],
      [4, ['replaced']],
      [5, ['restored', 'now']],
    ]);
    expect((await desk.command(anna, article, { type: 'version.restore', version: 2 })).json.code).toBe('version.same');
  });

  it('[R-HISTORY-9] what was written since it was looked at stays', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'dawn', 'dusk', 61);
    const seen = await desk.app.core.storage.texts.lastSeq(article);
    await desk.writes(article, bram, 'Twelve boats', 'Twelve boats and a ferry', 62);
    await desk.command(anna, article, { type: 'version.restore', version: 1, seen });
    expect(await desk.textOf(article)).toBe(CONTENT.replace('Twelve boats', 'Twelve boats and a ferry'));
  });

  it('[R-HISTORY-11] puts comments and cracked signatures back on their words', async () => {
    const article = await desk.newArticle();
    const cas = await desk.app.person('Cas', 'checker');
    const claim = crypto.randomUUID();
    await desk.command(cas, article, {
      type: 'claim.open',
      annotation: claim,
      tag: 'g',
      target: { quote: { exact: 'Twelve boats' } },
    });
    await desk.command(cas, article, {
      type: 'evidence.add',
      annotation: claim,
      evidence: {
        id: crypto.randomUUID(),
        relation: 'supports',
        kind: 'document',
        title: 'Log',
        tier: 'primary',
      },
    });
    expect(
      (await desk.command(cas, article, { type: 'claim.tick', annotation: claim, verdict: 'confirmed' })).status,
    ).toBe(200);
    const standing = async () => {
      const all = (await desk.get(vera, article, '/annotations')).json;
      return all.map(({ state, passages }: { state: string; passages: { quote: string; status: string }[] }) => [
        state,
        passages[0]?.quote,
        passages[0]?.status,
      ]);
    };
    const signed = await standing();
    const version = await desk.app.core.storage.texts.lastSeq(article);
    await desk.writes(article, bram, 'Twelve', 'Thirteen', 71);
    expect((await standing())[0][0]).toBe('stale');
    await desk.command(anna, article, { type: 'version.restore', version });
    expect(await standing()).toEqual(signed);
    await desk.writes(article, bram, 'Twelve boats', 'A heading', 72);
    await desk.command(anna, article, { type: 'version.restore', version });
    await expect.poll(standing).toEqual(signed);
  });

  it('[R-HISTORY-7] is for those who manage versions; a version that never was is none', async () => {
    const article = await desk.newArticle();
    const cas = await desk.app.person('Cees', 'checker');
    for (const command of [
      { type: 'version.restore', version: 1 },
      { type: 'version.name', name: 'Mine' },
    ]) {
      expect((await desk.command(cas, article, command)).json.code).toBe('role.insufficient');
    }
    for (const command of [
      { type: 'version.restore', version: 99 },
      { type: 'version.restore', version: 1, seen: 99 },
      { type: 'version.name', version: 99, name: 'Mine' },
    ]) {
      const answer = await desk.command(anna, article, command);
      expect([answer.status, answer.json.code]).toEqual([404, 'version.unknown']);
    }
    for (const path of [
      '/versions/99',
      '/versions/99/text',
      '/versions/99/diff',
      '/versions/1/diff?against=99',
      '/versions/x',
    ]) {
      const answer = await desk.get(vera, article, path);
      expect([answer.status, answer.json.code]).toEqual([404, 'version.unknown']);
    }
  });

  it('[R-HISTORY-4] [R-HTTP-7] nobody else learns that there was one', async () => {
    const article = await desk.newArticle();
    const eve = await desk.app.person('Eve');
    for (const path of [
      '/versions',
      '/versions/1',
      '/versions/1/text',
      '/versions/1/diff',
      '/timeline',
      '/history',
      '/writers?start=AA&end=AA',
    ]) {
      const answer = await desk.get(eve, article, path);
      expect([answer.status, answer.json.code]).toEqual([404, 'article.unknown']);
    }
  });
});

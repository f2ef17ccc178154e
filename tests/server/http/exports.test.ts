import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { type Outgoing, outgoing } from '../../support/outgoing.ts';

let app: TestApp;
let article: Outgoing;
beforeAll(async () => {
  app = await openTestApp();
  article = await outgoing(app);
});
afterAll(() => app.close());

const exported = (name: string, who = article.anna) => who.ask('GET', `/articles/${article.id}/export/${name}`);

/** One pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

describe('an export over HTTP', () => {
  it('[R-EXPORT-2] of an unknown format names those that there are', async () => {
    const { status, json } = await exported('pdf');
    expect([status, json.code]).toEqual([404, 'format.unknown']);
    expect(json.detail).toContain('docx');
  });

  it('[R-EXPORT-1] holds no picture that the article keeps as evidence', async () => {
    const { anna, id } = article;
    const kept = await anna.ask('POST', `/articles/${id}/evidence/files`, PNG);
    expect(kept.status).toBe(201);
    const { hash } = kept.json;
    const src = `/api/v1/articles/${id}/files/${hash}`;
    await app.core.rooms.withText(id, (live) =>
      live.edit({ from: 'import', person: anna.id }, (text) => {
        text.insert(0, '\n', { $: { t: 'figure', src, '#': 'x.1' } });
      }),
    );
    const before = (await exported('html')).text;
    expect(before).not.toContain('base64');
    await anna.ask('POST', `/articles/${id}/files`, PNG);
    expect((await exported('html')).text).toContain('<img src="data:image/png;base64,');
  });
});

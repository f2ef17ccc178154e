import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTS } from '../../../server/convert/export/formats.ts';
import { exportSourceFor } from '../../../server/transport/http/exportSource.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { type Outgoing, outgoing } from '../../support/outgoing.ts';
import { PNG } from '../../support/pictures.ts';

let app: TestApp;
let article: Outgoing;
beforeAll(async () => {
  app = await openTestApp();
  article = await outgoing(app);
});
afterAll(() => app.close());

const exported = (name: string, who = article.anna) => who.ask('GET', `/articles/${article.id}/export/${name}`);

describe('an export over HTTP', () => {
  it.each(Object.keys(EXPORTS))('[R-EXPORT-3] of an article without a word is a %s all the same', async (name) => {
    const body = { desk: 'newsroom', format: 'text', language: 'en', content: '' };
    const { json } = await article.anna.ask('POST', '/articles', body);
    const { status, bytes, headers } = await article.anna.ask('GET', `/articles/${json.id}/export/${name}`);
    expect([status, bytes.byteLength > 0]).toEqual([200, true]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('[R-EXPORT-2] of an unknown format names those that there are', async () => {
    const { status, json } = await exported('pdf');
    expect([status, json.code]).toEqual([404, 'format.unknown']);
    expect(json.detail).toContain('docx');
  });

  it('[R-EXPORT-16] that tells of the check is made of one version of the text, or refused', async () => {
    const { core } = app;
    const record = await core.storage.articles.find(article.id);
    if (!record) throw new Error('no article');
    let readings = 0;
    /** Somebody writes on before the check is read, so many times on end. */
    const deps = (times: number) => ({
      ...{ ...core, clock: core.clock.now, publicUrl: () => 'https://desk.example' },
      decisions: {
        ...core.decisions,
        async copyOf(...asked: Parameters<typeof core.decisions.copyOf>) {
          const copy = await core.decisions.copyOf(...asked);
          readings += 1;
          return readings <= times ? { ...copy, blocks: copy.blocks.slice(1) } : copy;
        },
      },
    });
    const source = await exportSourceFor(deps(2), record, article.anna.id, { needs: ['check'] });
    expect([readings, source.check?.report.claims]).toEqual([3, []]);
    readings = 0;
    await expect(exportSourceFor(deps(3), record, article.anna.id, { needs: ['check'] })).rejects.toMatchObject({
      ...{ status: 409, code: 'export.moving', headers: { 'retry-after': '1' } },
    });
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

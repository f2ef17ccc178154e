/** Articles with a history, over the API: three people of a desk, and what they write in one commit each. */
import { openTestApp, type TestApp, type TestPerson } from './app.ts';

export const CONTENT = 'Twelve boats\n\nThey left at dawn.\n\nNobody was hurt.';

export interface PastDesk {
  app: TestApp;
  /** Editors. */
  anna: TestPerson;
  bram: TestPerson;
  viewer: TestPerson;
  newArticle(): Promise<string>;
  /** Puts words in the place of others as this person would, under a Yjs client of theirs. */
  writes(article: string, who: TestPerson, was: string, becomes: string, client: number): Promise<number>;
  get(who: TestPerson, article: string, path: string): ReturnType<TestPerson['ask']>;
  command(who: TestPerson, article: string, command: object): ReturnType<TestPerson['ask']>;
  textOf(article: string): Promise<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests, field by field
export const kindsOf = (versions: any[]) =>
  versions.map(({ version, occasions }) => [version, occasions.map((each: { kind: string }) => each.kind)]);

export async function openPastDesk(): Promise<PastDesk> {
  const app = await openTestApp();
  const anna = await app.person('Anna', 'editor');
  const bram = await app.person('Bram', 'editor');
  const viewer = await app.person('Vera', 'viewer');
  const get: PastDesk['get'] = (who, article, path) => who.ask('GET', `/articles/${article}${path}`);
  return {
    ...{ app, anna, bram, viewer, get },
    async newArticle() {
      return (await anna.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: CONTENT })).json.id;
    },
    writes: (article, who, was, becomes, client) =>
      app.core.rooms.withText(article, async (live) => {
        const at = live.text.toString().indexOf(was);
        if (at < 0) throw new Error(`there is no ${was}`);
        await live.edit({ from: 'decision', person: who.id, client, proposer: null }, (text) => {
          if (becomes !== '') text.insert(at + was.length, becomes);
          text.delete(at, was.length);
        });
        return app.core.storage.texts.lastSeq(article);
      }),
    command: (who, article, command) =>
      who.ask('POST', `/articles/${article}/commands`, { id: crypto.randomUUID(), ...command }),
    textOf: async (article) => (await get(viewer, article, '/text')).text,
  };
}

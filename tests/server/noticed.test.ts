/** Readers and the search are told of what was made and decided on this node, and of nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../support/app.ts';

let app: TestApp;
let editor: TestPerson;
let woken: string[] = [];

beforeAll(async () => {
  app = await openTestApp();
  editor = await app.person('Ed', 'editor');
  app.core.news.wake = (article) => void woken.push(article);
});
afterAll(() => app.close());

it('[R-READ-1] readers are woken when an article is made and when something was decided, not by what was refused or done before', async () => {
  const asked = async (path: string, body: object) => {
    woken = [];
    const { status, json } = await editor.ask('POST', path, body);
    return { status, json, woken };
  };
  const made = await asked('/articles', { desk: 'newsroom', format: 'text', content: 'Kop\n\nVeertig mensen.' });
  const article: string = made.json.id;
  expect(made.woken).toEqual([article]);
  const open = (exact: string) => ({
    ...{ id: app.core.newId(), type: 'thread.open', annotation: app.core.newId(), text: 'Echt?' },
    target: { quote: { exact } },
  });
  const commands = `/articles/${article}/commands`;
  const comment = open('Veertig');
  expect(await asked(commands, comment)).toMatchObject({ status: 200, woken: [article] });
  expect(await asked(commands, comment)).toMatchObject({ status: 200, woken: [] });
  expect(await asked(commands, open('Vijftig'))).toMatchObject({ status: 422, woken: [] });
});

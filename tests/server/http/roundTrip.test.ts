/** An article leaves as a Word file, and comes back: the same words under the same roles, the same threads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { type Outgoing, outgoing } from '../../support/outgoing.ts';

let app: TestApp;
let article: Outgoing;
beforeAll(async () => {
  app = await openTestApp();
  article = await outgoing(app);
  const { anna, bram, run, thread } = article;
  const first = await thread(bram, 'haven was elf weken dicht, volgens', 'Klopt dit?\nEcht waar & <zo>?');
  await run(anna, { type: 'thread.reply', annotation: first, comment: crypto.randomUUID(), text: 'Ja.' });
  await run(bram, { type: 'thread.reply', annotation: first, comment: crypto.randomUUID(), text: '= mooi 😀' });
  await run(anna, { type: 'thread.resolve', annotation: first, outcome: 'done' });
  await thread(anna, 'elf weken dicht, volgens de', 'Overlapt.');
  await thread(anna, 'elf weken dicht, volgens de', 'Op dezelfde woorden.');
  await thread(bram, 'zei hij.\nPapieren\nHet schip', 'Over drie blokken.');
  await thread(bram, 'De kade.', 'Bijschrift.');
});
afterAll(() => app.close());

interface Thread {
  on: string[];
  resolved: boolean;
  said: { author: string; at: string; text: string }[];
}

/** Moments to the second, which is what Word keeps. */
const toSecond = (at: string) => at.slice(0, 19);

async function threadsOf(who: TestPerson, id: string): Promise<Thread[]> {
  const [annotations, people] = await Promise.all([
    who.ask('GET', `/articles/${id}/annotations`),
    who.ask('GET', `/articles/${id}/people`),
  ]);
  const nameOf = new Map<string, string>(people.json.map((each: { id: string; name: string }) => [each.id, each.name]));
  return annotations.json.map(
    ({ passages, state, comments }: { passages: { quote: string }[]; state: string; comments: Comment[] }) => ({
      on: passages.map(({ quote }) => quote),
      resolved: state === 'resolved',
      said: comments.map(({ author, at, text, imported }) => ({
        ...{ author: imported?.author ?? nameOf.get(author), at: toSecond(imported?.at ?? at), text },
      })),
    }),
  );
}
type Comment = { author: string; at: string; text: string; imported?: { author: string; at: string } };

async function imported(bytes: Uint8Array, slug: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'haven.docx'));
  form.set('desk', 'newsroom');
  form.set('slug', slug);
  const { status, json, text } = await article.anna.ask('POST', '/articles/import', form);
  if (status !== 201) throw new Error(text);
  return json.id;
}

const blocksOf = async (id: string) =>
  (await article.anna.ask('GET', `/articles/${id}/export/html`)).text.replace(
    /^[\s\S]*<article>|<\/article>[\s\S]*$/g,
    '',
  );

describe('a Word file that comes back', () => {
  it('[R-EXPORT-5] has the same threads: words, replies, authors, moments, and what is resolved', async () => {
    const { anna, id } = article;
    const { bytes } = await anna.ask('GET', `/articles/${id}/export/docx`);
    const again = await imported(bytes, 'haven-terug');
    const before = await threadsOf(anna, id);
    expect(before).toHaveLength(5);
    expect(await threadsOf(anna, again)).toEqual(before);
    const third = await imported((await anna.ask('GET', `/articles/${again}/export/docx`)).bytes, 'haven-weer');
    expect(await threadsOf(anna, third)).toEqual(before);
  });

  it('[R-EXPORT-4] has the same blocks, links and marks', async () => {
    const { anna, id } = article;
    const again = await imported((await anna.ask('GET', `/articles/${id}/export/docx`)).bytes, 'haven-blokken');
    expect(await blocksOf(again)).toBe(await blocksOf(id));
  });
});

/** An article with everything that an export carries: blocks of every kind, threads, replies, suggestions, residue. */
import { readBlocks } from '../../shared/text/blocks.ts';
import type { TestApp, TestPerson } from './app.ts';

export interface Outgoing {
  id: string;
  anna: TestPerson;
  bram: TestPerson;
  vera: TestPerson;
  run(who: TestPerson, command: object): Promise<void>;
  thread(who: TestPerson, exact: string, text: string): Promise<string>;
  /** Puts a picture above the caption. */
  picture(bytes: Uint8Array): Promise<void>;
  suggest(who: TestPerson, exact: string, text: string, more?: object): Promise<string>;
}

const uuid = () => crypto.randomUUID();

const CONTENT = `<h1>De haven was elf weken dicht</h1>
<p data-block="standfirst">Waarom niemand het merkte.</p>
<p>De haven was <b>elf weken</b> dicht, volgens <a href="https://stad.example/?a=1&amp;b=2">de wethouder</a>. “Een 😀 uitstel,” zei hij.</p>
<h2>Papieren</h2>
<p>Het schip voer van 4 maart tot 20 mei.<br>Zonder papieren.</p>
<ul><li>een<ul><li>twee</li></ul></li></ul><ol><li>drie</li></ol>
<blockquote><p>Wij wisten van niets.</p></blockquote>
<p data-block="caption">De kade.</p><p data-block="credit">© Foto</p>
<div data-block="residue">Volledig scherm</div>
<p>Het slot met =SOM(1;2) erin.</p>`;

/** An article with no comments yet, and its people: Anna is its chief, Bram a checker, Vera may read alone. */
export async function outgoing(app: TestApp): Promise<Outgoing> {
  const [anna, bram, vera] = [
    await app.person('Anna de Wit', 'chief'),
    await app.person('Bram <b>', 'checker'),
    await app.person('Vera', 'viewer'),
  ];
  const body = { desk: 'newsroom', format: 'html', language: 'nl', slug: 'haven', content: CONTENT };
  const id = (await anna.ask('POST', '/articles', body)).json.id as string;
  const run = async (who: TestPerson, command: object) => {
    const answer = await who.ask('POST', `/articles/${id}/commands`, { id: uuid(), ...command });
    if (answer.status !== 200) throw new Error(`${JSON.stringify(command)}: ${answer.text}`);
  };
  const on = (exact: string) => ({ annotation: uuid(), target: { quote: { exact } } });
  return {
    ...{ id, anna, bram, vera, run },
    async thread(who, exact, text) {
      const about = on(exact);
      await run(who, { type: 'thread.open', ...about, text });
      return about.annotation;
    },
    async picture(bytes) {
      const { url } = (await anna.ask('POST', `/articles/${id}/files`, bytes)).json;
      await app.core.rooms.withText(id, (live) =>
        live.edit({ from: 'import', person: anna.id }, (text) => {
          const caption = readBlocks(text).find(({ type }) => type === 'caption');
          if (caption) text.insert(caption.start, '\n', { $: { t: 'figure', src: url, '#': 'picture.1' } });
        }),
      );
    },
    async suggest(who, exact, text, more = {}) {
      const about = on(exact);
      await run(who, { type: 'suggestion.make', ...about, text, ...more });
      return about.annotation;
    },
  };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const HEADLINE = 'Dijkgraaf wiste 😀 meldingen over natte kelders';
const BODY = 'De dijkgraaf zou meldingen over natte kelders hebben gewist. 😀 „Nooit”, zei hij op 3 maart 2024.';
const NOTICE = 'Onze excuses, wij kunnen deze social post niet tonen. Aanvaard de social media-cookies.';

let app: TestApp;
let editor: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  editor = await app.person('Edith', 'editor');
});
afterAll(() => app.close());

interface Told {
  kind: string;
  quote: string;
  start: number;
  end: number;
  drift?: { quote: string; start: number; end: number };
}

async function told(content: string, language = 'nl'): Promise<{ proposals: Told[]; text: string; id: string }> {
  const article = { desk: 'newsroom', format: 'text', language, content };
  const { id } = (await editor.ask('POST', '/articles', article)).json;
  const { json } = await editor.ask('GET', `/articles/${id}/proposals`);
  return { proposals: json, text: (await editor.ask('GET', `/articles/${id}/text`)).text, id };
}

describe('[R-DETECT-6] proposals over HTTP', () => {
  it('are told in code points of the text, and its leftovers are left out', async () => {
    const { proposals, text } = await told([HEADLINE, NOTICE, BODY].join('\n\n'));
    const points = [...text];
    for (const { quote, start, end, drift } of proposals) {
      expect(points.slice(start, end).join('')).toBe(quote);
      if (drift) expect(points.slice(drift.start, drift.end).join('')).toBe(drift.quote);
    }
    expect(proposals.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['hedge', HEADLINE],
      ['hedge', 'zou'],
      ['quote', '„Nooit”'],
      ['date', '3 maart 2024'],
    ]);
    expect(proposals[0]?.drift?.quote).toBe('De dijkgraaf zou meldingen over natte kelders hebben gewist.');
  });

  it('follow the language of the article', async () => {
    const { id, proposals } = await told('A headline\n\nIt was reportedly sold for £3m.', 'en');
    expect(proposals.map(({ kind }) => kind)).toEqual(['hedge', 'money']);
    await editor.ask('PATCH', `/articles/${id}`, { language: 'nl' });
    const { json } = await editor.ask('GET', `/articles/${id}/proposals`);
    expect(json.map(({ kind }: Told) => kind)).not.toContain('hedge');
  });
});

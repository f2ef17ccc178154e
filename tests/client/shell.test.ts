import { describe, expect, test } from 'vitest';
import { request } from '../../client/api/http.ts';
import { ApiProblem, asProblem, isSignedOut, problemFrom } from '../../client/api/problem.ts';
import { en as english } from '../../client/i18n/en/en.ts';
import { formatsFor } from '../../client/i18n/formats.ts';
import { createTranslator, learnLanguage } from '../../client/i18n/i18n.ts';
import { firstLanguage, languageFor, localeFor, storeLanguage } from '../../client/i18n/languages.ts';
import { nl as dutch } from '../../client/i18n/nl/nl.ts';
import { browserName } from '../../client/settings/browserName.ts';
import { accountFaults } from '../../client/shell/accountDraft.ts';
import { deskToOpen } from '../../client/shell/lastDesk.ts';
import { resolveTheme, themeChoiceFrom } from '../../client/theme/choice.ts';
import { initialsOf } from '../../client/ui/initials.ts';
import { pathWithin } from '../../shared/pathWithin.ts';

const answering = (status: number, body: string) => async () => new Response(body, { status });

describe('requests', () => {
  test('[R-CLIENT-1] a refusal carries its status, code and detail', async () => {
    const body = JSON.stringify({ code: 'invite.used', detail: 'This link was used already.' });
    const refused = request('/api/v1/invites/x', {}, answering(410, body));
    await expect(refused).rejects.toMatchObject({
      status: 410,
      code: 'invite.used',
      detail: 'This link was used already.',
    });
  });

  test('[R-CLIENT-1] a refusal that is no JSON is known by its status', async () => {
    await expect(request('/', {}, answering(502, '<html>Bad gateway'))).rejects.toMatchObject({ code: 'http.502' });
  });

  test('[R-CLIENT-1] no answer is a problem of its own, with status 0', async () => {
    const unreachable = async () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(request('/', {}, unreachable)).rejects.toMatchObject({ status: 0, code: 'network.unreachable' });
  });

  test('[R-CLIENT-11] what is asked twice at once is asked once, and anew when it was answered', async () => {
    const asked: string[] = [];
    const counted = async (path: unknown) => {
      asked.push(String(path));
      return new Response(JSON.stringify({ id: asked.length }));
    };
    const make = (slug: string) => request<{ id: number }>('/articles', { method: 'POST', body: { slug } }, counted);
    const send = (name: string) => {
      const form = new FormData();
      form.append('file', new File(['De haven'], name, { lastModified: 0 }));
      return request<{ id: number }>('/import', { method: 'POST', body: form }, counted);
    };
    expect(await Promise.all([make('haven'), make('haven'), make('brug')])).toEqual([{ id: 1 }, { id: 1 }, { id: 2 }]);
    expect(await make('haven')).toEqual({ id: 3 });
    expect(await Promise.all([send('a.docx'), send('a.docx'), send('b.docx')])).toEqual([
      { id: 4 },
      { id: 4 },
      { id: 5 },
    ]);
    const read = () => request('/articles', {}, counted);
    await Promise.all([read(), read()]);
    expect(asked.length).toBe(7);
  });

  test('an answer without a body is null', async () => {
    expect(await request('/', { method: 'DELETE' }, async () => new Response(null, { status: 204 }))).toBeNull();
  });

  test('a body goes as JSON, a form as it is', async () => {
    const sent: RequestInit[] = [];
    const keep: typeof fetch = async (_path, init) => {
      sent.push(init ?? {});
      return new Response('{}');
    };
    await request('/', { method: 'POST', body: { a: 1 } }, keep);
    const form = new FormData();
    await request('/', { method: 'POST', body: form }, keep);
    expect(sent[0]).toMatchObject({ body: '{"a":1}', headers: { 'content-type': 'application/json' } });
    expect(sent[1]?.body).toBe(form);
    expect(sent[1]?.headers).not.toHaveProperty('content-type');
  });

  test('[R-CLIENT-2] only a lost session leads to sign-in; a wrong password does not', () => {
    expect(isSignedOut(problemFrom(401, { code: 'session.required' }))).toBe(true);
    expect(isSignedOut(problemFrom(401, { code: 'signIn.refused' }))).toBe(false);
    expect(isSignedOut(new Error('session.required'))).toBe(false);
  });

  test('whatever is thrown becomes a problem', () => {
    expect(asProblem('x')).toBeInstanceOf(ApiProblem);
    expect(asProblem(new RangeError('deep'))).toMatchObject({ code: 'client.failed', detail: 'deep' });
  });
});

describe('texts', () => {
  const areas = Object.keys(english) as (keyof typeof english)[];

  test.each(areas)('[R-CLIENT-3] %s has the same keys in both languages, and no empty text', (area) => {
    const [en, nl]: Record<string, string>[] = [english[area], dutch[area]];
    expect(Object.keys(nl ?? {}).sort()).toEqual(Object.keys(en ?? {}).sort());
    const empty = Object.entries({ ...en, ...nl }).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  test.each(areas)('[R-CLIENT-3] %s names the same values in both languages', (area) => {
    const [en, nl]: Record<string, string>[] = [english[area], dutch[area]];
    const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/gu))].sort();
    for (const [key, text] of Object.entries(en ?? {}))
      expect([key, values(nl?.[key] ?? '')]).toEqual([key, values(text)]);
  });

  test('plurals follow the language', () => {
    const t = createTranslator('nl', { nl: dutch }).getFixedT('nl', 'desk');
    expect(t('openComments', { count: 1 })).toBe('1 opmerking');
    expect(t('openComments', { count: 3 })).toBe('3 opmerkingen');
  });

  test('[R-CLIENT-10] a language is learned when it is first spoken', async () => {
    const translator = createTranslator('en', { en: english });
    const t = translator.getFixedT('nl', 'desk');
    expect(t('openComments', { count: 1 })).toBe('openComments');
    await learnLanguage(translator, 'nl');
    expect(t('openComments', { count: 1 })).toBe('1 opmerking');
  });

  test('[R-CLIENT-10] a page begins in the language that the last person chose, and in the browser’s where they chose none', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(firstLanguage(storage, ['en-GB'])).toBe('en');
    storeLanguage(storage, 'nl');
    expect(firstLanguage(storage, ['en-GB'])).toBe('nl');
    storeLanguage(storage, null);
    expect(firstLanguage(storage, ['en-GB'])).toBe('en');
  });

  test.each([
    ['nl', ['en-GB'], 'nl'],
    [null, ['fr-FR', 'nl-BE', 'en'], 'nl'],
    ['', ['de'], 'en'],
    ['xx', [], 'en'],
  ] as const)('the setting %j in a browser that asks for %j gives %s', (setting, browser, language) => {
    expect(languageFor(setting, browser)).toBe(language);
  });

  test.each([
    ['en-GB', '2026-03-12T14:11', '14:11'],
    ['en-GB', '2026-03-11T23:50', 'yesterday'],
    ['nl-NL', '2026-03-11T23:50', 'gisteren'],
    ['nl-NL', '2026-02-01T09:00', '1 februari'],
    ['en-GB', '2025-12-31T09:00', '31 December 2025'],
    ['en-GB', '2026-03-12T15:30', '15:30'],
  ] as const)('in %s, what happened at %s is told as %s', (locale, at, words) => {
    expect(formatsFor(locale).when(new Date(at), new Date('2026-03-12T15:00'))).toBe(words);
  });

  test('dates follow the region of the browser, and newsrooms count to 24', () => {
    expect(localeFor('nl', ['en-US', 'nl-BE'])).toBe('nl-BE');
    expect(localeFor('en', ['nl-BE'])).toBe('en-GB');
    expect(formatsFor('en-US').time(new Date(2026, 0, 1, 22, 30))).toBe('22:30');
  });
});

describe('the frame', () => {
  test.each([
    ['/article/x?y=1', '/article/x?y=1'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/sign-in?next=/sign-in', '/'],
    [undefined, '/'],
  ])('[R-CLIENT-4] after sign-in %j leads to %s, never to another host', (next, path) => {
    expect(pathWithin(next)).toBe(path);
  });

  test('the last desk opens first, while the person is on it', () => {
    const desks = ['a', 'b'].map((slug) => ({ id: slug, slug, name: slug, role: 'viewer' as const }));
    expect(deskToOpen(desks, { getItem: () => 'b' })).toBe('b');
    expect(deskToOpen(desks, { getItem: () => 'gone' })).toBe('a');
    expect(deskToOpen([], { getItem: () => 'b' })).toBeNull();
  });

  test('the theme follows the screen until somebody chooses', () => {
    const dark = { dark: true, moreContrast: false };
    expect(resolveTheme('system', dark)).toEqual({ attribute: 'dark', scheme: 'dark' });
    expect(resolveTheme('system', { dark: true, moreContrast: true })).toEqual({
      attribute: 'contrast',
      scheme: 'dark',
    });
    expect(resolveTheme('light', dark)).toEqual({ attribute: 'light', scheme: 'light' });
    expect(resolveTheme('contrast', dark)).toEqual({ attribute: 'contrast', scheme: 'dark' });
    expect(themeChoiceFrom('sepia')).toBe('system');
  });

  test.each([
    ['Milan Verhoef', 'MV'],
    ['Anna de Vries', 'AV'],
    ['Cher', 'C'],
    ['  ', '?'],
    ['élodie 𝒳u', 'É𝒳'],
  ])('%j has the initials %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('a new account needs a name, an address and twelve characters', () => {
    expect(accountFaults({ name: '', email: 'a@', password: 'éééééééé' })).toEqual({
      name: 'required',
      email: 'emailWrong',
      password: 'passwordShort',
    });
    expect(accountFaults({ name: 'A', email: 'a@b', password: 'twelve chars' })).toEqual({});
  });

  test('a session is told by browser and system; a program is not guessed at', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
    expect(browserName(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
    expect(browserName('curl/8.5')).toBeNull();
  });
});

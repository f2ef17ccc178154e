/** A day of the desk in one process: what of it is in the log, and whom the server asked. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvTable } from '../../../server/convert/csv.ts';
import { type Asked, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { noted } from '../../support/pictures.ts';

/** Words that stand for what must be found nowhere but where it was put. */
const canaries: string[] = [PASSWORD];
function canary(of: string): string {
  const word = `Kanarie${of}`;
  canaries.push(word);
  return word;
}

const CHANNELS = ['net.client.socket', 'http.client.request.start', 'undici:request:create'];
const outgoing: string[] = [];
const note = (_message: unknown, name: string | symbol) => void outgoing.push(String(name));

let app: TestApp;
let anna: TestPerson;
let bram: TestPerson;
let article = '';
const refused: string[] = [];

async function done(who: TestPerson, method: string, path: string, body?: unknown): Promise<Asked> {
  const answer = await who.ask(method, path, body);
  if (answer.status >= 300) refused.push(`${method} ${path}: ${answer.text}`);
  return answer;
}
const decide = (who: TestPerson, type: string, more: object) =>
  done(who, 'POST', `/articles/${article}/commands`, { id: app.core.newId(), type, ...more });
const on = (exact: string) => ({ target: { quote: { exact } } });

async function discuss(): Promise<void> {
  const [thread, suggestion] = [app.core.newId(), app.core.newId()];
  await decide(anna, 'thread.open', { annotation: thread, text: canary('Opmerking'), ...on('de haven') });
  await decide(bram, 'thread.reply', { annotation: thread, comment: app.core.newId(), text: canary('Antwoord') });
  await decide(anna, 'thread.resolve', { annotation: thread, outcome: 'wontfix', reason: canary('Afgedaan') });
  const wording = { text: canary('Wending'), note: canary('Toelichting'), ...on('lagen') };
  await decide(bram, 'suggestion.make', { annotation: suggestion, ...wording });
  await decide(anna, 'suggestion.decline', { annotation: suggestion, reason: canary('Waarom') });
}

async function check(): Promise<void> {
  const [claim, session] = [app.core.newId(), app.core.newId()];
  await decide(anna, 'claim.open', { annotation: claim, tag: 'g', ...on('twaalf boten') });
  await decide(bram, 'claim.note', { annotation: claim, text: canary('Notitie') });
  const source = {
    name: canary('Bron'),
    role: canary('Functie'),
    contact: canary('Telefoon'),
    attribution: 'anonymous',
  };
  const said = {
    title: canary('Titel'),
    excerpt: canary('Citaat'),
    locator: canary('Plaats'),
    method: canary('Manier'),
  };
  const about = {
    url: `https://example.org/${canary('Adres')}`,
    translator: canary('Vertaler'),
    group: canary('Groep'),
  };
  const evidence = { id: app.core.newId(), relation: 'supports', tier: 'primary', kind: 'interview', source, ...said };
  await decide(bram, 'evidence.add', { annotation: claim, evidence: { ...evidence, ...about } });
  await decide(bram, 'evidence.withdraw', {
    annotation: claim,
    evidence: evidence.id,
    reason: canary('Ingetrokken'),
  });
  await decide(anna, 'session.start', { session });
  await decide(bram, 'session.join', { session });
  await decide(anna, 'session.stage', { session, annotation: claim });
  await decide(bram, 'session.vote', { session, annotation: claim, verdict: 'wrong', reason: canary('Stem') });
  await decide(anna, 'session.park', { session, reason: canary('Geparkeerd') });
}

async function everythingElse(): Promise<void> {
  const { jpeg } = noted(canary('Camera'), 1);
  await done(anna, 'POST', `/articles/${article}/files`, jpeg);
  const form = new FormData();
  form.set('desk', 'newsroom');
  form.set('file', new File([`${canary('Import')}\n\nEen zin.`], `${canary('Bestand')}.txt`));
  await done(anna, 'POST', '/articles/import', form);
  await done(anna, 'POST', '/desks/newsroom/invites', { role: 'viewer', email: `${canary('Gast')}@example.org` });
  await done(anna, 'PATCH', '/me', { name: canary('Naam') });
  for (const format of ['txt', 'html', 'docx', 'csv', 'w3c', 'report.html', 'passport'])
    await done(anna, 'GET', `/articles/${article}/export/${format}`);
  const query = `?desk=newsroom&${canary('Sleutel')}=${canary('Vraag')}`;
  await done(anna, 'GET', `/articles${query}`);
  const { cookie } = await app.signIn('Anna');
  canaries.push(cookie, cookie.split('=')[1] ?? '', anna.token);
  await app.signIn(canary('Onbekend'), canary('Wachtwoord'));
  const from = { cookie, origin: ORIGIN, 'user-agent': canary('Browser'), referer: `https://${canary('Verwijzer')}/` };
  await app.ask('GET', `/api/v1/invites/${canary('Uitnodiging')}`, undefined, from);
  await app.ask('GET', `/nowhere/${canary('Pad')}?${canary('Rest')}`, undefined, from);
  await anna.ask('POST', `/articles/${article}/commands`, `{"text":"${canary('Kapot')}`);
}

beforeAll(async () => {
  app = await openTestApp();
  for (const channel of CHANNELS) subscribe(channel, note);
  anna = await app.person('Anna', 'chief');
  bram = await app.person('Bram', 'checker');
  const content = `${canary('Kop')}\n\nEr lagen twaalf boten in de haven. ${canary('Tekst')}`;
  article = (await done(anna, 'POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
  await discuss();
  await check();
  await everythingElse();
});
afterAll(async () => {
  for (const channel of CHANNELS) unsubscribe(channel, note);
  await app.close();
});

it('[R-HTTP-11] [S-52] of a whole day no word, name, source, password, token or query is in the log', () => {
  const log = app.log.join('');
  expect(refused).toEqual([]);
  expect([canaries.length > 30, app.log.length > 30]).toEqual([true, true]);
  expect(canaries.filter((each) => log.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
});

it('[S-62] of a whole day the server opened no connection and asked nobody', () => {
  expect(outgoing).toEqual([]);
});

it('[S-53] nobody forges a line of the log: what breaks a line, or colours one, is written out', async () => {
  const before = app.log.length;
  const forged = '\r\n{"level":30,"msg":"forged"}\n\u001b[2J\u001b[31m\u009b31m\u2028';
  const withText = app.core.rooms.withText;
  app.core.rooms.withText = () => Promise.reject(new Error(forged));
  const from = { 'user-agent': '\u009b31m', 'x-request-id': 'forged' };
  expect((await anna.ask('GET', `/articles/${article}/text`, undefined, from)).status).toBe(500);
  app.core.rooms.withText = withText;
  await anna.ask('GET', `/${encodeURIComponent(forged)}`);
  const lines = app.log.slice(before);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['a request failed', 'request', 'request']);
  for (const line of lines)
    expect([line.endsWith('\n'), /[\p{Cc}\u2028\u2029]/u.test(line.slice(0, -1))]).toEqual([true, false]);
});

it('[R-EXPORT-2] [S-46] names its files by the slug alone, whatever anybody calls an article', async () => {
  const content = 'Kop"; filename="x.html\r\nSet-Cookie: a=b\u202e\u2028/../../etc/passwd\n\nEen zin.';
  const { id } = (await done(anna, 'POST', '/articles', { desk: 'newsroom', format: 'text', content })).json;
  for (const slug of ['a"b', 'a\r\nb', '../b', 'a/b', 'a;b', 'é', 'a%0d%0ab', '']) {
    expect((await anna.ask('PATCH', `/articles/${id}`, { slug })).json.code).toBe('body.invalid');
  }
  for (const format of [
    'txt',
    'md',
    'html',
    'docx',
    'csv',
    'w3c',
    'hypothesis',
    'report.html',
    'report.json',
    'ninjs',
  ]) {
    const { headers } = await done(anna, 'GET', `/articles/${id}/export/${format}`);
    const named = headers.get('content-disposition') ?? '';
    expect([format, /^(?:inline|attachment); filename="[a-z0-9-]+\.[a-z.]+"$/.test(named), named]).toEqual([
      format,
      true,
      named,
    ]);
    expect(headers.get('set-cookie')).toBeNull();
  }
});

it('[S-45] no cell begins like a formula, whatever stands before its sign', () => {
  const cells = [
    '=1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r=1',
    ' =1',
    '\0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u00a0=1',
    '\ufeff=1',
  ];
  for (const cell of cells) {
    const [, line = ''] = csvTable(['a'], [{ a: cell }]).split(/^\uFEFFa\r\n/);
    expect([cell, /^"?'/.test(line)]).toEqual([cell, true]);
  }
  expect(csvTable(['a'], [{ a: 'x "y", z' }])).toBe('\uFEFFa\r\n"x ""y"", z"\r\n');
});

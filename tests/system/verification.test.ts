/** A check by HTTP against the real process: two members, one of whom may not read; the report; an altered ledger. */
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { clientOver } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const CONTENT = 'Brand in de haven\n\nTien mensen liepen weg. Het was koud.';
const SECRET = 'CANARY-ANNE';
const EVIL = '<img src=x onerror=alert(1)>';
const uuid = () => crypto.randomUUID();
type Report = { claims: { evidence: { id: string; origin: string }[] }[] };

let server: ServerProcess;
let article = '';
const tokens: Record<'ed' | 'flo', string> = { ed: '', flo: '' };

function kantlijn(args: string[], input = ''): string {
  const env = { ...process.env, DATA_DIR: server.dataFolder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
function ask(who: keyof typeof tokens, method: string, path: string, body?: unknown): Promise<Response> {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { authorization: `Bearer ${tokens[who]}`, ...type };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${server.url}/api/v1${path}`, { method, headers, ...sent });
}
async function run(
  who: keyof typeof tokens,
  command: object,
): Promise<{ status: number; code?: string; text: string }> {
  const response = await ask(who, 'POST', `/articles/${article}/commands`, { id: uuid(), ...command });
  const text = await response.text();
  return {
    status: response.status,
    text,
    ...(response.ok ? {} : { code: (JSON.parse(text) as { code: string }).code }),
  };
}
const read = async (who: keyof typeof tokens, path: string) =>
  (await ask(who, 'GET', `/articles/${article}${path}`)).text();

beforeAll(async () => {
  server = await startServerProcess();
  for (const [name, more] of [
    ['ed', ['--owner']],
    ['flo', []],
  ] as const) {
    kantlijn(
      ['user', 'add', '--email', `${name}@example.org`, '--name', `Name of ${name}`, ...more, '--password-stdin'],
      'vier fietsen in de gracht',
    );
    if (name === 'flo')
      kantlijn(['member', 'add', '--desk', 'newsroom', '--email', 'flo@example.org', '--role', 'checker']);
    tokens[name] = kantlijn(['token', 'create', '--email', `${name}@example.org`]);
  }
  const body = { desk: 'newsroom', format: 'text', content: CONTENT, language: 'nl' };
  article = ((await (await ask('ed', 'POST', '/articles', body)).json()) as { id: string }).id;
});
afterAll(async () => {
  if (server.process.exitCode === null) await server.stop();
});

it('[R-EVIDENCE-6] [R-EVIDENCE-9] [R-TICK-5] [R-REPORT-1] [R-REPORT-2] [R-REPORT-3] [S-31] a check, whose secret reaches no byte of another’s wire', async () => {
  const wire: Buffer[] = [];
  const headers = { authorization: `Bearer ${tokens.flo}` };
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${article}?schema=1`, { headers });
  socket.on('message', (data: Buffer) => wire.push(data));
  await clientOver(socket).synced;
  const claim = uuid();
  await run('ed', { type: 'claim.open', annotation: claim, target: { quote: { exact: 'Tien mensen' } }, tag: 'g' });
  expect((await run('flo', { type: 'claim.tick', annotation: claim, verdict: 'confirmed' })).code).toBe('R-TICK-5');
  const secret = { id: uuid(), relation: 'supports', tier: 'primary', kind: 'interview', title: SECRET, group: 'ANP' };
  const people = { confidentiality: { people: [] } };
  await run('ed', { type: 'evidence.add', annotation: claim, evidence: { ...secret, ...people } });
  const amended = { ...secret, title: `${SECRET} again`, ...people };
  await run('ed', { type: 'evidence.amend', annotation: claim, evidence: amended, reason: `${SECRET} rang` });
  const open = { id: uuid(), relation: 'supports', tier: 'secondary', kind: 'webpage', title: EVIL, group: 'ANP' };
  await run('ed', {
    type: 'evidence.add',
    annotation: claim,
    evidence: { ...open, source: { name: 'A spokesman', contact: 'CONTACT' } },
  });
  expect((await run('flo', { type: 'claim.tick', annotation: claim, verdict: 'confirmed' })).status).toBe(200);
  const gone = { ...secret, id: uuid(), ...people };
  await run('ed', { type: 'evidence.add', annotation: claim, evidence: gone });
  const withdraw = { type: 'evidence.withdraw', annotation: claim, evidence: gone.id, reason: `${SECRET} denies it` };
  expect((await run('ed', withdraw)).status).toBe(200);
  const told = [
    ...(await Promise.all(
      ['/ledger?after=0', '/annotations', '/export/report.json', '/export/report.html'].map((path) =>
        read('flo', path),
      ),
    )),
    ...(await Promise.all(['json', 'html'].map((form) => read('ed', `/export/report.${form}?public=1`)))),
    (await run('flo', { type: 'claim.take', annotation: claim })).text,
    Buffer.concat(wire).toString('utf8'),
  ];
  expect(told.map((text) => text.includes(SECRET))).toEqual(told.map(() => false));
  expect(Buffer.concat(wire).toString('utf8')).toContain(open.id);
  const whole = await read('ed', '/export/report.json');
  expect(whole).toContain(`${SECRET} again`);
  expect(await read('ed', '/ledger?after=0')).toContain(`${SECRET} denies it`);
  const originIn = (report: string, id: string) =>
    (JSON.parse(report) as Report).claims.flatMap(({ evidence }) => evidence).find((each) => each.id === id)?.origin;
  const shared = originIn(whole, open.id) ?? '';
  expect([secret.id, gone.id].map((id) => originIn(whole, id))).toEqual([shared, shared]);
  expect([secret.id, open.id].map((id) => originIn(told[2] ?? '', id))).toEqual([secret.id, shared]);
  const [, annotations] = told;
  const records = (JSON.parse(annotations ?? '') as Report['claims']).flatMap(({ evidence = [] }) => evidence);
  const pieces = [...(told[0] ?? '').split('\n'), ...records.map((each) => JSON.stringify(each)), ...wire.map(String)];
  const naming = (id: string) => pieces.filter((piece) => piece.includes(id) && piece.includes(shared)).length;
  expect([secret.id, gone.id, open.id].map(naming)).toEqual([0, 0, 3]);
  expect(told[2]).toContain(`"id": "${secret.id}"`);
  const page = told[3] ?? '';
  expect([page.includes('<img'), page.includes('&lt;img src=x'), page.includes('<script')]).toEqual([
    false,
    true,
    false,
  ]);
  const unspoken = ['Name of', 'CONTACT', 'A spokesman'];
  expect([told[4], told[5]].flatMap((form) => unspoken.filter((words) => form?.includes(words)))).toEqual([]);
  socket.terminate();
});

it('two at the same moment take, sign or clear: one winner, and one clear answer to the other', async () => {
  const claim = uuid();
  await run('ed', { type: 'claim.open', annotation: claim, target: { quote: { exact: 'koud' } }, tag: 'o' });
  const both = await Promise.all([
    run('ed', { type: 'claim.take', annotation: claim }),
    run('flo', { type: 'claim.take', annotation: claim }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.code).toBe('R-TAKE-1');
  const winner = both[0]?.status === 200 ? 'ed' : 'flo';
  const tick = { type: 'claim.tick', annotation: claim, verdict: 'uncheckable' };
  const many = await Promise.all(Array.from({ length: 20 }, () => run(winner, tick)));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(many.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set(['R-TICK-3']));
  const cleared = await Promise.all([1, 2].map(() => run('ed', { type: 'clearance.clear' })));
  expect(cleared.map(({ code }) => code)).toEqual(['R-CLEAR-1', 'R-CLEAR-1']);
});

it('[R-REPORT-4] [S-54] verify walks the chain, and names the first entry that was altered in the database', async () => {
  const verify = async () =>
    JSON.parse(await read('ed', '/ledger/verify')) as { ok: boolean; seq: number; problem?: string };
  expect((await verify()).ok).toBe(true);
  const file = (await readdir(server.dataFolder)).find((name) => /\.(?:db|sqlite)$/.test(name)) ?? '';
  const database = new DatabaseSync(join(server.dataFolder, file), { timeout: 10_000 });
  const alter = (seq: number, from: string, to: string) => {
    database.exec('drop trigger if exists ledger_event_fixed');
    const { changes } = database
      .prepare('update ledger_event set event = replace(event, ?, ?) where article = ? and seq = ?')
      .run(from, to, article, seq);
    expect(changes).toBe(1);
  };
  alter(5, '"confirmed"', '"attributed"');
  expect(await verify()).toMatchObject({ ok: false, seq: 5, problem: 'hash' });
  alter(3, SECRET, 'CANARY-BERT');
  expect(await verify()).toMatchObject({ ok: false, seq: 3, problem: 'seal' });
  database
    .prepare("update ledger_event set event = json_remove(event, '$.opened') where article = ? and seq = 2")
    .run(article);
  expect(await verify()).toMatchObject({ ok: false, seq: 2, problem: 'seal' });
  database.close();
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBoard } from '../../../server/board.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const BOARD = '/desks/newsroom/board';

let app: TestApp;
let chief: TestPerson;
let checker: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris Maas', 'chief');
  checker = await app.person('Che', 'checker');
  viewer = await app.person('Vic', 'viewer');
});
afterAll(() => app.close());

async function made(content: string): Promise<string> {
  return (await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
}
const command = (person: TestPerson, id: string, given: object) =>
  person.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), ...given });
const rowOf = async (id: string, place = 'desk') =>
  (await checker.ask('GET', `${BOARD}?place=${place}`)).json.articles.find((row: { id: string }) => row.id === id);

it('[R-DESK-1] tells how far an article is, whose it is, and which claim of its live session is on stage', async () => {
  const id = await made('Kop\n\nEr kwamen veertig mensen. Het waren er elf.');
  expect(await rowOf(id)).toMatchObject({ headline: 'Kop', coverage: 0, session: null, assigned: [], holders: [] });
  const [first, second] = [app.core.newId(), app.core.newId()];
  const open = (annotation: string, exact: string) =>
    command(checker, id, { type: 'claim.open', annotation, tag: 'g', target: { quote: { exact } } });
  await open(first, 'veertig');
  await open(second, 'elf');
  await command(checker, id, { type: 'claim.take', annotation: first });
  const session = app.core.newId();
  await command(chief, id, { type: 'session.start', session });
  expect((await rowOf(id)).session).toEqual({ claim: 0, of: 2 });
  await command(chief, id, { type: 'session.stage', session, annotation: second });
  const told = await rowOf(id);
  expect(told).toMatchObject({ session: { claim: 1, of: 2 }, holders: [{ id: checker.id, name: 'Che' }] });
  expect(told.counts.openClaims).toBe(2);
});

it('[R-DESK-1] tells who cleared it and whose signatures stand', async () => {
  await chief.ask('PUT', '/desks/newsroom/rules', { coverage: 0, leaseMinutes: 15 });
  const id = await made('Kop\n\nHet was mooi.');
  const annotation = app.core.newId();
  await command(checker, id, { type: 'claim.open', annotation, tag: 'o', target: { quote: { exact: 'mooi' } } });
  await command(checker, id, { type: 'claim.tick', annotation, verdict: 'uncheckable' });
  await command(chief, id, { type: 'clearance.clear' });
  const { clearance } = await rowOf(id);
  expect(clearance).toMatchObject({ status: 'cleared', by: { name: 'Chris Maas' }, signers: [{ name: 'Che' }] });
});

it('[R-DESK-2] says nothing where the board is what it was, and answers anew whoever names nothing', async () => {
  const first = await checker.ask('GET', BOARD);
  const etag = first.headers.get('etag') ?? '';
  const again = await checker.ask('GET', BOARD, undefined, { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await viewer.ask('GET', BOARD, undefined, { 'if-none-match': etag })).status).toBe(200);
  const id = await made('Nieuw\n\nHet staat er meteen.');
  expect((await checker.ask('GET', BOARD)).json.articles[0].id).toBe(id);
  expect((await checker.ask('GET', BOARD, undefined, { 'if-none-match': etag })).status).toBe(200);
});

it('[R-DESK-3] is made once a second however many look, and reads more only of what changed', async () => {
  let at = app.core.clock.now();
  let [boards, figures] = [0, 0];
  const { storage, decisions, rooms, accounts, firstDesk } = app.core;
  const board = createBoard({
    storage: {
      ...storage,
      board: {
        ...storage.board,
        rows(...asked) {
          boards += 1;
          return storage.board.rows(...asked);
        },
      },
    },
    decisions: {
      figuresOf(article) {
        figures += 1;
        return decisions.figuresOf(article);
      },
    },
    ...{ rooms, accounts, clock: () => at },
  });
  const look = () => board(firstDesk.id, 'desk', false);
  await Promise.all([look(), look(), look()]);
  const articles = (await look()).articles.length;
  const held = (await look()).articles.filter(({ holders }) => holders.length > 0).length;
  expect([boards, figures]).toEqual([1, articles]);
  at += 1_000;
  await look();
  expect([boards, figures]).toEqual([2, articles]);
  expect(held).toBe(1);
  at += 14 * 60_000;
  await look();
  expect([boards, figures]).toEqual([3, articles]);
  const [{ id = '' } = {}] = (await look()).articles;
  await command(checker, id, {
    ...{ type: 'thread.open', annotation: app.core.newId(), text: 'Waarom?' },
    target: { quote: { exact: 'Het staat' } },
  });
  await board(firstDesk.id, 'desk', true);
  expect([boards, figures]).toEqual([4, articles + 1]);
  // The lease of what is held has run out.
  at += 60_000;
  await look();
  expect([boards, figures]).toEqual([5, articles + 1 + held]);
});

it('[R-DESK-5] an article is given to people of its desk, by whoever checks, and lost with the desk', async () => {
  const id = await made('Kop\n\nTekst.');
  const stranger = await app.person('Stranger');
  const give = (who: TestPerson, people: string[]) => who.ask('PUT', `/articles/${id}/assigned`, { people });
  expect((await give(viewer, [viewer.id])).status).toBe(403);
  expect((await give(stranger, [])).status).toBe(404);
  expect((await give(checker, [stranger.id])).json).toMatchObject({ status: 422, code: 'assignee.elsewhere' });
  const leaver = await app.person('Lee', 'editor');
  expect((await give(checker, [leaver.id, chief.id])).status).toBe(204);
  const names = async () => (await rowOf(id)).assigned.map(({ name }: { name: string }) => name).sort();
  expect(await names()).toEqual(['Chris Maas', 'Lee']);
  await chief.ask('DELETE', `/desks/newsroom/members/${leaver.id}`);
  expect(await names()).toEqual(['Chris Maas']);
  expect((await give(checker, [checker.id, chief.id])).status).toBe(204);
  await app.core.storage.desks.createDesk({ id: 'other', slug: 'other', name: 'Other' });
  await app.core.storage.desks.setMember({ desk: 'other', person: chief.id, role: 'chief' });
  expect((await chief.ask('PATCH', `/articles/${id}`, { desk: 'other' })).status).toBe(200);
  expect(await app.core.storage.board.assigned(id)).toEqual([chief.id]);
});

it('[R-DESK-6] an editor puts an article away and takes it back; it is read meanwhile, and the audit tells', async () => {
  const editor = await app.person('Ed', 'editor');
  const id = await made('Oud\n\nTekst.');
  const move = (who: TestPerson, how: string) => who.ask('POST', `/articles/${id}/${how}`, {});
  expect((await move(checker, 'archive')).status).toBe(403);
  expect((await move(editor, 'archive')).status).toBe(204);
  expect([await rowOf(id), (await rowOf(id, 'archive')).headline]).toEqual([undefined, 'Oud']);
  expect((await viewer.ask('GET', `/articles/${id}/text`)).status).toBe(200);
  expect((await checker.ask('GET', BOARD)).json.counts).toMatchObject({ archive: 1, bin: null });
  expect((await move(editor, 'unarchive')).status).toBe(204);
  expect(await rowOf(id)).toMatchObject({ id, archivedAt: null });
  await editor.ask('DELETE', `/articles/${id}`);
  expect((await editor.ask('GET', BOARD)).json.counts).toMatchObject({ archive: 0, bin: 1 });
  expect([(await move(editor, 'archive')).status, (await checker.ask('GET', `${BOARD}?place=bin`)).status]).toEqual([
    404, 403,
  ]);
  const entries = await app.core.storage.audit.list({ kinds: ['article.archived'] }, { after: null, limit: 9 });
  expect(entries).toMatchObject([{ actor: editor.id, subject: { kind: 'article', id } }]);
});

it('[R-HTTP-7] there is no board of a desk that somebody is not on, also for the owner', async () => {
  const owner = await app.person('Olga', undefined, true);
  for (const person of [owner, await app.person('Nobody')]) {
    expect((await person.ask('GET', BOARD)).json).toMatchObject({ status: 404, code: 'desk.unknown' });
  }
});

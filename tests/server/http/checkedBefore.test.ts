/** The memory of checks over HTTP: what was found before is offered to who may see it, and signs nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const uuid = () => crypto.randomUUID();
let app: TestApp;
let anna: TestPerson;
let bob: TestPerson;
let eve: TestPerson;

const article = async (who: TestPerson, desk: string, content: string) =>
  (await who.ask('POST', '/articles', { desk, language: 'nl', format: 'text', content })).json.id as string;
async function run(who: TestPerson, id: string, command: object): Promise<void> {
  const answer = await who.ask('POST', `/articles/${id}/commands`, { id: uuid(), ...command });
  if (answer.status !== 200) throw new Error(answer.text);
}
async function claim(who: TestPerson, id: string, exact: string): Promise<string> {
  const annotation = uuid();
  await run(who, id, { type: 'claim.open', annotation, target: { quote: { exact } }, tag: 'n' });
  return annotation;
}
const evidence = (title: string, confidentiality: unknown = 'all') => ({
  ...{ id: uuid(), relation: 'supports', tier: 'primary', kind: 'document', title, confidentiality },
});
const before = async (who: TestPerson, id: string, annotation: string) => {
  const { json } = await who.ask('GET', `/articles/${id}/claims/${annotation}/checked`);
  return json as {
    article: { id: string; desk: string };
    verdict: string;
    evidence: { content: { title: string } }[];
  }[];
};

beforeAll(async () => {
  app = await openTestApp();
  [anna, bob, eve] = [await app.person('Anna', 'chief'), await app.person('Bob', 'checker'), await app.person('Eve')];
  const sport = await app.desk('sport');
  for (const { id } of [eve, bob]) await app.core.storage.desks.setMember({ desk: sport, person: id, role: 'chief' });
});
afterAll(() => app.close());

it('[R-SEARCH-12] offers what was checked on the same wording, its evidence to who may read it, and no signature', async () => {
  const first = await article(anna, 'newsroom', 'Kop\n\nDijkgraaf “Ruud van Aalst” zweeg.');
  const checked = await claim(bob, first, 'Ruud van Aalst');
  await run(bob, first, { type: 'evidence.add', annotation: checked, evidence: evidence('Register') });
  await run(bob, first, { type: 'evidence.add', annotation: checked, evidence: evidence('Geheim', { people: [] }) });
  await run(bob, first, { type: 'claim.tick', annotation: checked, verdict: 'confirmed' });
  const unchecked = await claim(
    bob,
    await article(anna, 'newsroom', 'Kop 2\n\nRuud van Aalst sprak.'),
    'Ruud van Aalst',
  );

  const next = await article(anna, 'newsroom', 'Kop 3\n\nZo ook RUUD  van Aalst gisteren.');
  const fresh = await claim(anna, next, 'RUUD  van Aalst');
  await app.core.indexer.start();
  await app.core.indexer.caughtUp();

  const offered = await before(anna, next, fresh);
  expect(offered).toMatchObject([{ claim: checked, article: { id: first, desk: 'newsroom' }, verdict: 'confirmed' }]);
  expect(offered[0]?.evidence.map(({ content }) => content.title)).toEqual(['Register']);
  expect((await before(bob, next, fresh))[0]?.evidence).toHaveLength(2);
  const { json } = await anna.ask('GET', `/articles/${next}/annotations`);
  expect(json).toMatchObject([{ id: fresh, state: 'open', evidence: [], ticks: [] }]);
  expect((await anna.ask('GET', `/articles/${next}/claims/${unchecked}/checked`)).status).toBe(404);

  const away = await article(eve, 'sport', 'Sport\n\nRuud van Aalst won.');
  const foreign = await claim(eve, away, 'Ruud van Aalst');
  expect(await before(eve, away, foreign)).toEqual([]);
  expect((await before(bob, away, foreign)).map((each) => each.article.id)).toEqual([first]);
  await anna.ask('DELETE', `/articles/${first}`);
  expect(await before(bob, away, foreign)).toEqual([]);
});

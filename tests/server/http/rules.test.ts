import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../shared/review/rules.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let checker: TestPerson;
const RULES = '/desks/newsroom/rules';

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris', 'chief');
  checker = await app.person('Che', 'checker');
});
afterAll(() => app.close());

it('[R-CLEAR-1] [R-TAKE-2] the rules of a desk are its chief’s to set, and hold for clearing and taking at once', async () => {
  expect((await checker.ask('GET', RULES)).json).toEqual(DEFAULT_RULES);
  expect(await checker.ask('PUT', RULES, DEFAULT_RULES)).toMatchObject({ status: 403 });
  expect(await chief.ask('PUT', RULES, { coverage: 101, leaseMinutes: 15 })).toMatchObject({ status: 400 });
  const content = 'Kop\n\nEr kwamen veertig mensen.';
  const made = await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content });
  const run = (command: object) =>
    chief.ask('POST', `/articles/${made.json.id}/commands`, { id: app.core.newId(), ...command });
  expect(await run({ type: 'clearance.clear' })).toMatchObject({ status: 409, json: { code: 'R-CLEAR-1' } });
  const shown = async () => (await checker.ask('GET', `/articles/${made.json.id}`)).json;
  expect((await shown()).counts.blockers).toBe(1);
  expect((await chief.ask('PUT', RULES, { coverage: 0, leaseMinutes: 3 })).status).toBe(200);
  expect((await shown()).counts.blockers).toBe(0);
  expect((await run({ type: 'clearance.clear' })).status).toBe(200);
  expect((await shown()).clearance).toMatchObject({ status: 'cleared', touched: 0 });
  const annotation = app.core.newId();
  await run({ type: 'claim.open', annotation, target: { quote: { exact: 'veertig' } }, tag: 'g' });
  expect((await shown()).clearance).toMatchObject({ status: 'touched', touched: 0 });
  const { events } = (await run({ type: 'claim.take', annotation })).json;
  expect(Math.round((Date.parse(events[0].until) - Date.parse(events[0].at)) / 60_000)).toBe(3);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TagSet } from '../../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS } from '../../../shared/review/tags.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let checker: TestPerson;
const TAGS = '/desks/newsroom/tags';
const put = (tags: unknown, person = chief) => person.ask('PUT', TAGS, tags);

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris', 'chief');
  checker = await app.person('Che', 'checker');
});
afterAll(() => app.close());

async function openClaim(tag: string) {
  const content = 'Kop\n\nEr kwamen veertig mensen.';
  const made = await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content });
  const target = { quote: { exact: 'veertig' } };
  const ids = { id: app.core.newId(), annotation: app.core.newId() };
  return checker.ask('POST', `/articles/${made.json.id}/commands`, { ...ids, type: 'claim.open', target, tag });
}

describe('the tags of a desk', () => {
  it('[R-TAG-1] [R-TAG-3] are those of the product until its chief sets others, for everyone on it', async () => {
    expect((await checker.ask('GET', TAGS)).json).toEqual(DEFAULT_TAGS);
    const turned: TagSet = { tags: DEFAULT_TAGS.tags.toReversed() };
    expect(await put(turned)).toMatchObject({ status: 200, json: turned });
    expect((await checker.ask('GET', TAGS)).json).toEqual(turned);
    expect((await put((await checker.ask('GET', TAGS)).json)).status).toBe(200);
    expect(await put(DEFAULT_TAGS, checker)).toMatchObject({ status: 403, json: { code: 'role.insufficient' } });
    expect((await checker.ask('GET', TAGS)).json).toEqual(turned);
  });

  it('[R-TAG-2] stay as they were when a set is refused, with the fault by name', async () => {
    await put(DEFAULT_TAGS);
    const [first, ...rest] = DEFAULT_TAGS.tags;
    const faulty: [unknown, number, string][] = [
      [{ tags: 'none' }, 400, 'body.invalid'],
      [{ tags: [{ ...first, colour: 'red' }] }, 400, 'body.invalid'],
      [{ tags: [first, { ...first, letter: 'Y' }, ...rest] }, 422, 'tags.keyTwice'],
      [{ tags: [{ ...first, hidden: true }] }, 422, 'tags.allHidden'],
    ];
    for (const [set, status, code] of faulty) expect(await put(set)).toMatchObject({ status, json: { code } });
    expect((await put({ tags: [{ ...first, colour: 'red' }] })).json.errors[0].path).toBe('tags.0.colour');
    expect((await checker.ask('GET', TAGS)).json).toEqual(DEFAULT_TAGS);
  });

  it('[R-TAG-4] are what its claims may be given, as of now', async () => {
    const without = (key: string) => ({ tags: DEFAULT_TAGS.tags.map((tag) => ({ ...tag, hidden: tag.key === key })) });
    expect((await openClaim('g')).status).toBe(200);
    expect(await openClaim('z')).toMatchObject({ status: 422, json: { code: 'tag.unknown' } });
    await put(without('g'));
    expect(await openClaim('g')).toMatchObject({ status: 422, json: { code: 'tag.unknown' } });
    await put({ tags: [...DEFAULT_TAGS.tags, { ...DEFAULT_TAGS.tags[0], key: 'z', letter: 'Z' }] });
    expect((await openClaim('z')).status).toBe(200);
  });

  it('are nobody’s who is not on the desk', async () => {
    await app.desk('sport');
    expect(await checker.ask('GET', '/desks/sport/tags')).toMatchObject({
      status: 404,
      json: { code: 'desk.unknown' },
    });
  });
});

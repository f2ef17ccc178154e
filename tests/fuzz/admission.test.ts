/** Real updates mutated, truncated and spliced: nothing throws, nothing waits, no text of others changes by stealth. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admit } from '../../server/rooms/admission.ts';
import { createAuthorship } from '../../server/rooms/authorship.ts';
import { isWhole } from '../../server/rooms/liveText.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { textOf } from '../support/flatText.ts';
import { type Random, seededRandom } from '../support/random.ts';

const HOSTILE = Number(process.env['FUZZ_UPDATES'] ?? 30_000);
const HONEST_RUNS = Number(process.env['FUZZ_HONEST'] ?? 300);
/** After this many hostile updates the text starts afresh, so that it stays of an article's size. */
const ROUND = 250;

interface Scene {
  server: Y.Doc;
  owners: Map<number, string>;
  authorship: ReturnType<typeof createAuthorship>;
  /** Real updates to be spoilt: some applied already, some not. */
  corpus: Uint8Array[];
}

function edit(text: Y.Text, random: Random): void {
  const at = random.below(text.length + 1);
  const what = random.below(4);
  if (what === 0 && at < text.length) text.delete(at, 1 + random.below(Math.min(8, text.length - at)));
  else if (what === 1 && at < text.length) text.format(at, 1, { bold: random.below(2) === 0 ? true : null });
  else text.insert(at, 'woord '.repeat(1 + random.below(3)));
}

function sceneFrom(random: Random): Scene {
  const server = new Y.Doc();
  Y.applyUpdate(server, textOf('Alpha beta gamma', 'Delta epsilon'));
  const owners = new Map([
    [101, 'anna'],
    [102, 'bob'],
  ]);
  const corpus: Uint8Array[] = [];
  for (const client of owners.keys()) {
    const doc = new Y.Doc();
    doc.clientID = client;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    doc.on('update', (update: Uint8Array) => void corpus.push(update));
    for (let n = 0; n < 12; n += 1) edit(doc.getText(TEXT_NAME), random);
    for (const update of corpus.slice(-6, -3)) Y.applyUpdate(server, update);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    for (let n = 0; n < 4; n += 1) edit(doc.getText(TEXT_NAME), random);
  }
  return { server, owners, authorship: createAuthorship(server, owners), corpus };
}

function spoil(corpus: Uint8Array[], random: Random): Uint8Array {
  const update = random.pick(corpus).slice();
  const cut = () => random.below(update.length + 1);
  switch (random.below(5)) {
    case 0:
      return update.slice(0, cut());
    case 1:
      return new Uint8Array([...update.slice(0, cut()), ...random.pick(corpus).slice(cut())]);
    case 2:
      return new Uint8Array([...update.slice(0, cut()), random.below(256), ...update.slice(cut())]);
    default:
      for (let n = 0; n <= random.below(3); n += 1) update[random.below(update.length)] = random.below(256);
      return update;
  }
}

/** Applies what is admitted, as a room does, and holds it to what admission promised. */
function take({ server, owners, authorship }: Scene, update: Uint8Array, person: string): boolean {
  const before = new Map([...owners].map(([client]) => [client, authorship.clockOf(client)]));
  const verdict = admit(update, person, authorship);
  if (!verdict.admitted) return false;
  for (const client of verdict.binds) authorship.bind(client, person);
  Y.applyUpdate(server, verdict.repeats ? Y.diffUpdate(update, Y.encodeStateVector(server)) : update);
  expect(isWhole(server), 'something is left waiting').toBe(true);
  expect([...server.share.keys()], 'another root appeared').toEqual([TEXT_NAME]);
  for (const [client, clock] of before) {
    if (owners.get(client) !== person) expect(authorship.clockOf(client), 'wrote as another').toBe(clock);
  }
  return true;
}

describe('admission under fire', () => {
  it(`[R-ADMIT-2] [R-ADMIT-3] [R-ADMIT-4] [R-ADMIT-8] holds against ${HOSTILE} spoilt updates`, () => {
    let admitted = 0;
    for (let round = 0; round * ROUND < HOSTILE; round += 1) {
      const random = seededRandom(round);
      const scene = sceneFrom(random);
      for (let n = 0; n < ROUND; n += 1) {
        const update = spoil(scene.corpus, random);
        try {
          if (take(scene, update, 'eve')) admitted += 1;
        } catch (error) {
          throw new Error(`seed ${round}, update ${n}: ${Buffer.from(update).toString('hex')}`, { cause: error });
        }
      }
    }
    expect(admitted).toBeGreaterThan(HOSTILE / 1_000);
    expect(admitted).toBeLessThan(HOSTILE);
  });

  it(`[R-ADMIT-7] never refuses an honest client: ${HONEST_RUNS} runs of five people, offline, reloaded, with collected deletions`, () => {
    for (let seed = 1; seed <= HONEST_RUNS; seed += 1) playHonestly(seed);
  });
});

interface Author {
  person: string;
  doc: Y.Doc;
}

function sync({ person, doc }: Author, scene: Scene, seed: number): void {
  const answer = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(scene.server));
  expect(take(scene, answer, person), `seed ${seed}: an honest client was refused`).toBe(true);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.server, Y.encodeStateVector(doc)));
}

/** A page that was reloaded with its offline copy: the same text under a new client id. */
function reload(author: Author): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(author.doc));
  author.doc = doc;
}

function playHonestly(seed: number): void {
  const random = seededRandom(seed);
  const scene = sceneFrom(random);
  const authors: Author[] = ['anna', 'anna', 'bob', 'cas', 'dora'].map((person) => ({ person, doc: new Y.Doc() }));
  for (const author of authors) sync(author, scene, seed);
  for (let step = 0; step < 60; step += 1) {
    const author = random.pick(authors);
    const what = random.below(10);
    if (what < 7) edit(author.doc.getText(TEXT_NAME), random);
    else if (what === 7) reload(author);
    else sync(author, scene, seed);
  }
  for (const author of [...authors, ...authors]) sync(author, scene, seed);
  const texts = [scene.server, ...authors.map(({ doc }) => doc)].map((doc) => doc.getText(TEXT_NAME).toString());
  expect(new Set(texts).size, `seed ${seed}: the texts differ`).toBe(1);
}

import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { docxOf } from '../../../server/convert/export/docx/document.ts';
import { EXPORTS } from '../../../server/convert/export/formats.ts';
import { admit } from '../../../server/rooms/admission.ts';
import { createAuthorship } from '../../../server/rooms/authorship.ts';
import { Keeper } from '../../../server/rooms/keeper/keeper.ts';
import { readCoverage } from '../../../shared/passage/covered.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/blocks.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { listedHeadline, plainText, wordCount } from '../../../shared/text/plain.ts';
import { exportSource } from '../../support/exportSource.ts';
import { textOf } from '../../support/flatText.ts';

function serverDoc(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, textOf('Alpha beta', 'Gamma'));
  bodyOf(doc);
  return doc;
}
/** What a client that has the server's text sends after formatting `length` characters from `at` on. */
function formatting(server: Y.Doc, marks: Record<string, unknown>, at = 0, length = 1): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(doc);
  bodyOf(doc).format(at, length, marks);
  return Y.encodeStateAsUpdate(doc, before);
}
const verdictOn = (server: Y.Doc, update: Uint8Array) => {
  const verdict = admit(update, 'eve', createAuthorship(server, new Map()));
  return verdict.admitted ? 'admitted' : verdict.reason;
};
/** A value that has no words: to make a string of it throws. */
const WORDLESS = { toString: 1, valueOf: 1 };
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const kinds = (count: number, name: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), true]));

describe('marks of a client', () => {
  const hostile: [what: string, marks: Record<string, unknown>][] = [
    ['a block of an unspeakable type', { $: { t: WORDLESS } }],
    ['a block of a type in a list', { $: { t: [WORDLESS] } }],
    ['a block without a type', { $: { level: 1 } }],
    ['a block that is a string', { $: 'headline' }],
    ['a block that is a list', { $: [1] }],
    ['a type of 10 kB', { $: { t: 'x'.repeat(10_000) } }],
    ['a link of 100 kB', { link: { href: 'x'.repeat(100_000) } }],
    ['a link with 10,000 keys', { link: kinds(10_000, (n) => `k${n}`) }],
    ['a link 1,000 deep', { link: deep(1_000) }],
    ['a key of 10 kB', { ['x'.repeat(10_000)]: true }],
    ['a key with blanks', { 'a b': true }],
    ['an empty key', { '': true }],
    ['a prototype', JSON.parse('{"__proto__":{"bold":true}}')],
    ['a passage with a value', { 'a:1': { id: 2 } }],
    ['100 kinds of marks', kinds(100, (n) => `k${n}`)],
  ];
  it.each(hostile)('[R-ADMIT-9] that set %s are refused', (_what, marks) => {
    const server = serverDoc();
    expect(verdictOn(server, formatting(server, marks))).toBe('update.inadmissible');
  });

  it.each([
    ['bold', { bold: true }],
    ['a link', { link: { href: `https://example.org/${'x'.repeat(2_000)}` } }],
    ['a block', { $: { t: 'bullet', level: 2, '#': '1.2' } }],
    ['a block of a newer version', { $: { t: 'table', rows: [[{ cell: 'x' }]], '#': '1.2' } }],
    ['a mark of a newer version', { 'x-colour': { name: 'red' } }],
    ['a pasted passage', { 'a:00000000-0000-4000-8000-000000000001': true }],
    ['no mark any more', { bold: null, $: null }],
  ])('[R-ADMIT-9] [R-ADMIT-7] that set %s are let in', (_what, marks) => {
    const server = serverDoc();
    bodyOf(server).format(0, 1, { bold: true });
    expect(verdictOn(server, formatting(server, marks))).toBe('admitted');
  });

  it('[R-ADMIT-9] count over all updates: kinds that came one by one are too many at last', () => {
    const server = serverDoc();
    const authorship = createAuthorship(server, new Map());
    const verdicts = Array.from({ length: 80 }, (_, n) => {
      const update = formatting(server, { [`k${n}`]: true });
      const verdict = admit(update, 'eve', authorship);
      if (!verdict.admitted) return false;
      authorship.addMarks(verdict.marks);
      Y.applyUpdate(server, update);
      return true;
    });
    expect([verdicts.indexOf(false) > 50, verdicts.at(-1)]).toEqual([true, false]);
    expect(createAuthorship(server, new Map()).marks).toEqual(authorship.marks);
  });

  it('[R-ADMIT-9] that came by an older server are read without a fault', async () => {
    const values = [{ t: WORDLESS }, { t: [WORDLESS] }, { t: 'bullet', level: WORDLESS }, { t: 'bullet', level: 1e9 }];
    for (const value of [
      ...values,
      { t: 'bullet', level: 'x' },
      { t: 'embed', url: WORDLESS },
      { t: null },
      'x',
      7,
      [1],
    ]) {
      const text = bodyOf(serverDoc());
      text.format(10, 1, { $: value, link: WORDLESS, bold: WORDLESS });
      const blocks = readBlocks(text);
      expect(blocks.map(({ start, end }) => [start, end])).toEqual([
        [0, 10],
        [11, 16],
      ]);
      expect(plainText(text).text).toBe('Alpha beta\n\nGamma');
      expect([listedHeadline(text), wordCount(text, 'nl'), readCoverage(text).text]).toEqual([
        'Alpha beta',
        3,
        'Alpha beta\nGamma\n',
      ]);
      for (const name of ['txt', 'md', 'html'] as const)
        expect(EXPORTS[name].write(exportSource({ blocks }))).toContain('Gamma');
      expect((await docxOf(exportSource({ blocks }))).byteLength).toBeGreaterThan(1_000);
    }
  });

  it('[R-ADMIT-9] that carry 2,000 unknown passages are taken away in one go', async () => {
    const doc = serverDoc();
    const text = doc.getText(TEXT_NAME);
    for (let n = 0; n < 500; n += 1) text.insert(0, n % 2 ? 'ab' : 'c', n % 2 ? { bold: true } : { bold: null });
    text.format(
      0,
      400,
      kinds(2_000, (n) => `a:${n}`),
    );
    const nothing = () => Promise.resolve([]);
    const passages = { load: nothing, lost: nothing, save: () => Promise.resolve(true) };
    const texts = { lastSeq: () => Promise.resolve(0), history: () => Promise.resolve([]) };
    let changes = 0;
    doc.on('update', () => {
      changes += 1;
    });
    const edit = (_origin: unknown, change: (text: Y.Text) => void) =>
      Promise.resolve(doc.transact(() => change(text)));
    const live = {
      ...{ doc, text, edit, ownerOf: () => null, settled: () => Promise.resolve() },
      ...{ hasDuty: () => true, until: async () => true },
    };
    const keeper = new Keeper({
      ...{
        article: 'a',
        live,
        passages,
        texts,
        ledgers: { read: () => Promise.resolve([]), head: () => Promise.resolve({ seq: 0, hash: '' }) },
        clock: () => 0,
        records: [],
        schedule: () => () => undefined,
      },
      onError: () => undefined,
    });
    let passes = 0;
    const format = text.format.bind(text);
    text.format = (...request) => {
      passes += 1;
      format(...request);
    };
    await keeper.run();
    expect([readCoverage(text).ranges.size, changes, passes]).toEqual([0, 1, 1]);
  });
});

describe('what an update may cost', () => {
  function handMade(write: (put: (...values: number[]) => void, encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    write((...values) => {
      for (const value of values) encoding.writeVarUint(encoder, value);
    }, encoder);
    return encoding.toUint8Array(encoder);
  }

  it('[R-ADMIT-1] one deletion said 40,000 times is refused', () => {
    const server = serverDoc();
    const [client = 0] = server.store.clients.keys();
    const update = handMade((put) => {
      put(0, 1, client, 40_000);
      for (let n = 0; n < 40_000; n += 1) put(0, 5);
    });
    expect(verdictOn(server, update)).toBe('update.inadmissible');
  });

  it('[R-ADMIT-1] parts in the worst order cost no more than their number', () => {
    const [clients, each] = [1_000, 19];
    const update = handMade((put, encoder) => {
      put(clients);
      for (let c = 0; c < clients; c += 1) {
        put(each, 1_000 + c, 0);
        for (let n = 0; n < each; n += 1) {
          const isFirst = n === 0 && c === clients - 1;
          encoding.writeUint8(encoder, isFirst ? 4 : 0x84);
          if (isFirst) {
            put(1);
            encoding.writeVarString(encoder, TEXT_NAME);
          } else if (c < clients - 1) put(1_001 + c, n);
          else put(1_000, n - 1);
          encoding.writeVarString(encoder, 'x');
        }
      }
      put(0);
    });
    const authorship = createAuthorship(serverDoc(), new Map());
    let looks = 0;
    const clockOf = (client: number) => {
      looks += 1;
      return authorship.clockOf(client);
    };
    expect(admit(update, 'eve', { ...authorship, clockOf, isCheap: () => true }).admitted).toBe(true);
    expect(looks).toBeLessThan(10 * clients * each);
  });
});

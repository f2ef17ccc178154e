/** What a store must do when several nodes write to one database at the same time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained } from '../../server/rooms/recorder.ts';
import { ForeignClient } from '../../server/storage/failures.ts';
import type { ArticleRecord, NewTextRow, Storage } from '../../server/storage/ports.ts';
import { GENESIS_HASH, verifyChain } from '../../shared/ledger/chain.ts';

const RUNS = Number(process.env['NODES_RUNS'] ?? 6);
const ARTICLES = ['a', 'b'];
const PEOPLE = ['anna', 'bob'];

const record = (id: string): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
});

/** One thing that a node does; all of a run are asked for at once. */
type Deed = { node: number; article: string } & ({ kind: 'text'; rows: number } | { kind: 'decision'; events: number });

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    node: fc.nat(1),
    article: fc.constantFrom(...ARTICLES),
    kind: fc.constant('text' as const),
    rows: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    node: fc.nat(1),
    article: fc.constantFrom(...ARTICLES),
    kind: fc.constant('decision' as const),
    events: fc.integer({ min: 1, max: 2 }),
  }),
);

/** @returns the number of the last row, for text. */
async function doIt(store: Storage, one: Deed, number: number): Promise<number> {
  if (one.kind === 'text') {
    const rows = Array.from(
      { length: one.rows },
      (_, at): NewTextRow => ({
        author: PEOPLE[one.node] ?? null,
        update: new Uint8Array([one.node, number, at]),
      }),
    );
    return store.texts.append(one.article, rows, []);
  }
  const bodies = Array.from({ length: one.events }, () => ({ type: 'thread.reopened' as const, annotation: 'n' }));
  const stamp = { command: `c${number}`, actor: 'anna', at: '2026-01-01T00:00:00.000Z' };
  await store.ledgers.transact(one.article, 0, (head) => ({ events: chained(head, bodies, stamp), passages: [] }));
  return 0;
}

async function checkText(store: Storage, article: string, deeds: Deed[], lastSeqs: number[]): Promise<void> {
  const rows = await store.texts.history(article, 0, 10_000);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
  for (const [number, one] of deeds.entries()) {
    if (one.kind !== 'text' || one.article !== article) continue;
    const places = Array.from({ length: one.rows }, (_, at) => (lastSeqs[number] ?? 0) - one.rows + 1 + at);
    const found = places.map((seq) => [...(rows[seq - 1]?.update ?? [])]);
    expect(found).toEqual(places.map((_, at) => [one.node, number, at]));
  }
  const written = deeds.map((one) => (one.kind === 'text' && one.article === article ? one.rows : 0));
  expect(rows.length).toBe(1 + written.reduce((sum, each) => sum + each, 0));
}

async function checkLedger(store: Storage, article: string, deeds: Deed[]): Promise<void> {
  const events = await store.ledgers.read(article, 0);
  const verdict = verifyChain(events, { seq: 0, hash: GENESIS_HASH }, true);
  const count = deeds.map((one) => (one.kind === 'decision' && one.article === article ? one.events : 0));
  expect(verdict).toEqual({ ok: true, ...(await store.ledgers.head(article)) });
  expect(events.length).toBe(count.reduce((sum, each) => sum + each, 0));
}

/**
 * @param open gives the empty store and another node's view of it
 */
export function describeNodes(name: string, open: () => Promise<[Storage, Storage]>): void {
  async function withNodes(work: (nodes: [Storage, Storage]) => Promise<void>): Promise<void> {
    const nodes = await open();
    try {
      await nodes[0].desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
      for (const id of ARTICLES) await nodes[0].articles.create(record(id), new Uint8Array([0]));
      await work(nodes);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
    }
  }
  describe(`two nodes on ${name}`, () => {
    it('[R-STORE-19] [R-STORE-5] write texts without a gap and ledgers without a fork, whatever they do at once', async () => {
      await withNodes(async (nodes) => {
        const run = fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 40 }), async (deeds) => {
          const lastSeqs = await Promise.all(
            deeds.map((one, number) => doIt(one.node === 0 ? nodes[0] : nodes[1], one, number)),
          );
          for (const article of ARTICLES) {
            await checkText(nodes[0], article, deeds, lastSeqs);
            await checkLedger(nodes[1], article, deeds);
          }
        });
        const afresh = run.beforeEach(async () => {
          for (const id of ARTICLES) {
            await nodes[0].articles.purge(id);
            await nodes[0].articles.create(record(id), new Uint8Array([0]));
          }
        });
        await fc.assert(afresh, { numRuns: RUNS });
      });
    }, 60_000);

    it('[R-STORE-19] [R-STORE-2] a client id that both bind at once belongs to one, and nothing of the other is written', () =>
      withNodes(async (nodes) => {
        for (let client = 1; client <= 5; client += 1) {
          const tries = await Promise.allSettled(
            nodes.map((node, at) =>
              node.texts.append(
                'a',
                [{ author: PEOPLE[at] ?? null, update: new Uint8Array([client, at]) }],
                [[client, PEOPLE[at] ?? '']],
              ),
            ),
          );
          const lost = tries.filter((each) => each.status === 'rejected');
          expect(lost.map(({ reason }) => reason)).toEqual([new ForeignClient(client)]);
          const { owners, rows } = await nodes[0].texts.load('a');
          const winner = tries.findIndex((each) => each.status === 'fulfilled');
          expect(owners.get(client)).toBe(PEOPLE[winner]);
          expect([...(rows.at(-1)?.update ?? [])]).toEqual([client, winner]);
          expect(rows.length).toBe(1 + client);
        }
      }));

    it('[R-STORE-9] [R-STORE-8] give out an invite, a slug and a tick under one lock', () =>
      withNodes(async ([one, other]) => {
        const times = { createdAt: 1, expiresAt: 2, usedAt: null, usedBy: null };
        const invite = { tokenHash: 'h', kind: 'desk' as const, desk: 'd1', role: 'editor' as const, email: null };
        await one.desks.addInvite({ ...invite, createdBy: 'anna', ...times });
        const uses = [one, other, one, other].map((node, at) => node.desks.useInvite('h', `p${at}`, 5));
        expect((await Promise.all(uses)).filter(Boolean).length).toBe(1);
        const slugs = [one, other].map((node, at) =>
          node.articles.create({ ...record(`n${at}`), slug: 'same' }, new Uint8Array([1])),
        );
        const made = await Promise.allSettled(slugs);
        expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        let ticks = 0;
        const tick = (node: Storage) =>
          node.ledgers.transact('a', 0, (head, missed) => {
            if (missed.length > 0) return null;
            ticks += 1;
            const stamp = { command: `t${ticks}`, actor: 'anna', at: '2026-01-01T00:00:00.000Z' };
            return { events: chained(head, [{ type: 'thread.reopened', annotation: 'n' }], stamp), passages: [] };
          });
        await Promise.all([one, other, one, other].map(tick));
        expect((await other.ledgers.read('a', 0)).length).toBe(1);
      }));

    it('[R-STORE-8] purge an article at the same time, and beside one that writes to it', () =>
      withNodes(async ([one, other]) => {
        const row = { author: 'anna', update: new Uint8Array([1]) };
        const writes = Promise.allSettled(Array.from({ length: 4 }, () => other.texts.append('a', [row], [])));
        await Promise.all([one.articles.purge('a'), other.articles.purge('a')]);
        for (const { status, ...rest } of await writes) {
          if (status === 'rejected') expect(rest).toMatchObject({ reason: { code: '23503' } });
        }
        expect([await one.articles.find('a'), await one.texts.lastSeq('a')]).toEqual([null, 0]);
      }));
  });
}

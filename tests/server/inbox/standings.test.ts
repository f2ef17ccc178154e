import { beforeEach, expect, it } from 'vitest';
import { createStandings, type StandingTurn } from '../../../server/readers/standings.ts';
import type { ReadReview } from '../../../server/rooms/reviews.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { ArticleRecord, Storage } from '../../../server/storage/ports.ts';
import { DEFAULT_TAGS } from '../../../shared/review/tags.ts';
import { block, CheckedArticle } from '../../support/checking.ts';
import { flush, type ManualClock, manualClock, silentLog } from '../../support/rooms.ts';

const WORDS = 'Police arrested 12 men on Monday.';
const record: ArticleRecord = {
  ...{ id: 'a', desk: 'd1', slug: 'a', headline: 'H', words: 1, language: 'en', deadline: null, createdBy: 'cas' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
};

let storage: Storage;
let clock: ManualClock;
let desk: CheckedArticle;
let claim: string;
let turns: StandingTurn[];

beforeEach(async () => {
  clock = manualClock();
  storage = createMemoryStorage({ now: clock.now });
  await storage.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
  await storage.articles.create(record, new Uint8Array([1]));
  desk = new CheckedArticle([block(WORDS, 'p')]);
  claim = desk.claim('p', 'q');
  desk.evidence('cas', claim);
  turns = [];
});

async function following(fails: () => boolean = () => false) {
  const made = createStandings({
    ...{ storage, clock, log: silentLog, stateOf: async () => desk.state },
    reviewOf: async (): Promise<ReadReview> => {
      const { review, state, blocks } = desk;
      return { review, state, blocks, tags: DEFAULT_TAGS };
    },
    followers: [
      async (turn) => {
        if (fails()) throw new Error('the power went');
        turns.push(turn);
      },
    ],
  });
  await made.start();
  const watcher = await made.watch('a', { hasDuty: () => true } as never);
  const decided = () => made.read({ article: record, isNew: false, events: desk.events, state: desk.state });
  async function say(words: string) {
    desk.blocks = [block(words, 'p')];
    await storage.texts.append('a', [{ author: 'bob', update: new Uint8Array([1]) }], []);
    watcher.changed();
  }
  return { ...made, decided, say };
}
async function passing(ms: number) {
  clock.advance(ms);
  for (let round = 0; round < 5; round += 1) await flush(clock);
}
const told = () =>
  turns.map(({ turn, cracked, mended, stale, clearance }) => ({
    turn,
    ...(cracked.length > 0 ? { cracked: cracked.map(({ signer }) => signer) } : {}),
    ...(mended.length > 0 ? { mended: mended.map(({ signer }) => signer) } : {}),
    ...(stale.length > 0 ? { stale: stale.length } : {}),
    ...(clearance ? { clearance } : {}),
  }));

it('[R-READ-5] tells that ticks cracked some seconds after their words changed, and that they are mended', async () => {
  const { decided, say } = await following();
  desk.tick('ann', claim);
  desk.tick('bob', claim);
  await decided();
  expect(told()).toEqual([]);
  await say('Police arrested 13 men on Monday.');
  await passing(4_000);
  expect(told()).toEqual([]);
  await passing(1_000);
  expect(told()).toEqual([{ turn: 2, cracked: ['ann', 'bob'], stale: 1 }]);
  await say(`${WORDS} `);
  await passing(5_000);
  expect(told()[1]).toEqual({ turn: 3, mended: ['ann', 'bob'] });
});

it('[R-READ-5] waits while somebody types, but not for ever', async () => {
  const { decided, say } = await following();
  desk.tick('ann', claim);
  await decided();
  for (let second = 0; second < 29; second += 1) {
    await say(`Police arrested 13 men on Monday, ${second}.`);
    await passing(1_000);
  }
  expect(told()).toEqual([]);
  await passing(1_000);
  expect(told().length).toBe(1);
});

it('[R-READ-5] says who had a part in the words since the tick', async () => {
  const { decided, say } = await following();
  desk.tick('ann', claim);
  await decided();
  const after = '2026-11-25T10:00:00.000Z';
  await storage.passages.save('a', [
    {
      ...{ id: 'p', annotation: claim, status: 'anchored', exact: 'x', prefix: '', suffix: '', ids: [], longest: 1 },
      ...{ reattached: false, lost: null, rejected: [] },
      changes: [
        { by: ['old'], at: '2026-11-24T10:00:00.000Z', before: '' },
        { by: ['bob'], at: after, before: WORDS },
      ],
    },
  ]);
  await say('Police arrested 13 men on Monday.');
  await passing(5_000);
  expect([turns[0]?.cracked[0]?.by, turns[0]?.stale[0]?.by, turns[0]?.by]).toEqual([['bob'], ['bob'], ['bob']]);
});

it('[R-READ-5] tells nothing of what had cracked before anybody followed the article', async () => {
  desk.tick('ann', claim);
  desk.blocks = [block('Police arrested 13 men on Monday.', 'p')];
  const { read } = await following();
  await read({ article: record, isNew: false, events: [], state: desk.state });
  expect(told()).toEqual([]);
  expect(await storage.standings.told('a')).toMatchObject({ turn: 1, cracked: [3] });
});

it('[R-READ-5] what a crash left untold is told, under the same number; what was told is not told again', async () => {
  const first = await following(() => true);
  desk.tick('ann', claim);
  await first.decided();
  await first.say('Police arrested 13 men on Monday.');
  await passing(5_000);
  await first.stop();
  expect(told()).toEqual([]);
  await following();
  await passing(60_000);
  expect(told()).toEqual([{ turn: 2, cracked: ['ann'], stale: 1 }]);
  await passing(600_000);
  expect(turns.length).toBe(1);
});

it('[R-READ-5] tells that a clearance was touched, and that it reads as it was cleared again', async () => {
  const { decided, say } = await following();
  desk.tick('ann', claim);
  desk.tick('bob', claim);
  expect(desk.run('cas', { type: 'clearance.clear' })).toBe('clearance.cleared');
  await decided();
  await say(`${WORDS} And women.`);
  await passing(5_000);
  await say(WORDS);
  await passing(5_000);
  expect(told().map(({ clearance }) => clearance)).toEqual(['touched', 'whole']);
});

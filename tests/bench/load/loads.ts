/**
 * The load that a server carries, beside hocuspocus and y-websocket-server as their documentation sets them up, and beside
 * a bare relay. All on one machine, one after another in every round; medians over rounds, ratios within a round.
 */
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { CONTESTANTS, type ContestantName } from './contestant.ts';
import { lostInKills } from './lost.ts';
import { atStart, manyArticles } from './memory.ts';
import { openings } from './opening.ts';
import { costOfEdit, mostCarried } from './paces.ts';

const EVERYBODY = Object.keys(CONTESTANTS) as ContestantName[];
/** Edits a second in all, rising. */
const ROOM_RATES = [
  2_000, 5_000, 8_000, 11_000, 14_000, 17_000, 20_000, 24_000, 28_000, 32_000, 36_000, 42_000, 50_000,
];
const DESK_RATES = [3_000, 6_000, 9_000, 12_000, 15_000, 18_000, 22_000, 26_000, 30_000, 35_000, 40_000];

interface Plan {
  servers: ContestantName[];
  rounds: number;
  seconds: number;
  warmUp: number;
  people: number[];
  roomRates: number[];
  deskRates: number[];
  desks: number;
  many: number;
  edits: number;
  storm: number;
  times: number;
  kills: number;
  /** What a server has to write down a long history once it has it. */
  writtenSeconds: number;
}
const FULL: Plan = {
  servers: EVERYBODY,
  ...{ rounds: 3, seconds: 4, warmUp: 8, people: [2, 50, 200], roomRates: ROOM_RATES, deskRates: DESK_RATES },
  ...{ desks: 100, many: 2_000, edits: 260_000, storm: 100, times: 5, kills: 10, writtenSeconds: 12 },
};
/** Beside nobody: that the relay measures is seen in `relay`. */
const SMOKE: Plan = {
  servers: ['kantlijn'],
  ...{ rounds: 1, seconds: 0.3, warmUp: 0.2, people: [2], roomRates: [200], deskRates: [200] },
  ...{ desks: 2, many: 3, edits: 300, storm: 3, times: 1, kills: 1, writtenSeconds: 0.2 },
};

const keepersOf = ({ servers }: Plan) => servers.filter((name) => CONTESTANTS[name].keeps);

/** One figure of one server in one round. */
interface Row {
  what: string;
  server: ContestantName;
  round: number;
  value: number;
  unit: string;
}

const PARTS = ['cost', 'room', 'desks', 'many', 'opening', 'start', 'lost'] as const;
type Part = (typeof PARTS)[number];

const print = (text: string) => void process.stdout.write(`${text}\n`);

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Tells a figure as soon as it is known, and keeps it. */
function createBook() {
  const rows: Row[] = [];
  return {
    rows,
    note(round: number, server: ContestantName, what: string, value: number | null, unit: string): void {
      rows.push({ what, server, round, value: value ?? Number.NaN, unit });
      print(
        `round ${round + 1}  ${what.padEnd(44)} ${server.padEnd(20)} ${(value ?? Number.NaN).toFixed(2).padStart(12)} ${unit}`,
      );
    },
  };
}
type Book = ReturnType<typeof createBook>;

/** A table with a line for each figure and a column for each server: the median, and in how many rounds. */
function table(rows: readonly Row[], servers: readonly ContestantName[]): string {
  const whats = [...new Set(rows.map(({ what }) => what))];
  const lines = whats.map((what) => {
    const cells = servers.map((name) => {
      const values = rows.filter((row) => row.what === what && row.server === name).map(({ value }) => value);
      return (values.length === 0 ? '–' : median(values).toFixed(values.some((value) => value < 100) ? 2 : 0)).padStart(
        19,
      );
    });
    const unit = rows.find((row) => row.what === what)?.unit ?? '';
    return `${`${what}, ${unit}`.padEnd(58)}${cells.join('')}`;
  });
  return [`${''.padEnd(58)}${servers.map((name) => name.padStart(19)).join('')}`, ...lines].join('\n');
}

async function costs(plan: Plan, round: number, book: Book): Promise<void> {
  for (const people of plan.people) {
    const what = `${people} people, 40 edits/s`;
    const pace = { perSecond: 40, seconds: plan.seconds * 2, warmUp: plan.warmUp };
    const found = new Map<ContestantName, number>();
    for (const name of plan.servers) {
      const { cpu, p50, p99 } = await costOfEdit(name, { articles: 1, people }, pace);
      found.set(name, cpu);
      book.note(round, name, `${what}: CPU of a delivered edit`, cpu, 'µs');
      book.note(round, name, `${what}: p50`, p50, 'ms');
      book.note(round, name, `${what}: p99`, p99, 'ms');
    }
    const relay = found.get('relay') ?? Number.NaN;
    for (const name of keepersOf(plan)) {
      book.note(round, name, `${what}: CPU × the relay’s`, (found.get(name) ?? Number.NaN) / relay, '×');
    }
  }
}

const STEPS: Record<Part, (plan: Plan, round: number, book: Book) => Promise<void>> = {
  cost: costs,
  async room(plan, round, book) {
    for (const name of plan.servers) {
      const most = await mostCarried(name, { articles: 1, people: 50 }, { ...plan, rates: plan.roomRates });
      book.note(round, name, '50 people on one article: deliveries', most?.deliveries ?? 0, 'a second');
    }
  },
  async desks(plan, round, book) {
    const crowding = { articles: plan.desks, people: 3 };
    for (const name of plan.servers) {
      const most = await mostCarried(name, crowding, { ...plan, rates: plan.deskRates });
      book.note(round, name, `${plan.desks} articles × 3 people: edits`, most?.perSecond ?? 0, 'a second');
    }
  },
  async many(plan, round, book) {
    for (const name of keepersOf(plan)) {
      const { perArticle, perSocket, p50, p99 } = await manyArticles(name, plan.many, plan.seconds * 2);
      const what = `${plan.many} articles × 3 people, 1 edit/s on each`;
      book.note(round, name, `${what}: p50`, p50, 'ms');
      book.note(round, name, `${what}: p99`, p99, 'ms');
      book.note(round, name, 'memory of an open article', perArticle, 'kB');
      book.note(round, name, 'memory of a socket', perSocket, 'kB');
    }
  },
  async opening(plan, round, book) {
    for (const name of keepersOf(plan)) {
      const { edits, storm: people, times, writtenSeconds } = plan;
      const opened = await openings(name, { edits, people, times, writtenSeconds });
      book.note(round, name, `an article of ${edits} edits, opened cold`, opened.cold, 'ms');
      book.note(round, name, `an article of ${edits} edits, opened warm`, opened.warm, 'ms');
      book.note(round, name, `${people} people open it at once, fresh`, opened.hundredFresh, 'ms');
      book.note(round, name, `${people} people open it at once, resuming`, opened.hundredResuming, 'ms');
    }
  },
  async start(plan, round, book) {
    for (const name of plan.servers) book.note(round, name, 'memory of a process at start', await atStart(name), 'MB');
  },
  async lost(plan, round, book) {
    for (const name of keepersOf(plan)) {
      const { read, readAndLost, saved, savedAndLost } = await lostInKills(name, plan.kills);
      book.note(round, name, `${plan.kills} kills: read by others`, read, 'edits');
      book.note(round, name, `${plan.kills} kills: read by others, and lost`, readAndLost, 'edits');
      book.note(round, name, `${plan.kills} kills: told saved`, saved, 'edits');
      book.note(round, name, `${plan.kills} kills: told saved, and lost`, savedAndLost, 'edits');
    }
  },
};

/** What is measured once, since its figures are counted or are medians already. */
const ONCE: ReadonlySet<Part> = new Set(['opening', 'lost']);

/**
 * @param what names of parts parted by commas, or nothing for all; `servers` likewise; `rounds` for all that vary.
 * @param file where all figures go as JSON; none where it is empty.
 */
export async function measureLoads(
  isSmoke: boolean,
  { what, servers, rounds, file }: { what: string; servers: string; rounds: number; file: string },
): Promise<void> {
  const whole = isSmoke ? SMOKE : { ...FULL, rounds };
  const plan =
    servers === '' ? whole : { ...whole, servers: EVERYBODY.filter((name) => servers.split(',').includes(name)) };
  const parts = what === '' ? PARTS : PARTS.filter((part) => what.split(',').includes(part));
  const book = createBook();
  for (let round = 0; round < plan.rounds; round += 1) {
    print(
      `load of the machine: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
    );
    for (const part of parts) if (round === 0 || !ONCE.has(part)) await STEPS[part](plan, round, book);
  }
  print(table(book.rows, plan.servers));
  if (file) await writeFile(file, JSON.stringify({ at: new Date().toISOString(), rows: book.rows }, null, 1));
}

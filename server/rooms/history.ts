/** The history of an article: its versions, how each reads and what stood on it, what differs, and who wrote what. */
import { type DiffRow, diffRows } from '../../shared/history/diffRows.ts';
import { type Version, versionsOf } from '../../shared/history/versions.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import type { RangeSelector } from '../../shared/ledger/selectors.ts';
import { emptyLedger, isHidden } from '../../shared/ledger/state.ts';
import type { Reader } from '../../shared/ledger/withhold.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import { resolveRange } from '../../shared/passage/relative.ts';
import { reviewOf } from '../../shared/review/review.ts';
import { reviewBlocks } from '../../shared/review/reviewBlock.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { articleHunks } from '../../shared/text/articleDiff.ts';
import { type Attributes, PASSAGE_PREFIX } from '../../shared/text/block.ts';
import { readBlocks, type TextBlock } from '../../shared/text/blocks.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import { readingOf, spotOf, stateOf } from './annotations.ts';
import type { Chronicle, Chronicles } from './chronicle.ts';
import type { Decisions } from './decisions.ts';
import type { Past } from './past.ts';
import type { Rooms } from './port.ts';
import { type Credits, creditsIn, removedIn, saysAnything, type Written, writtenIn } from './written.ts';

export interface HistoryParts {
  storage: Pick<Storage, 'desks'>;
  past: Past;
  chronicles: Chronicles;
  decisions: Pick<Decisions, 'stateOf' | 'eventsOf'>;
  rooms: Pick<Rooms, 'withText'>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** Words under the same marks, by the same people. */
export interface WrittenRun extends Written {
  marks: Attributes;
  /** Ids of the passages that they belong to. */
  passages: string[];
}

export interface WrittenBlock {
  type: string;
  attrs: Attributes;
  runs: WrittenRun[];
}

interface PastState {
  from: number;
  until: number | null;
  coverage: Coverage;
  blocks: TextBlock[];
}

/** What is the same was written by whomever. */
type ToldPart = { kind: DiffRow['parts'][number]['kind']; text: string } & Partial<Written>;

const iso = (ms: number) => new Date(ms).toISOString();

/** The block that the character at `index` belongs to. */
const blockAt = (blocks: readonly TextBlock[], index: number) => blocks.find(({ end }) => index <= end);

function runsOf(block: TextBlock, coverage: Coverage, log: Chronicle, credits: Credits): WrittenRun[] {
  let at = block.start;
  return block.runs.flatMap(({ text, attributes }) => {
    const start = at;
    at += text.length;
    const keys = Object.keys(attributes).filter((key) => key.startsWith(PASSAGE_PREFIX));
    const marks = Object.entries(attributes).filter(([key]) => !keys.includes(key));
    const passages = keys.map((key) => key.slice(PASSAGE_PREFIX.length));
    const written = writtenIn(coverage, start, at, log, credits);
    return written.map((part) => ({ ...part, marks: Object.fromEntries(marks), passages }));
  });
}

/** Whether the same words look otherwise, or are another kind of paragraph. */
function looksOtherwise(a: TextBlock | undefined, b: TextBlock | undefined): boolean {
  const look = (block: TextBlock | undefined) => {
    const runs = block?.runs.map(({ text, attributes }) => {
      const marks = Object.entries(attributes).filter(([key]) => !key.startsWith(PASSAGE_PREFIX));
      return { text, marks: marks.sort(([x], [y]) => (x < y ? -1 : 1)) };
    });
    const joined: { text: string; marks: string }[] = [];
    for (const { text, marks } of runs ?? []) {
      const key = JSON.stringify(marks);
      const last = joined.at(-1);
      if (last?.marks === key) last.text += text;
      else joined.push({ text, marks: key });
    }
    return JSON.stringify([block?.type, Object.entries(block?.attrs ?? {}).sort(), joined]);
  };
  return look(a) !== look(b);
}

export function createHistory({ storage, past, chronicles, decisions, rooms, clock }: HistoryParts) {
  const pastOf = async (article: string, row: number): Promise<PastState | null> => {
    const found = await past.upTo(article, row, (text) => ({ coverage: readCoverage(text), blocks: readBlocks(text) }));
    return found && { from: found.from, until: found.until, ...found.read };
  };

  async function versions(article: string, events: readonly LedgerEvent[]): Promise<Version[]> {
    const log = await chronicles.of(article);
    const rowOf = (client: number) => log.writerOf(client, 0)?.row ?? 0;
    const { stretches, last } = log;
    const [timeOf, rowAt] = [(row: number) => log.timeOf(row), (moment: number) => log.rowAt(moment)];
    return versionsOf({ stretches, last, timeOf, rowAt, rowOf, events });
  }

  async function annotationsAt(article: ArticleRecord, row: number, events: readonly LedgerEvent[], now: number) {
    const { desks } = storage;
    const [tags, rules] = await Promise.all([desks.tagsOf(article.desk), desks.rulesOf(article.desk)]);
    const state = evolveAll(emptyLedger(), events);
    const found = await past.upTo(article.id, row, (text) => {
      const review = reviewOf({
        ...{ state, blocks: reviewBlocks(text), tags: tags ?? DEFAULT_TAGS, rules: rules ?? DEFAULT_RULES },
        ...{ language: article.language, now: iso(now) },
      });
      const reading = readingOf(text);
      return [...state.annotations.values()].flatMap((annotation) => {
        if (isHidden(annotation)) return [];
        const passages = annotation.passages.map(({ id, quote }) => {
          const spot = spotOf(reading, reading.coverage.rangesOf(id));
          if (spot) return { id, status: 'anchored' as const, ...spot };
          return { id, status: 'detached' as const, quote: quote.exact, start: null, end: null };
        });
        return [{ ...annotation, state: stateOf(annotation, review.claims), passages }];
      });
    });
    return found?.read ?? [];
  }

  return {
    /** In order, the first one first. */
    async versionsOf(article: string, reader: Reader): Promise<Version[]> {
      return versions(article, await decisions.eventsOf(article, 0, reader));
    },
    timelineOf: (article: string) => chronicles.of(article),

    /** As `/text` served it; null where there is no such version. */
    async textOf(article: string, version: number): Promise<string | null> {
      if (!(await chronicles.of(article)).has(version)) return null;
      return (await past.upTo(article, version, (text) => plainText(text).text))?.read ?? null;
    },

    /** Null where there is no such version. */
    async read(article: ArticleRecord, version: number, reader: Reader) {
      const log = await chronicles.of(article.id);
      if (!log.has(version)) return null;
      const events = await decisions.eventsOf(article.id, 0, reader);
      const found = await pastOf(article.id, version);
      if (!found) return null;
      const until = log.has(version + 1) ? log.timeOf(version + 1) : null;
      // What was decided while it read so.
      const then = events.filter(({ at }) => until === null || Date.parse(at) < until);
      const credits = creditsIn(await decisions.stateOf(article.id));
      const blocks = found.blocks.map((block): WrittenBlock => {
        const { type, attrs } = block;
        return { type, attrs, runs: runsOf(block, found.coverage, log, credits) };
      });
      return {
        version,
        at: iso(log.timeOf(version)),
        until: until === null ? null : iso(until),
        seq: then.at(-1)?.seq ?? 0,
        blocks,
        annotations: await annotationsAt(article, version, then, until ?? clock()),
      };
    },

    /** What makes `to` of `from`; null where one of them is no version. */
    async diff(article: ArticleRecord, from: number, to: number) {
      const log = await chronicles.of(article.id);
      if (!log.has(from) || !log.has(to)) return null;
      const [before, after] = [await pastOf(article.id, from), await pastOf(article.id, to)];
      if (!before || !after) return null;
      const credits = creditsIn(await decisions.stateOf(article.id));
      const hunks = articleHunks(before.coverage.text, after.coverage.text, article.language);
      const rows = diffRows(before.coverage.text, after.coverage.text, hunks);
      const parts = ({ parts: all }: DiffRow) =>
        all.flatMap(({ kind, start, end }): ToldPart[] => {
          if (kind === 'same') return [{ kind, text: after.coverage.text.slice(start, end) }];
          const by =
            kind === 'in'
              ? writtenIn(after.coverage, start, end, log, credits)
              : removedIn(before.coverage, start, end, log);
          return by.map((part) => ({ kind, ...part }));
        });
      const typeIn = (state: PastState, index: number | null) =>
        index === null ? null : (blockAt(state.blocks, index)?.type ?? 'paragraph');
      return {
        from: { version: from, at: iso(log.timeOf(from)) },
        to: { version: to, at: iso(log.timeOf(to)) },
        rows: rows.map((row) => ({
          kind: row.kind,
          before: typeIn(before, row.before),
          after: typeIn(after, row.after),
          looks:
            row.kind === 'same' &&
            looksOtherwise(blockAt(before.blocks, row.before ?? 0), blockAt(after.blocks, row.after ?? 0)),
          parts: parts(row),
        })),
      };
    },

    /** Who wrote the words that a range holds now; null where it does not lie in the text. */
    async writersOf(article: string, range: RangeSelector): Promise<Written[] | null> {
      const found = await rooms.withText(article, async (live) => {
        // What is told is durable, and so in the log.
        await live.settled();
        const place = resolveRange(live.text, range);
        return place && { place, coverage: readCoverage(live.text) };
      });
      if (!found) return null;
      const { start, end } = found.place;
      const log = await chronicles.of(article);
      const credits = creditsIn(await decisions.stateOf(article));
      return writtenIn(found.coverage, start, end, log, credits).filter(saysAnything);
    },
  };
}

/**
 * The desk's page in one answer, made once a second at most however many people look (docs/protocol/desk.md): the store
 * tells in three queries which articles there are and how far each is, and only of those that changed more is read.
 */
import { createHash } from 'node:crypto';
import type { ArticleFigures } from '../shared/review/figures.ts';
import { hashOfData } from '../shared/review/version.ts';
import type { Identity } from './identity/port.ts';
import type { Decisions } from './rooms/decisions.ts';
import type { HeldFigures } from './rooms/figures.ts';
import type { Rooms } from './rooms/port.ts';
import { shareAnswers } from './shareAnswers.ts';
import type { BoardRow, Place } from './storage/boardPort.ts';
import type { Storage } from './storage/ports.ts';

/** Articles in one answer at most, those changed last. */
export const BOARD_MOST = 1_000;
/** So old may an answer be. */
const FRESH_MS = 1_000;
/** Answers held at once, of one desk and place each. */
const BOARDS = 1_000;
/** Articles whose figures are remembered here; they are kept in the store as well. */
const REMEMBERED = 10_000;

interface Named {
  id: string;
  name: string;
}

interface BoardArticle {
  id: string;
  slug: string;
  headline: string;
  language: string;
  deadline: string | null;
  words: number;
  coverage: number;
  wordStates: ArticleFigures['words'];
  counts: ArticleFigures['counts'];
  clearance: { status: 'cleared' | 'touched'; at: string; touched: number; by: Named; signers: Named[] } | null;
  session: ArticleFigures['session'];
  assigned: Named[];
  holders: Named[];
  present: Named[];
  updatedAt: string;
  archivedAt: string | null;
  deletedAt: string | null;
}

interface BoardAnswer {
  /** Of all that stands in it. */
  etag: string;
  articles: BoardArticle[];
  counts: Record<Place, number>;
}

export interface BoardParts {
  storage: Pick<Storage, 'board' | 'desks'>;
  decisions: Pick<Decisions, 'figuresOf'>;
  rooms: Pick<Rooms, 'present'>;
  accounts: Pick<Identity, 'namesOf'>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** @param isFresh whether an answer of the last second is too old: somebody has just changed something and wants to see it. */
export type Board = (desk: string, place: Place, isFresh: boolean) => Promise<BoardAnswer>;

interface Known extends HeldFigures {
  stamp: string;
}

type ToldRow = BoardRow & { figures: ArticleFigures };

const iso = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());

function peopleOf({ assigned, figures }: ToldRow): string[] {
  const { clearance, holders, signers } = figures;
  return [...assigned, ...holders, ...(clearance ? [clearance.by, ...signers] : [])];
}

/** @param named leaves out who has no account any more. */
function articleOf(row: ToldRow, named: (people: readonly string[]) => Named[], present: Named[]): BoardArticle {
  const { article, figures, assigned, archivedAt } = row;
  const { id, slug, headline, language, deadline, words, updatedAt, deletedAt } = article;
  const { percent, words: wordStates, counts, clearance, holders, signers, session } = figures;
  const [by = { id: clearance?.by ?? '', name: '' }] = named(clearance ? [clearance.by] : []);
  return {
    ...{ id, slug, headline, language, deadline, words, coverage: percent, wordStates, counts, session },
    clearance: clearance && {
      ...{ status: clearance.status, at: clearance.at, touched: clearance.touched, by },
      signers: named(signers.filter((person) => person !== clearance.by)),
    },
    ...{ assigned: named(assigned), holders: named(holders), present },
    ...{ updatedAt: new Date(updatedAt).toISOString(), archivedAt: iso(archivedAt), deletedAt: iso(deletedAt) },
  };
}

export function createBoard({ storage, decisions, rooms, accounts, clock }: BoardParts): Board {
  const known = new Map<string, Known>();
  const share = shareAnswers<BoardAnswer>({ clock, forMs: FRESH_MS, most: BOARDS });

  async function figuresOf(row: BoardRow, rules: string): Promise<ArticleFigures> {
    const { article, text, ledger, lost } = row;
    const stamp = [text, ledger, lost, article.language, rules].join(' ');
    const before = known.get(article.id);
    const holds = before && (before.until === null || Date.parse(before.until) > clock());
    if (before?.stamp === stamp && holds) return before.figures;
    const told = await decisions.figuresOf(article);
    known.delete(article.id);
    known.set(article.id, { stamp, ...told });
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && !oldest.done) known.delete(oldest.value);
    return told.figures;
  }

  async function read(desk: string, place: Place): Promise<BoardAnswer> {
    const [rows, counts, tags, rules] = await Promise.all([
      storage.board.rows(desk, place, BOARD_MOST),
      storage.board.counts(desk),
      storage.desks.tagsOf(desk),
      storage.desks.rulesOf(desk),
    ]);
    const ruled = hashOfData([tags, rules]);
    const told = await Promise.all(rows.map(async (row) => ({ ...row, figures: await figuresOf(row, ruled) })));
    const names = await accounts.namesOf(told.flatMap(peopleOf));
    const named = (people: readonly string[]) =>
      people.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      });
    const articles = told.map((row) => {
      const present = rooms.present(row.article.id).map(({ person, name }) => ({ id: person, name }));
      return articleOf(row, named, present);
    });
    const content = JSON.stringify([articles, counts]);
    return { articles, counts, etag: createHash('sha256').update(content).digest('base64url') };
  }

  return (desk, place, isFresh) => share(`${desk} ${place}`, () => read(desk, place), isFresh);
}

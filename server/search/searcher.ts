/**
 * Finds for somebody what they may see at this moment. The store looks at desks, the bin and the readers of confidential
 * evidence as they are now; comments and evidence of articles on which more was decided since they were indexed are held
 * against the ledger here, before anything is counted.
 */
import { peopleMentioned, spelledOut } from '../../shared/ledger/mention.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { MarkedPart, SearchKind } from '../../shared/search/kinds.ts';
import { excerpt, marked } from '../../shared/search/marked.ts';
import { searchTerms } from '../../shared/search/query.ts';
import { searchKey } from '../storage/searchEntry.ts';
import type { FoundEntry, SearchQuestion, SearchStore } from '../storage/searchPort.ts';
import { decidedEntries } from './entries.ts';

/** Comments and evidence that are held against the ledger for one question; those beyond are not found until indexed. */
const MOST_DOUBTFUL = 500;

interface Asked extends Omit<SearchQuestion, 'terms'> {
  /** As it was typed. */
  text: string;
  kinds: readonly SearchKind[];
  limit: number;
  offset: number;
}

export interface Hit extends Omit<FoundEntry, 'title' | 'body'> {
  title: MarkedPart[];
  /** Around what was asked for; empty where there is nothing but the title. */
  excerpt: MarkedPart[];
}

interface Findings {
  hits: Hit[];
  counts: Record<SearchKind, number>;
}

export interface Searcher {
  find(asked: Asked): Promise<Findings>;
}

export interface SearcherParts {
  search: SearchStore;
  stateOf(article: string): Promise<LedgerState>;
  /** By person id; who is not known any more is missing. */
  namesOf(people: string[]): Promise<Map<string, string>>;
}

export function createSearcher({ search, stateOf, namesOf }: SearcherParts): Searcher {
  /** As it is read: with the names that people have today. */
  async function bodiesOf(hits: readonly FoundEntry[]): Promise<string[]> {
    const comments = hits.filter(({ kind }) => kind === 'comment');
    const mentioned = comments.flatMap(({ body }) => peopleMentioned(body));
    const names = mentioned.length === 0 ? new Map<string, string>() : await namesOf(mentioned);
    return hits.map(({ kind, body }) => {
      if (kind !== 'comment') return body;
      return spelledOut(body, (mention) => (mention.kind === 'person' ? (names.get(mention.id) ?? '…') : mention.id));
    });
  }

  /** Keys of the entries that the ledger of now would give again. */
  async function vouchedFor(question: SearchQuestion): Promise<number[]> {
    const doubtful = await search.doubtful(question, MOST_DOUBTFUL);
    const articles = [...new Set(doubtful.map(({ article }) => article))];
    const valid = new Set<number>();
    for (const article of articles) {
      const entries = decidedEntries(await stateOf(article));
      for (const entry of entries) valid.add(searchKey(article, entry));
    }
    return doubtful.flatMap(({ key }) => (valid.has(key) ? [key] : []));
  }
  return {
    async find({ text, kinds, limit, offset, ...rest }) {
      const terms = searchTerms(text);
      const isNothing = text.trim() !== '' && terms.length === 0;
      // Signs alone are found nowhere; an empty question lists what the filters allow.
      const question: SearchQuestion = { ...rest, terms, desks: isNothing ? [] : rest.desks };
      const vouched = await vouchedFor(question);
      const { hits, counts } = await search.find(question, { kinds, vouched, limit, offset });
      const bodies = await bodiesOf(hits);
      const told = hits.map(({ title, body: _stored, ...same }, at) => ({
        ...same,
        ...{ title: marked(title, terms), excerpt: excerpt(bodies[at] ?? '', terms) },
      }));
      return { counts, hits: told };
    },
  };
}

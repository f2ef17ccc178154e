/** What can be found of an article, told from its words and its ledger. */
import type { Claim } from '../../shared/ledger/claim.ts';
import type { Evidence } from '../../shared/ledger/evidence.ts';
import type { EvidenceContent } from '../../shared/ledger/evidenceContent.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { Thread } from '../../shared/ledger/thread.ts';
import { type ArticleReview, quotesOf } from '../../shared/review/review.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import { quoteKey } from '../../shared/search/quoteKey.ts';
import { type StemLanguage, stemLanguages } from '../../shared/search/words.ts';
import type { ArticleRecord } from '../storage/ports.ts';
import type { SearchEntry } from '../storage/searchPort.ts';

/** What an article is searched in. */
export interface Searched {
  state: LedgerState;
  blocks: readonly ReviewBlock[];
  review: Pick<ArticleReview, 'words' | 'claims'>;
}

/** What stands behind that in a text is not found, in UTF-16 units: some thirty thousand words. */
const LONGEST_BODY = 200_000;
/** What people write about an article may be in another language than the article. */
const BOTH: StemLanguage[] = ['nl', 'en'];

const milliseconds = (iso: string) => Date.parse(iso);
const unique = (ids: readonly (string | null | undefined)[]) => [
  ...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== '')),
];

/** Hard breaks as line ends, pictures and other things left out. */
const readable = (text: string) => text.replaceAll('\u2028', '\n').replaceAll('\ufffc', '').trim();

function articleEntry({ id, slug, language, createdBy, createdAt }: ArticleRecord, blocks: Searched['blocks']) {
  const counted = blocks.filter(({ type, text }) => type !== 'residue' && readable(text) !== '');
  const head = counted.find(({ type }) => type === 'headline') ?? counted[0];
  const rest = counted.filter((block) => block !== head).map(({ text }) => readable(text));
  const entry: SearchEntry = {
    ...{ kind: 'article', item: id, annotation: null },
    ...{ title: readable(head?.text ?? ''), alias: slug, body: rest.join('\n\n').slice(0, LONGEST_BODY) },
    ...{ languages: stemLanguages(language), tag: null, state: null, verdict: null },
    ...{ people: [createdBy], at: createdAt, readers: null, keys: [] },
  };
  return entry;
}

function claimEntry(claim: Claim, { review }: Pick<Searched, 'review'>): SearchEntry {
  const { id, opener, openedAt, ticks, tag, lease, assignee, note } = claim;
  const quotes = [...new Set(quotesOf(claim, review))];
  const { state = 'open', verdict = null, lease: held = null } = review.claims.get(id) ?? {};
  const said = [note?.text, ...ticks.map((tick) => tick.note)].filter((text) => text);
  const moments = [openedAt, ...ticks.map((tick) => tick.at), ...(lease ? [lease.since] : [])];
  return {
    ...{ kind: 'claim', item: id, annotation: id },
    ...{ title: quotes.join(' … '), alias: '', body: said.join('\n'), languages: BOTH, tag, state, verdict },
    people: unique([opener, assignee, held?.by, ...ticks.map(({ by }) => by)]),
    at: Math.max(...moments.map(milliseconds)),
    readers: null,
    keys: quotes.flatMap((quote) => quoteKey(quote) ?? []),
  };
}

/** How somebody can be reached is not searched in. */
function saidIn(content: EvidenceContent): string {
  const { excerpt, method, locator, url, archived, file, source, group, translator, consulted, image } = content;
  const answers = Object.values(image ?? {}).flatMap((given) => (given ? [given.answer, given.how] : []));
  const said = [excerpt, source?.name, source?.role, group, locator, method, url, archived?.url, file?.name];
  return [...said, translator, consulted?.by, ...answers].filter((text) => text).join('\n');
}

/** Who may read a record, as `mayReadEvidence` has it of members of the desk; null for all of them. */
function readersOf({ by, content }: Evidence): string[] | null {
  const whom = content?.confidentiality ?? { people: [] };
  return typeof whom === 'string' ? null : unique([by, ...whom.people]);
}

function evidenceEntry(evidence: Evidence, claim: Claim): SearchEntry[] {
  const { id, by, writtenBy, writtenAt, content, withdrawn } = evidence;
  if (!content || withdrawn) return [];
  return [
    {
      ...{ kind: 'evidence', item: id, annotation: claim.id, title: content.title, alias: '', body: saidIn(content) },
      ...{ languages: BOTH, tag: claim.tag, state: null, verdict: null, people: unique([by, writtenBy]) },
      ...{ at: milliseconds(writtenAt), readers: readersOf(evidence), keys: [] },
    },
  ];
}

function commentEntries({ id: annotation, comments, resolution }: Thread): SearchEntry[] {
  const state = resolution ? 'resolved' : 'open';
  return comments
    .filter(({ deleted }) => !deleted)
    .map(({ id, author, at, text }) => ({
      ...{ kind: 'comment', item: id, annotation, title: '', alias: '', body: text },
      ...{ languages: BOTH, tag: null, state, verdict: null, people: [author] },
      ...{ at: milliseconds(at), readers: null, keys: [] },
    }));
}

const openClaims = (state: LedgerState) => annotationsOf(state, 'claim').filter(({ dropped }) => dropped === null);

/** Comments and evidence: what holds as of the last decision, whatever the words. */
export function decidedEntries(state: LedgerState): SearchEntry[] {
  const evidence = openClaims(state).flatMap((claim) => claim.evidence.flatMap((each) => evidenceEntry(each, claim)));
  return [...annotationsOf(state, 'thread').flatMap(commentEntries), ...evidence];
}

/** Everything that can be found of an article. */
export function entriesOf(record: ArticleRecord, searched: Searched): SearchEntry[] {
  const claims = openClaims(searched.state).map((claim) => claimEntry(claim, searched));
  return [articleEntry(record, searched.blocks), ...claims, ...decidedEntries(searched.state)];
}

/** The report of an article's check, as data and as a page. */
import { isGuest } from '../../../shared/guest.ts';
import { stateFor } from '../../../shared/ledger/withhold.ts';
import { publicReport } from '../../../shared/review/publicReport.ts';
import { reportOf } from '../../../shared/review/report.ts';
import type { Report } from '../../../shared/review/reportSchema.ts';
import { reportPage } from '../../convert/report/page.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';

export const REPORT_FORMATS = ['report.json', 'report.html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function isReportFormat(format: string): format is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(format);
}

export interface ReportAsked {
  /** Person id of the reader. */
  person: string;
  /** The short form for readers outside. */
  isPublic: boolean;
  /** Of the page; null for the article's own. */
  language: string | null;
}

/** Words for people who have no name (any more) are there in two languages. */
export const namesIn = (language: string) => (language.startsWith('nl') ? 'nl' : 'en');

/** The reader of the public form: nobody of the desk. */
const NOBODY = { person: '', isMember: false };

/** How the article was checked, as its reader may see it. */
export async function reportFor(
  deps: Pick<HttpDeps, 'decisions' | 'storage' | 'accounts' | 'clock'>,
  article: ArticleRecord,
  { person, isPublic, language: wanted }: ReportAsked,
): Promise<Report> {
  const { decisions, storage, accounts, clock } = deps;
  const [{ state: whole, review, blocks, tags }, members, all] = await Promise.all([
    ...([decisions.reviewOf(article), storage.desks.members(article.desk)] as const),
    storage.ledgers.read(article.id, 0),
  ]);
  const events = all.filter(({ seq }) => seq <= whole.seq);
  const { id, slug, language } = article;
  const said = namesIn(wanted ?? language);
  const names = await accounts.namesOf([...new Set(events.map(({ actor }) => actor))], said);
  const headline = blocks.find(({ type }) => type === 'headline')?.text || article.headline;
  const report = reportOf({
    article: { id, slug, headline, language },
    state: stateFor(isPublic ? NOBODY : { person, isMember: !isGuest(person) }, whole),
    ...{ events, review, blocks, tags, names, now: new Date(clock()).toISOString() },
    roles: new Map(members.map((member) => [member.person, member.role])),
  });
  return isPublic ? publicReport(report) : report;
}

/** Of a page of paper: it shows itself, and runs and loads nothing. */
export function pageHeaders(nonce: string, disposition: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': disposition,
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  };
}

/** As a file that opens in the browser: to read, to print, to keep. */
export async function reportResponse(
  deps: HttpDeps,
  article: ArticleRecord,
  format: ReportFormat,
  asked: ReportAsked,
): Promise<Response> {
  const report = await reportFor(deps, article, asked);
  const disposition = `inline; filename="${article.slug}.${format}"`;
  if (format === 'report.json') {
    return new Response(`${JSON.stringify(report, null, 2)}\n`, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': disposition },
    });
  }
  const nonce = deps.newId();
  const language = asked.language ?? article.language;
  const page = await reportPage({ report, language, nonce });
  return new Response(page, { headers: pageHeaders(nonce, disposition) });
}

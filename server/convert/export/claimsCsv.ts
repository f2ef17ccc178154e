/** The claims as a table: one row each, in the order of the text, with where its check stands. */
import { leaseAt } from '../../../shared/ledger/claimWork.ts';
import type { ReportClaim } from '../../../shared/review/reportSchema.ts';
import { csvTable } from '../csv.ts';
import { checkOf, type ExportSource, nameIn, pageUrl, type ToldOf, toldOf } from './source.ts';

const COLUMNS = [
  ...(['number', 'tag', 'tagName', 'words', 'state', 'verdict', 'needed', 'signatures', 'signedBy'] as const),
  ...(['supports', 'contradicts', 'context', 'origins', 'takenBy', 'takenUntil', 'assignedTo', 'note'] as const),
  ...(['openedBy', 'openedAt', 'id', 'link'] as const),
];
type Row = Record<(typeof COLUMNS)[number], string | number | null>;

/** Between the passages of one claim. */
const AND = ' … ';

function evidenceIn({ evidence }: ReportClaim) {
  const standing = evidence.filter(({ withdrawn }) => withdrawn === null);
  const count = (relation: string) => standing.filter((each) => each.relation === relation).length;
  const origins = new Set(standing.map(({ origin }) => origin)).size;
  return { supports: count('supports'), contradicts: count('contradicts'), context: count('context'), origins };
}

function workOn(told: ToldOf<'claim'> | undefined, source: ExportSource) {
  const lease = told ? leaseAt(told, source.madeAt) : null;
  const assigned = told?.assignee ?? null;
  return {
    ...{ takenBy: lease && nameIn(source, lease.by), takenUntil: lease?.until ?? null },
    ...{ assignedTo: assigned && nameIn(source, assigned) },
    ...{ openedBy: told ? nameIn(source, told.opener) : null, openedAt: told?.openedAt ?? null },
  };
}

function rowOf(claim: ReportClaim, told: ToldOf<'claim'> | undefined, source: ExportSource): Row {
  const { number, tag, tagNames, quotes, state, verdict, needed, standing: signatures, ticks, note, id } = claim;
  const language = source.article.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
  const signers = ticks.filter(({ crack }) => crack === null).map(({ by }) => nameIn(source, by));
  return {
    ...{ number, tag, tagName: tagNames[language], words: quotes.join(AND), state, verdict, needed, signatures },
    ...{ signedBy: [...new Set(signers)].join('; ') || null, ...evidenceIn(claim), ...workOn(told, source) },
    ...{ note: note?.text ?? null, id, link: `${pageUrl(source)}?thread=${id}` },
  };
}

export function claimsCsv(source: ExportSource): string {
  const told = new Map(toldOf(source, 'claim').map((claim) => [claim.id, claim]));
  return csvTable(
    COLUMNS,
    checkOf(source).report.claims.map((claim) => rowOf(claim, told.get(claim.id), source)),
  );
}

/**
 * Checked statements of others as schema.org has them: a ClaimReview for each quote, attribution and paraphrase, a
 * MediaReview for each picture (docs/protocol/export.md, R-EXPORT-11). What a desk checks of its own words is neither. No
 * number rates anything: a verdict says how wording stands to evidence, and a scale would make a truth score of it.
 */
import type { EvidenceContent } from '../../../shared/ledger/evidenceContent.ts';
import type { ReportClaim } from '../../../shared/review/reportSchema.ts';
import type { Verdict } from '../../../shared/review/verdicts.ts';
import { safeHref } from '../../../shared/schema/href.ts';
import { type ReportWords, reportWords } from '../report/words.ts';
import { checkOf, type ExportSource, pageUrl } from './source.ts';
import { exportWords } from './words.ts';

/** Quote, attribution, translation or paraphrase: others said it. */
const SAID_BY_OTHERS: readonly string[] = ['q', 'b', 'v'];
const MEDIA = 'i';
/** A change that is open and an opinion are no result. */
const RESULTS: readonly Verdict[] = ['confirmed', 'attributed', 'single', 'disputed', 'unverifiable', 'wrong'];

/** Kinds of evidence in which a person speaks; in the others an organisation does. */
const SPOKEN: readonly EvidenceContent['kind'][] = ['interview', 'phone', 'recording', 'expert'];

/** Records that stand, and that everybody who reads the article may read. */
function openEvidence({ evidence }: ReportClaim): EvidenceContent[] {
  return evidence.flatMap(({ content, withdrawn }) =>
    content && withdrawn === null && content.confidentiality === 'all' ? [content] : [],
  );
}

/** Only who speaks on the record is named: by a person’s word, or where nothing is said of it, by a public address. */
function claimantIn(records: readonly EvidenceContent[]): object | null {
  const named = records.find(({ source, url }) => {
    const isPublic = source?.attribution === 'onRecord' || (source?.attribution === undefined && url !== undefined);
    return source?.name !== undefined && isPublic;
  });
  if (!named?.source?.name) return null;
  const { name, role } = named.source;
  const isPerson = SPOKEN.includes(named.kind);
  return { '@type': isPerson ? 'Person' : 'Organization', name, ...(isPerson && role ? { jobTitle: role } : {}) };
}

function appearancesIn(records: readonly EvidenceContent[]): object[] {
  return records.flatMap(({ url, title, date }) => {
    const href = safeHref(url);
    return href ? [{ '@type': 'CreativeWork', url: href, name: title, ...(date ? { datePublished: date } : {}) }] : [];
  });
}

function ratingOf(verdict: Verdict, words: ReportWords, source: ExportSource): object {
  return {
    ...{ '@type': 'Rating', alternateName: words.verdicts[verdict], ratingExplanation: words.definitions[verdict] },
    reviewAspect: exportWords(source.article.language).reviewAspect,
  };
}

/** What every review says: who made it, when, on what, and how. */
function reviewOf(claim: ReportClaim, verdict: Verdict, source: ExportSource): object {
  const signed = claim.ticks.filter(({ crack }) => crack === null).map(({ at }) => at);
  const { desk, article, publicUrl } = source;
  return {
    ...{ '@id': `${pageUrl(source)}#${claim.id}`, url: `${pageUrl(source)}?thread=${claim.id}` },
    author: { '@type': 'NewsMediaOrganization', name: desk.name, url: publicUrl },
    ...{ datePublished: signed.toSorted().at(-1), inLanguage: article.language },
    reviewRating: ratingOf(verdict, reportWords(article.language), source),
  };
}

function claimReview(claim: ReportClaim, verdict: Verdict, source: ExportSource): object {
  const records = openEvidence(claim);
  const [author, appearance] = [claimantIn(records), appearancesIn(records)];
  const text = claim.quotes.join(' … ');
  return {
    ...{ '@type': 'ClaimReview', ...reviewOf(claim, verdict, source), claimReviewed: text },
    itemReviewed: {
      ...{ '@type': 'Claim', text },
      ...(author ? { author } : {}),
      ...(appearance.length > 0 ? { appearance } : {}),
    },
  };
}

/** As it was made only where somebody found out, and not with low confidence, whence, by whom, when and where. */
const FOUND_OUT = ['provenance', 'source', 'date', 'location'] as const;
const isOriginal = (verdict: Verdict, records: readonly EvidenceContent[]) =>
  verdict === 'confirmed' &&
  records.some(({ image }) => FOUND_OUT.every((question) => (image?.[question]?.confidence ?? 'low') !== 'low'));

function mediaReview(claim: ReportClaim, verdict: Verdict, source: ExportSource): object {
  const records = openEvidence(claim);
  const words = reportWords(source.article.language);
  const found = records.flatMap(({ image }) =>
    FOUND_OUT.flatMap((question) => {
      const given = image?.[question];
      return given ? [`${words.questions[question]}: ${given.answer}`] : [];
    }),
  );
  return {
    ...{ '@type': 'MediaReview', ...reviewOf(claim, verdict, source) },
    ...(isOriginal(verdict, records) ? { mediaAuthenticityCategory: 'https://schema.org/OriginalMediaContent' } : {}),
    ...(found.length > 0 ? { originalMediaContextDescription: found.join('; ') } : {}),
    itemReviewed: {
      '@type': 'MediaReviewItem',
      mediaItemAppearance: { '@type': 'ImageObject', caption: claim.quotes.join(' … ') },
    },
  };
}

export function claimReviewOf(source: ExportSource): string {
  const reviews = checkOf(source).report.claims.flatMap((claim) => {
    const { state, verdict, tag } = claim;
    if (state !== 'done' || verdict === null || !RESULTS.includes(verdict)) return [];
    if (SAID_BY_OTHERS.includes(tag)) return [claimReview(claim, verdict, source)];
    return tag === MEDIA ? [mediaReview(claim, verdict, source)] : [];
  });
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': reviews }, null, 2)}\n`;
}

/** The words of the printed report, in the languages that it is written in. */
import type { BlockerKind } from '../../shared/review/blockers.ts';
import type { WordState } from '../../shared/review/coverage.ts';
import type { Crack } from '../../shared/review/standing.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';

export interface ReportWords {
  title: string;
  publicTitle: string;
  version: string;
  madeAt: string;
  gate: string;
  cleared: string;
  touched: string;
  notCleared: string;
  blockedBy: string;
  waivedBy: string;
  coverage: string;
  ofWords: string;
  claims: string;
  noClaims: string;
  unsigned: string;
  signed: string;
  signatures: string;
  evidence: string;
  noEvidence: string;
  withheld: string;
  withdrawn: string;
  changes: string;
  noChanges: string;
  proposedBy: string;
  acceptedBy: string;
  sources: string;
  noSources: string;
  dissent: string;
  noDissent: string;
  people: string;
  ledger: string;
  events: string;
  verdicts: Record<Verdict, string>;
  states: Record<WordState, string>;
  blockers: Record<BlockerKind, string>;
  cracks: Record<Crack, string>;
  relations: Record<'supports' | 'contradicts' | 'context', string>;
  tiers: Record<'primary' | 'secondary', string>;
}

const en: ReportWords = {
  title: 'Report of the check',
  publicTitle: 'Report of the check, public form',
  version: 'Version',
  madeAt: 'Made',
  gate: 'Clearance',
  cleared: 'Cleared by',
  touched: 'sentences changed since it was cleared',
  notCleared: 'Not cleared',
  blockedBy: 'Open',
  waivedBy: 'Waived by',
  coverage: 'Coverage',
  ofWords: 'of the words are done',
  claims: 'Claims',
  noClaims: 'No claim was made.',
  unsigned: 'Not signed',
  signed: 'Signed by',
  signatures: 'signatures',
  evidence: 'Evidence',
  noEvidence: 'No evidence.',
  withheld: 'withheld',
  withdrawn: 'withdrawn',
  changes: 'Changes made because of the check',
  noChanges: 'None.',
  proposedBy: 'proposed by',
  acceptedBy: 'accepted by',
  sources: 'Sources by independent origin',
  noSources: 'None.',
  dissent: 'Dissent',
  noDissent: 'None.',
  people: 'People',
  ledger: 'Ledger',
  events: 'events, last hash',
  verdicts: {
    ...{ confirmed: 'Confirmed', change: 'Confirmed with change', attributed: 'Attributed', single: 'Single source' },
    ...{ disputed: 'Disputed', unverifiable: 'Unverifiable', wrong: 'Wrong', uncheckable: 'Not checkable' },
  },
  states: {
    ...{ done: 'done', excluded: 'nothing to check', work: 'in work', stale: 'changed since signed' },
    untouched: 'not looked at',
  },
  blockers: {
    ...{ open: 'Not checked', taken: 'Being checked', stale: 'Changed after it was signed' },
    ...{ secondTick: 'Second signature missing', wrong: 'Wrong', tk: 'Something is missing', change: 'Change open' },
    ...{ single: 'Single source', unverifiable: 'Could not be verified', detached: 'Lost its words' },
    ...{ residue: 'Left-over of another system', coverage: 'Words not checked' },
  },
  cracks: {
    ...{ wording: 'the words were changed after it', evidence: 'its evidence no longer meets it' },
    ...{ suggestion: 'its suggestion went', ended: 'no longer counts' },
  },
  relations: { supports: 'supports', contradicts: 'contradicts', context: 'context' },
  tiers: { primary: 'primary', secondary: 'secondary' },
};

const nl: ReportWords = {
  title: 'Rapport van de controle',
  publicTitle: 'Rapport van de controle, openbare vorm',
  version: 'Versie',
  madeAt: 'Gemaakt',
  gate: 'Vrijgave',
  cleared: 'Vrijgegeven door',
  touched: 'zinnen gewijzigd sinds de vrijgave',
  notCleared: 'Niet vrijgegeven',
  blockedBy: 'Open',
  waivedBy: 'Kwijtgescholden door',
  coverage: 'Dekking',
  ofWords: 'van de woorden is klaar',
  claims: 'Claims',
  noClaims: 'Er is geen claim gemaakt.',
  unsigned: 'Niet ondertekend',
  signed: 'Ondertekend door',
  signatures: 'handtekeningen',
  evidence: 'Bewijs',
  noEvidence: 'Geen bewijs.',
  withheld: 'afgeschermd',
  withdrawn: 'ingetrokken',
  changes: 'Wijzigingen door de controle',
  noChanges: 'Geen.',
  proposedBy: 'voorgesteld door',
  acceptedBy: 'aanvaard door',
  sources: 'Bronnen naar onafhankelijke herkomst',
  noSources: 'Geen.',
  dissent: 'Onenigheid',
  noDissent: 'Geen.',
  people: 'Mensen',
  ledger: 'Grootboek',
  events: 'gebeurtenissen, laatste hash',
  verdicts: {
    ...{ confirmed: 'Bevestigd', change: 'Bevestigd na wijziging', attributed: 'Toegeschreven', single: 'Eén bron' },
    ...{ disputed: 'Betwist', unverifiable: 'Niet te verifiëren', wrong: 'Onjuist', uncheckable: 'Niet checkbaar' },
  },
  states: {
    ...{ done: 'klaar', excluded: 'niets te checken', work: 'onderhanden', stale: 'gewijzigd na ondertekening' },
    untouched: 'niet bekeken',
  },
  blockers: {
    ...{ open: 'Niet gecheckt', taken: 'Wordt gecheckt', stale: 'Gewijzigd na ondertekening' },
    ...{ secondTick: 'Tweede handtekening ontbreekt', wrong: 'Onjuist', tk: 'Er ontbreekt iets' },
    ...{ change: 'Wijziging open', single: 'Eén bron', unverifiable: 'Kon niet worden geverifieerd' },
    ...{ detached: 'Is zijn woorden kwijt', residue: 'Restant van een ander systeem' },
    coverage: 'Woorden niet gecheckt',
  },
  cracks: {
    ...{ wording: 'de woorden zijn daarna gewijzigd', evidence: 'het bewijs is er niet meer naar' },
    ...{ suggestion: 'het voorstel is er niet meer', ended: 'telt niet meer' },
  },
  relations: { supports: 'steunt', contradicts: 'spreekt tegen', context: 'context' },
  tiers: { primary: 'primair', secondary: 'secundair' },
};

/** English for every language that the report is not written in. */
export function reportWords(language: string): ReportWords {
  return language.toLowerCase().startsWith('nl') ? nl : en;
}

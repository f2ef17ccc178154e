/** What a passport proves to somebody who has nothing but the file: pure, so that it runs offline and anywhere. */
import { eventHash, GENESIS_HASH } from '../ledger/chain.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import { foldTypography } from '../passage/folded.ts';
import { hashOf } from '../review/version.ts';
import type { Passport, PassportEntry } from './schema.ts';

export type PassportFault =
  /** The file was changed after it was signed, or signed by another key than it names. */
  | { kind: 'signature' }
  /** An entry does not follow from the one before it, or does not say what its hash says. */
  | { kind: 'chain'; seq: number }
  /** The text is not the version that the report speaks of. */
  | { kind: 'text' }
  /** The report ends at another entry than the chain. */
  | { kind: 'head' }
  /** The report tells of a signature otherwise than its entry. */
  | { kind: 'tick'; seq: number }
  /** The report tells of a record of evidence that the chain does not have. */
  | { kind: 'evidence'; id: string };

export interface PassportFinding {
  faults: PassportFault[];
  entries: { whole: number; withheld: number };
  evidence: { told: number; withheld: number };
}

const isWithheld = (entry: PassportEntry): entry is Extract<PassportEntry, { withheld: true }> => 'withheld' in entry;

/** A withheld entry is taken by its hash, which the signature covers. */
function chainFault(entries: Passport['ledger']): PassportFault | null {
  let before = GENESIS_HASH;
  for (const [at, entry] of entries.entries()) {
    const isNext = entry.seq === at + 1;
    const fits = isWithheld(entry) || eventHash(before, entry as unknown as LedgerEvent) === entry.hash;
    if (!isNext || !fits) return { kind: 'chain', seq: at + 1 };
    before = entry.hash;
  }
  return null;
}

function tickFaults({ report, ledger }: Passport): PassportFault[] {
  return report.claims.flatMap(({ id, ticks }) =>
    ticks.flatMap(({ seq, signed, at }): PassportFault[] => {
      const entry = ledger[seq - 1];
      const isThere = entry?.type === 'claim.ticked' && entry.at === at;
      if (!entry || !isThere) return [{ kind: 'tick', seq }];
      if (isWithheld(entry)) return [];
      return entry['annotation'] === id && entry['verdict'] === signed ? [] : [{ kind: 'tick', seq }];
    }),
  );
}

function evidenceFaults({ report, ledger }: Passport): PassportFault[] {
  const known = new Set(
    ledger.flatMap((entry) => (entry.type === 'evidence.added' && 'evidence' in entry ? [entry['evidence']] : [])),
  );
  const told = report.claims.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  return told.filter((id) => !known.has(id)).map((id) => ({ kind: 'evidence', id }));
}

/** @param isSigned whether the signature fits `signedWords` and the key that the passport names. */
export function checkPassport(passport: Passport, isSigned: boolean): PassportFinding {
  const { report, ledger, text } = passport;
  const last = ledger.at(-1);
  const isHead = report.ledger.seq === ledger.length && (last?.hash ?? GENESIS_HASH) === report.ledger.hash;
  const chain = chainFault(ledger);
  const faults: PassportFault[] = [
    ...(isSigned ? [] : [{ kind: 'signature' } as const]),
    ...(chain ? [chain] : []),
    ...(hashOf(text) === report.version ? [] : [{ kind: 'text' } as const]),
    ...(isHead ? [] : [{ kind: 'head' } as const]),
    ...tickFaults(passport),
    ...evidenceFaults(passport),
  ];
  const withheld = ledger.filter(isWithheld).length;
  const records = report.claims.flatMap(({ evidence }) => evidence);
  const told = records.filter(({ content }) => content !== null).length;
  return {
    faults,
    entries: { whole: ledger.length - withheld, withheld },
    evidence: { told, withheld: records.length - told },
  };
}

export interface ChangedClaim {
  number: number;
  /** The checked words that the other text does not have. */
  quote: string;
}

/** Blanks and typography aside: a page sets its own. */
const folded = (text: string) => foldTypography(text).replace(/\s+/g, ' ').trim();

/** The checked passages whose words a text does not have, such as the text that was published. */
export function changedClaims({ report }: Pick<Passport, 'report'>, published: string): ChangedClaim[] {
  const text = folded(published);
  return report.claims
    .filter(({ state }) => state === 'done')
    .flatMap(({ number, quotes }) =>
      quotes.filter((quote) => !text.includes(folded(quote))).map((quote) => ({ number, quote })),
    );
}

/** `verify`: what a passport proves, from the file alone. It asks no server and opens no data. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type ChangedClaim,
  changedClaims,
  checkPassport,
  type PassportFault,
  type PassportFinding,
} from '../../shared/passport/check.ts';
import { fingerprintOf } from '../../shared/passport/fingerprint.ts';
import { type Passport, passport as passportShape, signedWords } from '../../shared/passport/schema.ts';
import { REPORT_FORMAT } from '../../shared/review/reportSchema.ts';
import { isSignedBy } from '../passportKey.ts';
import { Failure, print } from './foundation.ts';

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** @throws Failure for anything that is no passport. */
function readPassport(file: string): Passport {
  let data: unknown;
  try {
    data = JSON.parse(fileText(file));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} is not a passport: it is not JSON.`);
  }
  const read = passportShape.safeParse(data);
  if (read.success) return read.data;
  const isReport = typeof data === 'object' && data !== null && 'format' in data && data.format === REPORT_FORMAT;
  if (isReport) throw new Failure(`${file} is a report, which nobody signed. Export the article as a passport.`);
  const [fault] = read.error.issues;
  throw new Failure(`${file} is not a passport: ${fault?.path.join('.') || 'the file'}: ${fault?.message ?? ''}`);
}

function faultWords(fault: PassportFault): string {
  switch (fault.kind) {
    case 'signature':
      return 'The signature does not fit: the file was changed after it was signed.';
    case 'chain':
      return `Entry ${fault.seq} of the ledger does not follow from the one before it.`;
    case 'text':
      return 'The text is not the version that the report speaks of.';
    case 'head':
      return 'The report ends at another entry than the ledger.';
    case 'tick':
      return `The signature of entry ${fault.seq} is not in the ledger as the report tells it.`;
    case 'evidence':
      return `The record ${fault.id} is in the report and not in the ledger.`;
  }
}

const normalKey = (key: string) => key.replace(/[\s:]/g, '').toLowerCase();

/** Whose key it is, nobody can tell from the file: the person compares. @throws Failure where it is another than asked for. */
function checkKey({ key }: Passport, asked: string | undefined): void {
  if (asked === undefined) return;
  const fingerprint = fingerprintOf(key.public);
  if (asked === key.public || normalKey(asked) === normalKey(fingerprint)) return;
  throw new Failure(`It is signed by another key than you named: ${fingerprint}.`);
}

function tell(passport: Passport, { entries, evidence }: PassportFinding): void {
  const { report, issued, key } = passport;
  const { cleared, isWhole } = report.gate;
  const state = cleared && isWhole ? `cleared ${cleared.at}` : 'not cleared';
  print(`“${report.article.headline}”, ${state}. Passport of ${issued.desk} (${issued.by}), ${issued.at}.`);
  print(`Signed by the key ${fingerprintOf(key.public)}; compare it with ${issued.by}/api/v1/passport-key.`);
  print(
    `Ledger: ${entries.whole + entries.withheld} entries in one chain, ${entries.withheld} of them by their hash alone.`,
  );
  print(`Evidence: ${evidence.told + evidence.withheld} records, ${evidence.withheld} of them withheld.`);
}

function tellText(changed: readonly ChangedClaim[], checked: number): void {
  if (changed.length === 0) print(`Text: it has the words of all ${checked} checked claims.`);
  for (const { number, quote } of changed) print(`Text: claim ${number} was checked on other words: “${quote}”`);
}

export function passportCommands(program: Command): void {
  program
    .command('verify')
    .argument('<passport>', 'the file that was exported as a passport')
    .option('--key <key>', 'the key, or its fingerprint, that must have signed it')
    .option('--text <file>', 'the text that was published, in which checked words may be others')
    .description('check a passport: its signature, the chain of its ledger, its text')
    .action((file: string, options: { key?: string; text?: string }) => {
      const passport = readPassport(file);
      const isSigned = isSignedBy(passport.key.public, signedWords(passport), passport.signature);
      const finding = checkPassport(passport, isSigned);
      if (finding.faults.length > 0) throw new Failure(finding.faults.map(faultWords).join('\n'));
      checkKey(passport, options.key);
      tell(passport, finding);
      const published = options.text === undefined ? passport.text : fileText(options.text);
      const changed = changedClaims(passport, published);
      const checked = passport.report.claims.filter(({ state }) => state === 'done').length;
      tellText(changed, checked);
      if (changed.length > 0) throw new Failure('The passport is valid; the text is not what was checked.');
    });
}

/** The passport: the words, the public report and the chain of the ledger, signed (docs/protocol/export.md, R-EXPORT-14). */
import { passportEntry } from '../../../shared/passport/entries.ts';
import { PASSPORT_FORMAT, type Passport, signedWords, type UnsignedPassport } from '../../../shared/passport/schema.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import { signWith } from '../../passportKey.ts';
import { checkOf, type ExportSource } from './source.ts';

export function passportOf(source: ExportSource): string {
  const { desk, publicUrl, madeAt, blocks, ledger } = source;
  if (!ledger) throw new Error('this format does not say that it needs the ledger');
  const { publicReport: report } = checkOf(source);
  const unsigned: UnsignedPassport = {
    format: PASSPORT_FORMAT,
    issued: { at: madeAt, by: publicUrl, desk: desk.name },
    text: new PlainText(blocks).text,
    report,
    ledger: ledger.events
      .filter(({ seq }) => seq <= report.ledger.seq)
      .map((event) => passportEntry(event, report.version)),
    key: { algorithm: 'Ed25519', public: ledger.key.public },
  };
  const passport: Passport = { ...unsigned, signature: signWith(ledger.key, signedWords(unsigned)) };
  return `${JSON.stringify(passport, null, 2)}\n`;
}

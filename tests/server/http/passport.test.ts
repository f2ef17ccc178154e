/** A passport, and what somebody finds who has nothing but the file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSignedBy, passportKeyOf, signWith } from '../../../server/passportKey.ts';
import { changedClaims, checkPassport } from '../../../shared/passport/check.ts';
import { type Passport, passport as shape, signedWords } from '../../../shared/passport/schema.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { type ReportedArticle, reportedArticle } from '../../support/reportedArticle.ts';

let app: TestApp;
let article: ReportedArticle;
let told: Passport;
let written: string;
beforeAll(async () => {
  app = await openTestApp();
  article = await reportedArticle(app);
  written = (await article.checker.ask('GET', `/articles/${article.id}/export/passport`)).text;
  told = shape.parse(JSON.parse(written));
});
afterAll(() => app.close());

const check = (passport: Passport) =>
  checkPassport(passport, isSignedBy(passport.key.public, signedWords(passport), passport.signature));
/** Somebody with a key of their own signs what they altered. */
function forged(change: (passport: Passport) => void): Passport {
  const copy = structuredClone(told);
  change(copy);
  const key = passportKeyOf('another secret');
  copy.key.public = key.public;
  return { ...copy, signature: signWith(key, signedWords(copy)) };
}

describe('a passport', () => {
  it('[R-EXPORT-14] holds without a fault, with every entry of the ledger in one chain', async () => {
    const { seq, hash } = (await article.anna.ask('GET', `/articles/${article.id}/ledger/verify`)).json;
    expect(told.ledger).toHaveLength(seq);
    expect(told.ledger.at(-1)?.hash).toBe(hash);
    const { faults, entries, evidence } = check(told);
    expect(faults).toEqual([]);
    expect(entries.whole).toBeGreaterThan(10);
    expect(evidence).toEqual({ told: 5, withheld: 2 });
    expect(told.text).toBe((await article.anna.ask('GET', `/articles/${article.id}/text`)).text);
  });

  it('[R-EXPORT-14] tells nobody’s name, reason or note, no source, and nothing that is withheld', () => {
    const secrets = [
      'Cas',
      'Anna',
      'Bram',
      'A mail',
      'Mail 2',
      'A call',
      'C. Ferriday',
      'keeper of it',
      'Ask the authority',
    ];
    for (const secret of [...secrets, 'Fits.', 'He called back', 'Fake.', 'The lawyer calls', 'grandest', '"salt"']) {
      expect(written).not.toContain(secret);
    }
    const kinds = new Set(told.ledger.map((entry) => ('withheld' in entry ? entry.type : '')));
    expect([...kinds]).toEqual(expect.arrayContaining(['claim.opened', 'suggestion.made', 'clearance.waived']));
  });

  it('[R-EXPORT-14] proves of a withheld record that it is there', () => {
    const entry = told.ledger.find(
      (each) => each.type === 'evidence.added' && 'evidence' in each && each['evidence'] === article.secret,
    );
    expect(entry).toMatchObject({ seal: expect.stringMatching(/^[0-9a-f]{64}$/), relation: 'supports' });
  });

  it.each<[string, string, (passport: Passport) => void]>([
    [
      'a text that was altered',
      'text',
      (it) => {
        it.text += ' And more.';
      },
    ],
    [
      'an entry that was altered',
      'chain',
      (it) => {
        const at = it.ledger.findIndex((each) => !('withheld' in each));
        Object.assign(it.ledger[at] ?? {}, { at: '2020-01-01T00:00:00.000Z' });
      },
    ],
    [
      'an entry that was taken out',
      'chain',
      (it) => {
        it.ledger.splice(4, 1);
      },
    ],
    [
      'a tail that was cut off',
      'head',
      (it) => {
        it.ledger.pop();
      },
    ],
    [
      'a verdict that nobody signed',
      'tick',
      (it) => {
        const [tick] = it.report.claims[3]?.ticks ?? [];
        if (tick) tick.signed = 'wrong';
      },
    ],
    [
      'a record that nobody brought',
      'evidence',
      (it) => {
        const [record] = it.report.claims[3]?.evidence ?? [];
        if (record) record.id = 'made-up';
      },
    ],
  ])('[R-EXPORT-14] %s shows, whoever signs it', (_what, kind, change) => {
    expect(check(forged(change)).faults.map((fault) => fault.kind)).toContain(kind);
  });

  it('[R-EXPORT-14] [S-54] altered in any place after it was signed, it does not hold', () => {
    const copy = structuredClone(told);
    copy.issued.desk = 'Another desk';
    expect(check(copy).faults).toEqual([{ kind: 'signature' }]);
  });

  it('[R-EXPORT-14] is signed by the key that the server tells to anybody', async () => {
    const { json } = await app.ask('GET', '/api/v1/passport-key');
    expect(json).toMatchObject({ algorithm: 'Ed25519', public: told.key.public });
    expect(json.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  });

  it('[R-EXPORT-15] tells which checked words another text does not have, blanks and typography aside', () => {
    const published = told.text.replaceAll('“', '"').replace(/\n+/g, '  \n ');
    expect(changedClaims(told, published)).toEqual([]);
    const changed = changedClaims(told, published.replace('Two thousand', 'Three thousand'));
    expect(changed).toEqual([{ number: 3, quote: expect.stringContaining('Two thousand commuters') }]);
  });
});

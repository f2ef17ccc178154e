/** The library's second factor, set up: an app's codes, and codes on paper that nobody misreads. */
import { randomInt } from 'node:crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';

/** Shown beside the account in the person's app. */
const ISSUER = 'Kantlijn';
/** Seconds between the password and the code. */
const PENDING_SECONDS = 10 * 60;
const PAPER_CODES = 10;
/** No letter or digit that is read as another: 59 bits a code. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function paperCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

export const secondFactorPlugin = () =>
  twoFactor({
    issuer: ISSUER,
    allowPasswordless: true,
    twoFactorCookieMaxAge: PENDING_SECONDS,
    backupCodeOptions: {
      customBackupCodesGenerate: () => Array.from({ length: PAPER_CODES }, paperCode),
    },
  });

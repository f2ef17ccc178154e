/** The log: JSON lines on standard error. Fields that could hold words, names or secrets are struck out by name. */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

const STRUCK = [
  'text',
  'content',
  'quote',
  'exact',
  'name',
  'email',
  'password',
  'token',
  'cookie',
  'authorization',
  'headers',
  'body',
  'query',
  'url',
];

/** What JSON leaves as it is and a terminal or a reader of lines may obey: codes of C1, line ends of Unicode. */
const OBEYED = /[\u007f-\u009f\u2028\u2029]/g;
const writtenOut = (line: string) =>
  line.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** @param to standard error without it. */
export function createLog(
  level: Config['logLevel'],
  to: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  const paths = STRUCK.flatMap((field) => [field, `*.${field}`]);
  const redact = { paths, censor: '[struck]' };
  return pino({ level, base: null, redact, hooks: { streamWrite: writtenOut } }, to);
}

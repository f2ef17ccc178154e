/** The log: JSON lines on standard error. Fields that could hold words, names or secrets are struck out by name. */
import { type Logger, pino } from 'pino';
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

export function createLog(level: Config['logLevel']): Logger {
  const paths = STRUCK.flatMap((field) => [field, `*.${field}`]);
  const options = { level, base: null, redact: { paths, censor: '[struck]' } };
  return pino(options, pino.destination({ dest: 2, sync: false }));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** Places that may open a connection to somewhere else, and to whom. */
const OUTGOING: Record<string, string> = {
  'server/cli/doctor/services.ts': 'the same, when somebody asks whether they answer',
  'server/mail/smtp.ts': 'the mail server that the settings name',
  'server/pages/': 'a page that a person asked to be looked at, and a hook’s receiver, behind the guard',
  'server/bus/redis.ts': 'the Redis that the settings name',
  'server/storage/postgres/': 'the PostgreSQL that the settings name',
};
const CONNECTING =
  /\bfetch\(|\bWebSocket\(|from 'node:(?:https|tls|dgram|dns[^']*)'|import \{[^}]*\b(?:request|get|connect|createConnection)\b[^}]*\} from 'node:(?:http|net)'|from '(?:@redis\/client|pg|nodemailer|undici)'/;

it('[S-62] the server opens connections in these places alone: name here whom a new one asks, and why', () => {
  const files = readdirSync(join(root, 'server'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const opening = files.filter((path) => CONNECTING.test(readFileSync(join(root, path), 'utf8')));
  const places = Object.keys(OUTGOING);
  expect(opening.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
  expect(places.filter((place) => !opening.some((path) => path.startsWith(place)))).toEqual([]);
});

/** Every regular expression that reads what strangers send, against texts made to keep it busy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseSync } from '@swc/core';
import { expect, it } from 'vitest';

const root = new URL('../../..', import.meta.url).pathname;
/** What reads documents, pages, addresses and text. */
const READERS = [
  'server/convert',
  'server/pages',
  'shared/detect',
  'shared/intake',
  'shared/passage',
  'shared/schema',
  'shared/text',
  'shared/ledger',
];
const LENGTH = 100_000;
/** What grows with the square of the length takes minutes for as much. */
const LIMIT_MS = 1_000;

interface Expression {
  where: string;
  pattern: string;
  flags: string;
}

function expressionsIn(path: string): Expression[] {
  const found: Expression[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags } = node as { type?: string; pattern?: string; flags?: string };
    if (type === 'RegExpLiteral') found.push({ where: path, pattern: pattern ?? '', flags: flags ?? '' });
    for (const value of Object.values(node)) look(value);
  };
  look(parseSync(readFileSync(join(root, path), 'utf8'), { syntax: 'typescript', tsx: path.endsWith('x') }));
  return found;
}

const filesUnder = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const PIECES = [
  'a',
  'A',
  '1',
  ' ',
  '\n',
  '\t',
  '<',
  '>',
  '"',
  "'",
  '“',
  '-',
  '.',
  ',',
  ':',
  '/',
  '&#',
  '=',
  '*',
  '_',
  '[',
  '](',
  '(',
  'é',
  'Aa ',
  'a ',
  '1 ',
  '1.',
  'a-',
  '<a',
  '<a href="',
  '<!--',
  '&amp;',
  'http://',
  'a@',
  'van de ',
  'zei ',
  '% ',
  '€ ',
];
const texts = PIECES.map((piece) => `${piece.repeat(LENGTH / piece.length)}\u0000!`);

it('[S-42] no expression of the readers takes longer than its text is long', () => {
  const expressions = READERS.flatMap(filesUnder).flatMap(expressionsIn);
  const context = createContext({ texts });
  const slow: string[] = [];
  for (const { where, pattern, flags } of expressions) {
    const script = new Script(`for (const text of texts) new RegExp(pattern, flags).test(text);`);
    Object.assign(context, { pattern, flags: flags.replaceAll('g', '').replaceAll('y', '') });
    try {
      script.runInContext(context, { timeout: LIMIT_MS });
    } catch {
      slow.push(`${where}: /${pattern}/${flags}`);
    }
  }
  expect(expressions.length).toBeGreaterThan(100);
  expect(slow).toEqual([]);
}, 300_000);

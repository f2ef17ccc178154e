import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const LINES = 62;
const OWN = 'tests/securityLines.test.ts';
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Row {
  line: number;
  state: string;
  /** What shows it, or why nothing does. */
  shown: string;
}

function rows(): Row[] {
  return read('docs/security.md')
    .split('\n')
    .flatMap((text) => {
      const [, line = '', state = '', , shown = ''] = text.split('|').map((cell) => cell.trim());
      return /^\d+$/.test(line) ? [{ line: Number(line), state, shown }] : [];
    });
}
const filesIn = ({ shown }: Row) => [...shown.matchAll(/`(tests\/[\w./-]+)`/g)].map((match) => match[1] ?? '');

/** The files that cite each line in the title of a test. */
function citing(): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  const files = readdirSync(join(root, 'tests'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  for (const file of files.filter((each) => each !== OWN)) {
    for (const [, line] of read(file).matchAll(/\[S-(\d+)\]/g)) {
      found.set(Number(line), (found.get(Number(line)) ?? new Set()).add(file));
    }
  }
  return found;
}

describe('the lines of docs/security.md', () => {
  it('[R-FORM-12] are all there, once and in order', () => {
    expect(rows().map(({ line }) => line)).toEqual(Array.from({ length: LINES }, (_, at) => at + 1));
  });

  it('[R-FORM-12] are held with a test, held in part with a reason, or open with a reason', () => {
    const faults = rows().filter((row) => {
      const hasReason = /(?:^|[. ])Reason: \S/.test(row.shown);
      if (row.state === 'held') return filesIn(row).length === 0;
      return row.state === 'part' || row.state === 'open' ? !hasReason : true;
    });
    expect(faults).toEqual([]);
  });

  it('[R-FORM-12] name exactly the tests that cite them', () => {
    const cited = citing();
    const told = rows().map((row) => [row.line, filesIn(row).sort()]);
    expect(told).toEqual(rows().map(({ line }) => [line, [...(cited.get(line) ?? [])].sort()]));
    expect(
      rows()
        .flatMap(filesIn)
        .filter((file) => !existsSync(join(root, file))),
    ).toEqual([]);
    expect([...cited.keys()].filter((line) => line > LINES)).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const product = ['client', 'server', 'shared'].flatMap((folder) => filesUnder(folder, /\.tsx?$/));
const tests = filesUnder('tests', /\.tsx?$/).filter((path) => path !== 'tests/architecture.test.ts');

/** Versions below these have known holes or lack what we rely on; the lock file must never fall under them. */
const FLOORS: Record<string, string> = {
  '@hono/node-server': '2.1.6',
  '@mozilla/readability': '0.6.0',
  'better-auth': '1.7.0',
  hono: '4.9.7',
  kysely: '0.28.17',
  linkedom: '0.18.12',
  mammoth: '1.11.0',
  marked: '16.0.0',
  node: '26.0.0',
  pg: '8.20.0',
  vite: '8.0.0',
  ws: '8.17.1',
  yaml: '2.8.0',
  yjs: '13.6.20',
  zod: '4.0.0',
};

interface Lock {
  packages: Record<string, { version?: string; hasInstallScript?: boolean }>;
}
const lock = JSON.parse(read('package-lock.json')) as Lock;
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

function older(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number)) as [number[], number[]];
  const at = [0, 1, 2].find((place) => x[place] !== y[place]);
  return at !== undefined && (x[at] ?? 0) < (y[at] ?? 0);
}

describe('source files', () => {
  it('[R-FORM-1] stay under 300 lines, so that each is one noun', () => {
    const long = [...product, ...tests].filter((path) => read(path).split('\n').length > 300);
    expect(long, 'split these: a file that grows past 300 lines has become two things').toEqual([]);
  });

  it('[R-FORM-2] are not named after nothing in particular', () => {
    const vague = product.filter((path) => /(^|\/)(utils?|helpers?|common|misc|manager)(\.|\/)/i.test(path));
    expect(vague, 'name the thing that the file holds').toEqual([]);
  });

  it('[R-FORM-3] read the environment only in the composition root', () => {
    const readers = product.filter((path) => /process\.env/.test(read(path)));
    expect(readers.filter((path) => !/^server\/(main|reading|config|cli\/\w+)\.ts$/.test(path))).toEqual([]);
  });

  it('[R-FORM-4] carry no unfinished marks', () => {
    const marks = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X:|@ts-ig', 'nore|@ts-no', 'check'].join(''));
    expect([...product, ...tests].filter((path) => marks.test(read(path)))).toEqual([]);
  });
});

/** Files and packages that `file` cannot run without, itself included: types and what is imported later do not count. */
function runsWith(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, path = ''] of read(file).matchAll(/^(?:import|export) (?!type\b)[^';]*from '([^']+)'/gm)) {
    if (/^\..*\.tsx?$/.test(path)) runsWith(join(dirname(file), path), known);
    else known.add(path);
  }
  return known;
}

describe('pages', () => {
  it('[R-FORM-13] of an article or a desk open without schemas, which the server holds against what is sent', () => {
    const pages = ['client/main.tsx', 'client/workspace/Workspace.tsx', 'client/desk/DeskPage.tsx'];
    const needed = pages.flatMap((page) => [...runsWith(page)]);
    expect(needed).toContain('react');
    expect(needed, 'import types alone from what holds schemas').not.toContain('zod');
  });
});

describe('tests', () => {
  it('[R-FORM-5] never sleep: they own the clock, or wait for what they wait for', () => {
    const sleeping = /setTimeout\(\s*(resolve|r|done|res)\b|timers\/promises|waitForTimeout\(/;
    expect(tests.filter((path) => sleeping.test(read(path)))).toEqual([]);
  });

  it('[R-FORM-6] are all run: none is skipped or alone', () => {
    const partial = /\b(it|test|describe)\.(only|skip|todo)\b/;
    expect(tests.filter((path) => partial.test(read(path)))).toEqual([]);
  });
});

/** `R-ROOM-3`, written out or as item 3 of the list under a heading that names `R-ROOM`. */
function rulesIn(page: string): string[] {
  let family = '';
  return read(page)
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('#')) family = /R-[A-Z]+/.exec(line)?.[0] ?? '';
      const item = /^(\d+)\. /.exec(line)?.[1];
      return [...(line.match(/R-[A-Z]+-\d+/g) ?? []), ...(family && item ? [`${family}-${item}`] : [])];
    });
}

describe('rules', () => {
  it('[R-FORM-11] are each cited by a test, and each rule that a test cites is written down', () => {
    const written = new Set(['docs/protocol.md', ...filesUnder('docs/protocol', /\.md$/)].flatMap(rulesIn));
    const sources = [...tests, 'tests/architecture.test.ts'].map(read);
    const cited = new Set(sources.flatMap((source) => source.match(/R-[A-Z]+-\d+/g) ?? []));
    expect({
      withoutTest: [...written].filter((rule) => !cited.has(rule)),
      notWritten: [...cited].filter((rule) => !written.has(rule)),
    }).toEqual({ withoutTest: [], notWritten: [] });
  });
});

describe('dependencies', () => {
  it('[R-FORM-7] [S-61] are pinned to exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('[R-FORM-8] [S-61] stand at or above the floors', () => {
    const low = Object.entries(lock.packages).filter(([path, { version }]) => {
      const floor = FLOORS[path.replace(/^.*node_modules\//, '')];
      return floor !== undefined && version !== undefined && older(version, floor);
    });
    expect(low).toEqual([]);
  });

  it('[R-FORM-9] [S-61] have each install script approved or denied by name, and only Node’s approved', () => {
    const scripted = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(scripted.filter((name) => !(name in manifest.allowScripts) && name !== 'fsevents')).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual(['node']);
  });

  it('[R-FORM-10] have all of Tiptap at one version', () => {
    const versions = Object.entries(lock.packages)
      .filter(([path]) => path.includes('node_modules/@tiptap/'))
      .map(([, entry]) => entry.version);
    expect(new Set(versions).size).toBe(1);
  });
});

/**
 * What `npm pack` needs beside the built client: the server as JavaScript in `dist/`, for Node strips no types below
 * `node_modules`; and the exact versions of all that it rests on, as `npm-shrinkwrap.json`, for a package's lock file is
 * not packed. `node deploy/pack.ts --clean` takes that file away again: beside it npm would not look at the lock.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const shrinkwrap = join(root, 'npm-shrinkwrap.json');

/** `'./room.ts'`, in an import and in the address of a thread's script. */
const OWN_MODULE = /(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g;

function compile(folder: string): void {
  rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const target = join(root, 'dist', folder, path.replace(/\.ts$/, '.js'));
    const script = stripTypeScriptTypes(readFileSync(join(root, folder, path), 'utf8'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, script.replace(OWN_MODULE, '$1$2.js$1'));
  }
}

interface Lock {
  packages: Record<string, { dev?: true; devDependencies?: unknown }>;
}

function pinned(): Lock {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const kept = Object.entries(lock.packages).filter(([, entry]) => !entry.dev);
  const packages = Object.fromEntries(kept.map(([path, { devDependencies: _dev, ...entry }]) => [path, entry]));
  return { ...lock, packages };
}

if (process.argv.includes('--clean')) rmSync(shrinkwrap, { force: true });
else {
  for (const folder of ['server', 'shared']) compile(folder);
  writeFileSync(shrinkwrap, `${JSON.stringify(pinned(), null, 2)}\n`);
}

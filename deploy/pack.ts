/**
 * What `npm pack` needs beside the built client: the server as JavaScript in `dist/`, for Node strips no types below
 * `node_modules`; and a manifest by which the packages that the server imports lie in the package themselves, as the lock
 * file has them: whoever installs it resolves nothing and gets what was tested. Only Node itself is fetched, by platform.
 * `node deploy/pack.ts --clean` puts the manifest of the checkout back.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const manifest = join(root, 'package.json');
const ours = join(root, 'dist', 'package.json.kept');

/** `'./room.ts'`, in an import and in the address of a thread's script. */
const OWN_MODULE = /(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g;
/** `from 'hono/route'`, `import('pg')`, `import 'x'`: the package's name. */
const PACKAGE = /(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^'"\n]*)?['"]/g;

const imported = new Set<string>();

function compile(folder: string): void {
  rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const target = join(root, 'dist', folder, path.replace(/\.ts$/, '.js'));
    const script = stripTypeScriptTypes(readFileSync(join(root, folder, path), 'utf8'));
    for (const [, name] of script.matchAll(PACKAGE)) imported.add(name ?? '');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, script.replace(OWN_MODULE, '$1$2.js$1'));
  }
}

/** The manifest of the package: nothing in it builds, tests or starts anything else. */
function packed(): object {
  const {
    devDependencies: _dev,
    scripts: _scripts,
    overrides: _overrides,
    ...kept
  } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: object;
    scripts: object;
    overrides: object;
  };
  const dependencies = Object.entries(kept.dependencies).filter(([name]) => imported.has(name));
  const node = kept.dependencies['node'] ?? '';
  return {
    ...kept,
    dependencies: { ...Object.fromEntries(dependencies), node },
    bundleDependencies: dependencies.map(([name]) => name),
  };
}

function restore(): void {
  if (existsSync(ours)) renameSync(ours, manifest);
}

restore();
if (!process.argv.includes('--clean')) {
  for (const folder of ['server', 'shared']) compile(folder);
  const replacement = packed();
  writeFileSync(ours, readFileSync(manifest));
  writeFileSync(manifest, `${JSON.stringify(replacement, null, 2)}\n`);
}

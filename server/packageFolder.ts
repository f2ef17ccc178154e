/** The package that this server belongs to: a checkout, or what `npm pack` made of one. */
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

const manifest = findPackageJSON('..', import.meta.url);
if (!manifest) throw new Error('The server lies outside its package.');

export const packageFolder = dirname(manifest);

export const version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

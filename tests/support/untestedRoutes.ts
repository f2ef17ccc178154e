/**
 * Fails when there is a route that answered no unit test of a run as somebody hoped: `node untestedRoutes.ts FOLDER`,
 * with the folder in which the tests noted the routes that did (described.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestApp } from './app.ts';
import { type ApiDescription, routesOf } from './described.ts';

const folder = process.argv[2] ?? '';
const asked = new Set(readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n')));
const app = await openTestApp();
const description = (await app.ask('GET', '/api/v1/openapi.json')).json as ApiDescription;
await app.close();
const untested = routesOf(description).filter(({ name }) => !asked.has(name));
for (const { name } of untested) process.stdout.write(`No unit test gets an answer from ${name}\n`);
process.exit(untested.length === 0 ? 0 : 1);

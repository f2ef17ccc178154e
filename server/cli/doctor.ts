/** `doctor`: looks at an installation, beside its servers or without them, and says what is well, doubtful and ill. */
import type { Command } from 'commander';
import { BadConfig, type Config } from '../config.ts';
import { version } from '../packageFolder.ts';
import { lastBackup } from './backupNote.ts';
import { fileFinding, type Looked, ledgerFinding, textFinding } from './doctor/articles.ts';
import { doubtful, type Finding, findingsOf, ill, well } from './doctor/finding.ts';
import { folderFindings } from './doctor/folder.ts';
import { addressFindings, clockAgainst, clockFinding, versionFinding } from './doctor/machine.ts';
import { clockOf, nodeFinding, type OpenedStore, openStore, stepFinding } from './doctor/store.ts';
import { Failure, print, type ReadConfig } from './foundation.ts';

const HOUR_MS = 3_600_000;
/** A desk that is backed up every night misses one before it is told. */
const BACKUP_MS = 50 * HOUR_MS;

interface Asked {
  json?: true;
  /** Only so many articles, those changed last. */
  newest?: number;
}

async function backupFinding(config: Config, { database }: OpenedStore, now: number): Promise<Finding> {
  const at = await lastBackup(config, database);
  const advice = 'Run "kantlijn backup FILE" each night, and keep the files elsewhere.';
  if (at === null) return doubtful('backup', 'none was written with "kantlijn backup" so far', advice);
  const words = `the last one was written ${new Date(at).toISOString()}`;
  return now - at <= BACKUP_MS ? well('backup', words) : doubtful('backup', words, advice);
}

async function looked(store: OpenedStore, newest: number | undefined): Promise<Looked> {
  let query = store.database.selectFrom('article').select('id').orderBy('updated_at', 'desc');
  if (newest !== undefined) query = query.limit(newest);
  return { ...store, articles: (await query.execute()).map(({ id }) => id) };
}

async function clocks(config: Config, { database }: OpenedStore, now: () => number): Promise<Finding> {
  const there = await clockOf(database, config.databaseUrl !== null);
  if (there !== null) return clockAgainst('PostgreSQL’s', there, now(), false);
  const newest = database.selectFrom('article').select(({ fn }) => fn.max('updated_at').as('at'));
  return clockAgainst('what is on record', Number((await newest.executeTakeFirst())?.at ?? 0), now(), true);
}

async function storeFindings(config: Config, asked: Asked): Promise<Finding[]> {
  const store = await openStore(config);
  if (Array.isArray(store)) return store;
  try {
    const steps = await stepFinding(store.database);
    const found = [...store.findings, steps];
    // Tables of another version hold what this one cannot read.
    if (steps.state !== 'ok') return found;
    const articles = await looked(store, asked.newest);
    for (const [about, look] of [
      ['clock', () => clocks(config, store, Date.now)],
      ['nodes', () => nodeFinding(store.database, Date.now())],
      ['ledgers', () => ledgerFinding(articles)],
      ['texts', () => textFinding(articles)],
      ['files', () => fileFinding(articles)],
      ['backup', () => backupFinding(config, store, Date.now())],
    ] as const) {
      found.push(...(await findingsOf(about, async () => [await look()])));
    }
    return found;
  } finally {
    await store.close();
  }
}

function settingsOf(read: ReadConfig): Config | Finding {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return ill('settings', error.message, 'Set them as README.md tells; an empty one counts as unset.');
  }
}

/** What is beside the store; the libraries that speak to it are loaded by whoever asks, and not with every command. */
async function serviceFindings({ redisUrl, mail, provider }: Config): Promise<Finding[]> {
  if (!redisUrl && !mail && !provider) return [];
  const { mailFinding, providerFinding, redisFinding } = await import('./doctor/services.ts');
  return [
    ...(redisUrl ? [await redisFinding(redisUrl)] : []),
    ...(mail ? [await mailFinding(mail)] : []),
    ...(provider ? [await providerFinding(provider)] : []),
  ];
}

/** Everything that was found, in the order in which it was looked at. */
export async function diagnose(read: ReadConfig, asked: Asked): Promise<Finding[]> {
  const machine = [
    versionFinding({ node: process.versions.node, sqlite: process.versions['sqlite'] ?? 'none' }),
    clockFinding(Date.now()),
  ];
  const config = settingsOf(read);
  if ('state' in config) return [...machine, config];
  const { databaseUrl, dataFolder } = config;
  return [
    ...machine,
    ...addressFindings(config),
    ...(databaseUrl ? [] : await findingsOf('data folder', () => folderFindings(dataFolder))),
    ...(await findingsOf('store', () => storeFindings(config, asked))),
    ...(await serviceFindings(config)),
  ];
}

const count = (findings: readonly Finding[], state: Finding['state']) =>
  findings.filter((finding) => finding.state === state).length;

function tell(findings: readonly Finding[]): void {
  for (const { state, about, words, advice } of findings) {
    print(`${state.padEnd(5)} ${about.padEnd(12)} ${words}`);
    if (advice) print(`${' '.repeat(19)}→ ${advice}`);
  }
  print(`${count(findings, 'fail')} ill, ${count(findings, 'warn')} to see to, ${count(findings, 'ok')} well`);
}

function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Failure(`${text} is not a number of articles.`);
  return Number(text);
}

export function doctorCommands(program: Command, config: ReadConfig): void {
  program
    .command('doctor')
    .description('look at settings, data, ledgers, texts and files; ends with 1 where something is ill')
    .option('--json', 'for programs: {version, ok, findings: [{about, state, words, advice?}]}')
    .option('--newest <articles>', 'look into the articles changed last alone, so many of them', numberOf)
    .action(async (asked: Asked) => {
      const findings = await diagnose(config, asked);
      const ok = count(findings, 'fail') === 0;
      if (asked.json) print(JSON.stringify({ version, ok, findings }, null, 2));
      else tell(findings);
      if (!ok) process.exitCode = 1;
    });
}

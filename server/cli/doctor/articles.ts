/** Article by article: does its ledger hold, is its text what its log says, are its files what they were? */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { verifyLedger } from '../../rooms/ledgers.ts';
import type { FileFolder, TextStore } from '../../storage/ports.ts';
import { createLedgerReader } from '../../storage/sql/ledgerStore.ts';
import type { Database } from '../../storage/sql/tables.ts';
import { type Finding, ill, well } from './finding.ts';

const PAGE = 200;
/** Named one by one; of more only how many. */
const MOST_NAMED = 20;

export interface Looked {
  database: Database;
  texts: Pick<TextStore, 'load' | 'history'>;
  files: FileFolder;
  /** Ids, the newest first. */
  articles: string[];
}

/** The document as its whole log makes it, up to a row. */
async function replayed(texts: Looked['texts'], article: string, until: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (let after = 0; after < until; ) {
    const rows = await texts.history(article, after, Math.min(PAGE, until - after));
    for (const { update } of rows) Y.applyUpdate(doc, update);
    after = rows.at(-1)?.seq ?? until;
  }
  return doc;
}

/** Null where the text that is loaded is the one that the log makes. */
async function faultOfText(texts: Looked['texts'], article: string): Promise<string | null> {
  const { snapshot, rows } = await texts.load(article);
  const loaded = new Y.Doc();
  if (snapshot) Y.applyUpdate(loaded, snapshot.state);
  for (const { update } of rows) Y.applyUpdate(loaded, update);
  const log = await replayed(texts, article, rows.at(-1)?.seq ?? snapshot?.seq ?? 0);
  const { pendingStructs, pendingDs } = log.store;
  if (pendingStructs || pendingDs) return 'its log has a hole';
  if (!Y.equalSnapshots(Y.snapshot(loaded), Y.snapshot(log))) return 'its snapshot is not what its log makes';
  const [a, b] = [loaded, log].map((doc) => JSON.stringify(doc.getText('body').toDelta()));
  return a === b ? null : 'its snapshot has other words than its log';
}

async function faultOfFile(files: FileFolder, article: string, hash: string): Promise<string | null> {
  const bytes = await files.read(article, hash);
  if (!bytes) return 'is missing';
  return createHash('sha256').update(bytes).digest('hex') === hash ? null : 'has other bytes than it had';
}

function told(about: string, count: number, what: string, faults: string[], advice: string): Finding {
  if (faults.length === 0) return well(about, `${count} ${what}`);
  const named = faults.slice(0, MOST_NAMED).join('; ');
  const rest = faults.length > MOST_NAMED ? `; and ${faults.length - MOST_NAMED} more` : '';
  return ill(about, named + rest, advice);
}

const RESTORE =
  'Stop the servers, keep a copy of the data as it is, and restore the newest backup in which it was whole.';

export async function ledgerFinding({ database, articles }: Looked): Promise<Finding> {
  const reader = createLedgerReader(database);
  const faults: string[] = [];
  for (const article of articles) {
    const verdict = await verifyLedger(reader, article);
    if (!verdict.ok) faults.push(`${article}: ${verdict.problem} at entry ${verdict.seq}`);
  }
  return told('ledgers', articles.length, 'ledgers, each in one chain', faults, RESTORE);
}

export async function textFinding({ texts, articles }: Looked): Promise<Finding> {
  const faults: string[] = [];
  for (const article of articles) {
    const fault = await faultOfText(texts, article);
    if (fault) faults.push(`${article}: ${fault}`);
  }
  return told('texts', articles.length, 'texts, each as its log makes it', faults, RESTORE);
}

export async function fileFinding({ database, files, articles }: Looked): Promise<Finding> {
  const faults: string[] = [];
  let count = 0;
  for (const article of articles) {
    const rows = await database.selectFrom('file').select('hash').where('article', '=', article).execute();
    for (const { hash } of rows) {
      count += 1;
      const fault = await faultOfFile(files, article, hash);
      if (fault) faults.push(`${article}/${hash} ${fault}`);
    }
  }
  return told('files', count, 'files, each with the bytes it had', faults, RESTORE);
}

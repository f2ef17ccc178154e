/**
 * Pictures in a backup: their bytes travel in a table of the copied database, so that a backup is one file, which is whole
 * or not there. Restoring writes them back and takes the table out again.
 */
import { DatabaseSync } from 'node:sqlite';
import type { FileFolder } from '../storage/ports.ts';

interface FileKey {
  article: string;
  hash: string;
}

/** Works on a database that nobody else has open, and leaves it as a single file. */
export async function inDatabase(file: string, work: (database: DatabaseSync) => Promise<void>): Promise<void> {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode=delete; pragma synchronous=full');
    await work(database);
  } finally {
    database.close();
  }
}

const hasTable = (database: DatabaseSync, name: string) =>
  database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined;

/** Puts the bytes of every recorded file into `backup`. A file of an article purged meanwhile is left out. */
export function packFiles(backup: string, folder: FileFolder): Promise<void> {
  return inDatabase(backup, async (database) => {
    if (!hasTable(database, 'file')) return;
    database.exec('create table file_content (article text, hash text, content blob, primary key (article, hash))');
    const insert = database.prepare('insert into file_content values (?, ?, ?)');
    for (const row of database.prepare('select article, hash from file').all()) {
      const { article, hash } = row as unknown as FileKey;
      const bytes = await folder.read(article, hash);
      if (bytes) insert.run(article, hash, bytes);
    }
  });
}

/** Writes the files in `backup` to the folder, and takes their bytes out of the database. */
export function unpackFiles(backup: string, folder: FileFolder): Promise<void> {
  return inDatabase(backup, async (database) => {
    if (!hasTable(database, 'file_content')) return;
    const content = database.prepare('select content from file_content where article = ? and hash = ?');
    for (const row of database.prepare('select article, hash from file_content').all()) {
      const { article, hash } = row as unknown as FileKey;
      const bytes = content.get(article, hash)?.['content'];
      if (bytes instanceof Uint8Array) await folder.write(article, hash, bytes);
    }
    database.exec('drop table file_content; vacuum');
  });
}

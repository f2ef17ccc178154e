/**
 * What is left of purged articles beside the tables is swept out. That it is due stands in a number that SQLite keeps in
 * the file's header for whoever uses it, and that nothing else here uses: a crash between a purge and the sweep leaves it.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../sql/tables.ts';

export interface Sweeping {
  /** Called before a purge; durable when it resolves. */
  makeDue(): Promise<void>;
  isDue(): Promise<boolean>;
  sweep(): Promise<void>;
}

export function createSweeping(database: Kysely<Tables>): Sweeping {
  return {
    async makeDue() {
      await sql`pragma user_version = 1`.execute(database);
    },
    async isDue() {
      const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(database);
      return rows[0]?.user_version === 1;
    },
    async sweep() {
      // The index only marks entries as gone; written anew as one, it is without them.
      await sql`insert into search_words (search_words) values ('optimize')`.execute(database);
      // The log ahead of the file still holds their words, unless somebody reads what is in it.
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(database);
      if (rows[0]?.busy === 0) await sql`pragma user_version = 0`.execute(database);
    },
  };
}

/**
 * A peer that we are compared with: hocuspocus as its documentation sets it up, with the SQL of its own SQLite extension
 * over the SQLite in Node (the extension itself brings a binary that is built or fetched at install, which this project
 * allows to nobody). Every document begins as an empty article. `HOCUSPOCUS_DEBOUNCE_MS` sets how long it waits with
 * storing; its own default is two seconds.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { emptyText } from '../support/flatText.ts';
import { answerCpu } from './cpu.ts';
import { dataFolder } from './folder.ts';

const folder = dataFolder();
process.on('disconnect', () => process.exit());
const database = new DatabaseSync(join(folder, 'hocuspocus.db'));
database.exec('create table if not exists documents (name varchar(255) not null, data blob not null, unique(name))');
const find = database.prepare('select data from documents where name = ? order by rowid desc');
const put = database.prepare(
  'insert into documents (name, data) values (?, ?) on conflict(name) do update set data = excluded.data',
);
const empty = emptyText();

const server = new Server({
  ...{ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false },
  ...(process.env['HOCUSPOCUS_DEBOUNCE_MS'] ? { debounce: Number(process.env['HOCUSPOCUS_DEBOUNCE_MS']) } : {}),
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const data = find.get(documentName)?.['data'];
        return data instanceof Uint8Array ? data : empty;
      },
      store: async ({ documentName, state }) => void put.run(documentName, state),
    }),
  ],
});
await server.listen();
process.send?.({ port: server.address.port });
answerCpu();

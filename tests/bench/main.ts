/**
 * `npm run bench [-- --only PART --smoke --seconds N --rounds N --rates 40,400 --even --what cost,room --servers kantlijn --json FILE]`: every part of
 * `PARTS`, or the one that is named. `--smoke`: briefly, to see that it measures. What it measures does not decide whether
 * it succeeds: that is for its reader.
 */
import { parseArgs } from 'node:util';
import { measureChecking } from './checking.ts';
import { measureCheckroom } from './checkroom.ts';
import { measureDetecting } from './detecting.ts';
import { measureExports } from './exporting.ts';
import { measureHistory } from './historySize.ts';
import { compareHostility } from './hostility.ts';
import { measureImporting } from './importing.ts';
import { measureLoads } from './load/loads.ts';
import { measureNodes } from './nodes.ts';
import { measurePages } from './pages.ts';
import { compareRelays } from './relays.ts';
import { measureSearching } from './searching.ts';
import { measureStores } from './stores.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '3' },
    rates: { type: 'string', default: '40,400,2000' },
    even: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    what: { type: 'string', default: '' },
    servers: { type: 'string', default: '' },
    json: { type: 'string', default: '' },
  },
});
const { smoke, even, seconds, what, servers, json: file } = values;
const rounds = Number(values.rounds);
const plan = smoke
  ? { seconds: '1', warmUp: '0.3', rounds: 1, rates: [40], even }
  : { seconds, warmUp: '12', rounds, rates: values.rates.split(',').map(Number), even };

const PARTS: Record<string, () => unknown> = {
  /** What one node carries, beside peers; `--what` some of it, on some `--servers`. */
  load: () => measureLoads(smoke, { what, servers, file, rounds }),
  /** What hostile frames leave behind here and at our peers; only when it is asked for, or briefly. */
  hostile: () => (smoke || values.only === 'hostile' ? compareHostility(smoke) : undefined),
  /** CPU of an edit beside a relay that knows nothing of text, and one that is as durable. */
  relay: () => compareRelays(plan),
  /** What telling the state of checking costs after a key. */
  checking: () => measureChecking(),
  /** What telling what looks checkable costs, whole and after a key. */
  detect: () => measureDetecting(smoke),
  /** What reading a page and a document of Word costs, beside parsing and mammoth alone. */
  import: () => measureImporting(smoke),
  /** How long exports of a long article take, and hold everybody up. */
  export: () => measureExports(smoke),
  /** How soon all screens of a full check room show a stage and a reveal. */
  checkroom: () => measureCheckroom(smoke),
  /** What an article of a hundred thousand edits takes on disk, and how long its past takes to read. */
  history: () => measureHistory(smoke),
  /** What finding costs among 5,000 articles, beside a scan, and how large the index is. */
  search: () => measureSearching(smoke),
  /** How long an append takes on SQLite and on PostgreSQL, and how many there are a second. */
  stores: () => measureStores(smoke),
  /** How long a key takes to a reader on another node, over Redis and without. */
  nodes: () => measureNodes(smoke),
  /** An article with a thousand annotations in a real browser beside the same without. */
  page: () => measurePages(smoke),
};
if (values.only !== '' && !(values.only in PARTS)) {
  throw new Error(`No such part: ${values.only}. There are: ${Object.keys(PARTS).join(' ')}`);
}
for (const [name, measure] of Object.entries(PARTS)) if (values.only === '' || values.only === name) await measure();

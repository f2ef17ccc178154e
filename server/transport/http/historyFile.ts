/** The whole history of an article as JSON lines (docs/protocol/history.md, R-HISTORY-12), written as it is read. */
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import type { ArticleRecord, TextStore } from '../../storage/ports.ts';

const HISTORY_FORMAT = 'kantlijn-history/1';

/** Rows of the log in memory at a time. */
const PAGE = 500;

interface HistorySource {
  article: ArticleRecord;
  people: readonly object[];
  versions: readonly object[];
  events: readonly LedgerEvent[];
  texts: Pick<TextStore, 'history'>;
  /** Milliseconds since the epoch. */
  madeAt: number;
}

async function* linesOf({ article, people, versions, events, texts, madeAt }: HistorySource): AsyncGenerator<object> {
  const { id, slug, headline, language, createdBy } = article;
  yield {
    ...{ line: 'article', format: HISTORY_FORMAT, madeAt: new Date(madeAt).toISOString() },
    ...{ id, slug, headline, language, createdBy, createdAt: new Date(article.createdAt).toISOString() },
  };
  for (const person of people) yield { line: 'person', ...person };
  for (const version of versions) yield { line: 'version', ...version };
  for (let after = 0; ; ) {
    const rows = await texts.history(id, after, PAGE);
    for (const { seq, author, at, update } of rows) {
      const bytes = Buffer.from(update).toString('base64');
      yield { line: 'update', row: seq, by: author, at: new Date(at).toISOString(), update: bytes };
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE) break;
  }
  for (const event of events) yield { line: 'event', ...event };
}

export function historyFile(source: HistorySource): Response {
  const encoder = new TextEncoder();
  const lines = linesOf(source);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const parts: string[] = [];
      while (parts.length < PAGE) {
        const { value, done } = await lines.next();
        if (done) break;
        parts.push(`${JSON.stringify(value)}\n`);
      }
      if (parts.length === 0) controller.close();
      else controller.enqueue(encoder.encode(parts.join('')));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${source.article.slug}.history.jsonl"`,
    },
  });
}

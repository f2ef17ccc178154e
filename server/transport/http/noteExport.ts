import type { Visitor } from '../../identity/port.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';

/** Writes into the audit that somebody took an article, or what belongs to it, out as a file. */
export function noteExport(deps: HttpDeps, { person }: Visitor, article: ArticleRecord, format: string): Promise<void> {
  const { id, desk } = article;
  return deps.audit.record('article.exported', person, { kind: 'article', id }, { format, desk });
}

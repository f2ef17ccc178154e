/** What making an article of a document needs, and what is answered to whoever made it. */
import type { PreparedArticle } from '../../convert/preparedArticle.ts';
import type { DocumentMaker } from '../../newArticle.ts';
import type { HttpDeps } from './deps.ts';

export const documentMaker = ({ storage, fileFolder, clock, newId }: HttpDeps): DocumentMaker => ({
  ...{ articles: storage.articles, files: storage.files, fileFolder, clock, newId },
});

export const madeAnswer = (id: string, { report }: PreparedArticle) =>
  Response.json({ id, report }, { status: 201, headers: { location: `/api/v1/articles/${id}` } });

/** What is sent to make an article from what the dialog holds. */
import type { NewArticle } from '../api/articles.ts';
import type { ImportPreview, NewImport } from '../api/imports.ts';
import type { ArticleDraft } from './ArticleFields.tsx';
import { fromLocalField } from './deadline.ts';
import type { Intake } from './intake.ts';

export type Written = Extract<Intake, { kind: 'write' | 'material' }>;
export type FileSource = { kind: 'file'; file: File; preview: ImportPreview };
export type Source = Written | FileSource;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
}

/** The request for `desk`. A headline alone goes as HTML, which says without doubt that it is one. */
export function newArticleFrom(desk: string, source: Written, headline: string, draft: ArticleDraft): NewArticle {
  const body: Pick<NewArticle, 'format' | 'content'> =
    source.kind === 'material'
      ? { format: source.material.format, content: source.material.content }
      : { format: 'html', content: `<h1>${escapeHtml(headline.trim())}</h1>` };
  return { desk, ...fieldsOf(draft), ...body };
}

function fieldsOf({ slug, language, deadline: local }: ArticleDraft) {
  const deadline = fromLocalField(local);
  return { ...(slug === '' ? {} : { slug }), language, ...(deadline ? { deadline } : {}) };
}

/** The request for an article of a file. */
export function newImportFrom(desk: string, { file }: FileSource, draft: ArticleDraft): NewImport {
  return { desk, file, ...fieldsOf(draft) };
}

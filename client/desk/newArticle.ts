/** What is sent to make an article from what the dialog holds. */
import type { NewArticle } from '../api/articles.ts';
import type { ArticleDraft } from './ArticleFields.tsx';
import { fromLocalField } from './deadline.ts';
import type { Intake } from './intake.ts';

export type Source = Extract<Intake, { kind: 'write' | 'material' }>;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
}

/** The request for `desk`. A headline alone goes as HTML, which says without doubt that it is one. */
export function newArticleFrom(desk: string, source: Source, headline: string, draft: ArticleDraft): NewArticle {
  const body: Pick<NewArticle, 'format' | 'content'> =
    source.kind === 'material'
      ? { format: source.material.format, content: source.material.content }
      : { format: 'html', content: `<h1>${escapeHtml(headline.trim())}</h1>` };
  const deadline = fromLocalField(draft.deadline);
  const slug = draft.slug === '' ? {} : { slug: draft.slug };
  return { desk, ...slug, language: draft.language, ...(deadline ? { deadline } : {}), ...body };
}

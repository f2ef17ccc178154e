/** Documents that are brought in: what would come of one, an article of it, and what became of it. */
import { queryOptions } from '@tanstack/react-query';
import type { ImportReport } from '../../shared/intake/importReport.ts';
import { api } from './http.ts';
import { asProblem } from './problem.ts';

/** A file, or text of a format that is known. */
export type Brought = { file: File } | { format: 'text' | 'html' | 'markdown'; content: string };

export interface ImportPreview {
  headline: string;
  words: number;
  language: string;
  /** What the document asks for. */
  slug: string | null;
  report: ImportReport;
}

function formOf(desk: string, file: File, more: Record<string, string | undefined> = {}): FormData {
  const form = new FormData();
  form.set('desk', desk);
  for (const [name, value] of Object.entries(more)) if (value) form.set(name, value);
  form.set('file', file);
  return form;
}

/** Counts what was brought, so that two files of one name are two questions. */
const numbers = new WeakMap<object, number>();
let last = 0;
function numberOf(brought: Brought): number {
  const key = 'file' in brought ? brought.file : brought;
  const number = numbers.get(key) ?? ++last;
  numbers.set(key, number);
  return number;
}

/** What an article of this would be. */
export const previewQuery = (desk: string, brought: Brought) =>
  queryOptions({
    queryKey: ['preview', desk, numberOf(brought)],
    queryFn: ({ signal }) => {
      if ('file' in brought) {
        return api<ImportPreview>('/articles/import/preview', {
          method: 'POST',
          body: formOf(desk, brought.file),
          signal,
        });
      }
      const { format, content } = brought;
      return api<ImportPreview>('/articles/preview', { method: 'POST', body: { desk, format, content }, signal });
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface NewImport {
  desk: string;
  file: File;
  slug?: string;
  language?: string;
  /** ISO 8601, UTC. */
  deadline?: string;
}

export const importFile = ({ desk, file, ...more }: NewImport) =>
  api<{ id: string; report: ImportReport }>('/articles/import', { method: 'POST', body: formOf(desk, file, more) });

/** What became of the document that an article was made of; null where it was made of none. */
export const importReportQuery = (article: string) =>
  queryOptions({
    queryKey: ['import report', article],
    queryFn: async ({ signal }) => {
      try {
        return await api<ImportReport>(`/articles/${encodeURIComponent(article)}/import`, { signal });
      } catch (error) {
        if (asProblem(error).code === 'report.none') return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a form for a new article shows of what somebody brought, whoever read it: this browser a text, the server a file. */
import type { ImportPreview } from '../api/imports.ts';
import type { Recognised } from './MaterialPreview.tsx';
import type { Source } from './newArticle.ts';
import { slugFor } from './slug.ts';

export interface RecognisedSource extends Recognised {
  fileName: string | null;
  slug: string;
}

function ofFile(file: File, { headline, words, language, slug, report }: ImportPreview): RecognisedSource {
  const hasHeadline = (report.blocks['headline'] ?? 0) > 0;
  const { format } = report.source;
  return {
    ...{ opening: headline, hasHeadline, words, language, format, fileName: file.name },
    slug: slugFor(slug ?? headline),
  };
}

/** Null for an article that is written here. */
export function recognisedIn(source: Source): RecognisedSource | null {
  if (source.kind === 'file') return ofFile(source.file, source.preview);
  return source.kind === 'material' ? { ...source.material, fileName: null } : null;
}

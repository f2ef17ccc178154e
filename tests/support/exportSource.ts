/** What an export is written from, made by hand: a test says only what matters to it. */
import type { ExportSource } from '../../server/convert/export/source.ts';

export function exportSource(
  given: Partial<Omit<ExportSource, 'article'>> & { article?: Partial<ExportSource['article']> } = {},
): ExportSource {
  const at = '2026-11-24T09:30:00.000Z';
  const article = { id: '7c1d0c5e-0f3e-4c8e-9d35-6a0c2f7f3b11', slug: 'stuk', headline: 'Kop', language: 'nl' };
  return {
    ...{ desk: { slug: 'newsroom', name: 'Newsroom' }, publicUrl: 'https://desk.example', madeAt: at },
    ...{ blocks: [], annotations: [], people: {}, check: null, ledger: null, pictures: new Map() },
    ...given,
    article: { ...article, createdAt: at, updatedAt: at, ...given.article },
  };
}

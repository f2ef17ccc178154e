/** The formats in which an article leaves, written in a thread of their own (docs/protocol/export.md). */
import type { Permission } from '../../../shared/permissions.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import { claimReviewOf } from './claimReview.ts';
import { claimsCsv } from './claimsCsv.ts';
import { htmlOf } from './html.ts';
import { hypothesisOf } from './hypothesis.ts';
import { markdownOf } from './markdown.ts';
import { ninjsOf } from './ninjs.ts';
import { ninjs1Of } from './ninjs1.ts';
import { passportOf } from './passport.ts';
import type { ExportSource } from './source.ts';
import { w3cOf } from './w3c.ts';

export interface ExportFormat {
  media: string;
  /** Of the file's name, behind the slug. */
  ending: string;
  /** What somebody may do who may have it; what it holds is never more than they may see. */
  right: Permission;
  /** What it is made of beside the words and what hangs on them. */
  needs: readonly ('check' | 'ledger' | 'pictures')[];
  write(source: ExportSource): string | Uint8Array | Promise<string | Uint8Array>;
}

const TEXT = { right: 'article.read', needs: [] } as const;

export const EXPORTS = {
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ...{ ending: 'docx', right: 'article.read', needs: ['pictures'] },
    // Read when first asked for: it is a megabyte of code.
    write: async (source) => (await import('./docx/document.ts')).docxOf(source),
  },
  html: { media: 'text/html; charset=utf-8', ending: 'html', ...TEXT, needs: ['pictures'], write: htmlOf },
  md: { media: 'text/markdown; charset=utf-8', ending: 'md', ...TEXT, write: markdownOf },
  txt: {
    ...{ media: 'text/plain; charset=utf-8', ending: 'txt', ...TEXT },
    write: ({ blocks }) => `${new PlainText(blocks).text}\n`,
  },
  csv: {
    ...{ media: 'text/csv; charset=utf-8; header=present', ending: 'claims.csv' },
    ...{ right: 'article.read', needs: ['check'], write: claimsCsv },
  },
  w3c: {
    media: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ...{ ending: 'annotations.jsonld', right: 'article.read', needs: ['check'], write: w3cOf },
  },
  hypothesis: {
    ...{ media: 'application/json; charset=utf-8', ending: 'hypothesis.json' },
    ...{ right: 'article.read', needs: ['check'], write: hypothesisOf },
  },
  claimreview: {
    ...{ media: 'application/ld+json; charset=utf-8', ending: 'claimreview.jsonld' },
    ...{ right: 'article.handOver', needs: ['check'], write: claimReviewOf },
  },
  ninjs: {
    ...{ media: 'application/json; charset=utf-8', ending: 'ninjs.json' },
    ...{ right: 'article.handOver', needs: ['check', 'pictures'], write: ninjsOf },
  },
  ninjs1: {
    ...{ media: 'application/json; charset=utf-8', ending: 'ninjs1.json' },
    ...{ right: 'article.handOver', needs: ['check', 'pictures'], write: ninjs1Of },
  },
  passport: {
    ...{ media: 'application/json; charset=utf-8', ending: 'passport.json' },
    ...{ right: 'article.handOver', needs: ['check', 'ledger'], write: passportOf },
  },
} satisfies Record<string, ExportFormat>;

export type ExportName = keyof typeof EXPORTS;

export function isExportName(name: string): name is ExportName {
  return Object.hasOwn(EXPORTS, name);
}

export function formatOf(name: ExportName): ExportFormat {
  return EXPORTS[name];
}

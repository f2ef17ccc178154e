/** Takes the copy of an article that an export is written from, as the asking person may see it. */
import { hashOf } from '../../../shared/review/version.ts';
import type { TextBlock } from '../../../shared/text/blocks.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import type { ExportFormat } from '../../convert/export/formats.ts';
import type { ExportPicture, ExportSource } from '../../convert/export/source.ts';
import { isShowable, pictureIn } from '../../convert/picture.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import { namesIn, reportFor } from './articleReport.ts';
import type { HttpDeps } from './deps.ts';
import { Problem } from './problem.ts';

type SourceDeps = Pick<
  HttpDeps,
  'decisions' | 'storage' | 'fileFolder' | 'accounts' | 'passportKey' | 'clock' | 'publicUrl'
>;

/** Pictures of one file, together; those that go past it stay behind an address. */
const MOST_PICTURE_BYTES = 40_000_000;

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/** The article's own pictures that its figures show, by their `src`. */
async function picturesOf(
  { storage, fileFolder }: SourceDeps,
  article: string,
  blocks: readonly TextBlock[],
): Promise<Map<string, ExportPicture>> {
  const pictures = new Map<string, ExportPicture>();
  const own = `/api/v1/articles/${article}/files/`;
  let left = MOST_PICTURE_BYTES;
  for (const { type, attrs } of blocks) {
    const { src } = attrs;
    if (type !== 'figure' || typeof src !== 'string' || !src.startsWith(own) || pictures.has(src)) continue;
    const file = await storage.files.find(article, src.slice(own.length));
    // What is not shown is evidence, which may be confidential whatever its hash stands on.
    if (file?.use !== 'shown' || file.size > left) continue;
    const bytes = await fileFolder.read(article, file.hash);
    const picture = bytes && pictureIn(bytes);
    if (!bytes || !picture || !isShowable(picture)) continue;
    left -= bytes.byteLength;
    pictures.set(src, { ...picture, bytes });
  }
  return pictures;
}

async function peopleOf({ storage, accounts }: SourceDeps, article: ArticleRecord): Promise<ExportSource['people']> {
  const [members, events] = await Promise.all([
    storage.desks.members(article.desk),
    storage.ledgers.read(article.id, 0),
  ]);
  const roles = new Map(members.map((member) => [member.person, member.role]));
  const ids = [...new Set([...roles.keys(), ...events.map(({ actor }) => actor)])];
  const names = await accounts.namesOf(ids, namesIn(article.language));
  return Object.fromEntries(ids.map((id) => [id, { name: names.get(id) ?? id, role: roles.get(id) ?? null }]));
}

async function checkFor(
  deps: SourceDeps,
  article: ArticleRecord,
  person: string,
): Promise<NonNullable<ExportSource['check']>> {
  const [report, publicReport] = await Promise.all([
    reportFor(deps, article, { person, isPublic: false, language: null }),
    reportFor(deps, article, { person, isPublic: true, language: null }),
  ]);
  return { report, publicReport };
}

type Copy = Pick<ExportSource, 'blocks' | 'annotations' | 'check'>;

/** Somebody writes on between the two readings, now and then; hardly three times on end. */
const ATTEMPTS = 3;

/** The text and how it was checked, of one and the same version. */
async function copyOf(deps: SourceDeps, article: ArticleRecord, person: string, hasCheck: boolean): Promise<Copy> {
  for (let attempt = 1; ; attempt += 1) {
    const copy = await deps.decisions.copyOf(article.id, { person, isMember: true });
    if (!hasCheck) return { ...copy, check: null };
    const check = await checkFor(deps, article, person);
    const isOne = check.report.version === hashOf(new PlainText(copy.blocks).text);
    if (isOne && check.publicReport.version === check.report.version) return { ...copy, check };
    if (attempt === ATTEMPTS) {
      const message = 'The text is being changed at this moment; try again in a moment.';
      throw new Problem(409, 'export.moving', message, { headers: { 'retry-after': '1' } });
    }
  }
}

/** As nobody of the desk may have it: whatever is sealed stays so. */
async function ledgerFor({ decisions, passportKey }: SourceDeps, article: string): Promise<ExportSource['ledger']> {
  return { events: await decisions.eventsOf(article, 0, { person: '', isMember: false }), key: passportKey };
}

/** @throws Problem `export.moving` */
export async function exportSourceFor(
  deps: SourceDeps,
  article: ArticleRecord,
  person: string,
  { needs }: Pick<ExportFormat, 'needs'>,
): Promise<ExportSource> {
  const copy = await copyOf(deps, article, person, needs.includes('check'));
  const [people, desks, ledger, pictures] = await Promise.all([
    peopleOf(deps, article),
    deps.storage.desks.desks(),
    needs.includes('ledger') ? ledgerFor(deps, article.id) : null,
    needs.includes('pictures') ? picturesOf(deps, article.id, copy.blocks) : new Map<string, ExportPicture>(),
  ]);
  const { id, slug, headline, language, createdAt, updatedAt } = article;
  const desk = desks.find((each) => each.id === article.desk);
  return {
    article: { id, slug, headline, language, createdAt: iso(createdAt), updatedAt: iso(updatedAt) },
    desk: { slug: desk?.slug ?? '', name: desk?.name ?? '' },
    ...{ publicUrl: deps.publicUrl(), madeAt: iso(deps.clock()) },
    ...{ ...copy, people, ledger, pictures },
  };
}

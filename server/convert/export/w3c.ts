/**
 * Everything on the article as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/): offsets are code
 * points of `/text`, moments are UTC. A thread is a comment and replies to it, a claim an assessment, a suggestion an edit.
 */
import type { Comment } from '../../../shared/ledger/comment.ts';
import { type Place, Places } from './places.ts';
import {
  articleUrl,
  checkOf,
  commentText,
  type ExportSource,
  nameIn,
  pageUrl,
  type ToldOf,
  writerOf,
} from './source.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

type Purpose = 'commenting' | 'replying' | 'tagging' | 'assessing' | 'editing' | 'linking' | 'describing';
type Body =
  | { type: 'TextualBody'; value: string; format: 'text/plain'; purpose: Purpose; language?: string }
  | { type: 'SpecificResource'; source: string; purpose: Purpose };

const textual = (value: string, purpose: Purpose): Body => ({
  ...{ type: 'TextualBody', value, format: 'text/plain', purpose },
});
const tag = (value: string) => textual(value, 'tagging');
const linked = (source: string, purpose: Purpose): Body => ({ type: 'SpecificResource', source, purpose });
const iriOf = (id: string) => `urn:uuid:${id}`;

interface Stamp {
  id: string;
  /** By name. */
  by: string;
  at: string;
  modified: string | null;
}

class Collection {
  readonly items: object[] = [];
  private readonly source: ExportSource;
  private readonly places: Places;

  constructor(source: ExportSource) {
    this.source = source;
    this.places = new Places(source);
  }

  /** Nothing that has no words outside of residue is told. */
  add(annotation: { passages: Parameters<Places['of']>[0] }, stamp: Stamp, motivation: string, body: Body[]): boolean {
    const places = this.places.of(annotation.passages).map((place) => this.target(place));
    const lost = this.places.lost(annotation.passages).map((exact) => this.lostTarget(exact));
    const targets = places.length > 0 ? places : lost;
    if (targets.length === 0) return false;
    this.push(stamp, motivation, body, targets.length === 1 ? targets[0] : targets);
    return true;
  }

  /** An answer to another annotation. */
  reply(to: string, stamp: Stamp, body: Body[]): void {
    this.push(stamp, 'replying', body, iriOf(to));
  }

  said({ text, files }: Pick<Comment, 'text' | 'files'>, purpose: Purpose): Body[] {
    return [
      ...(text === '' ? [] : [textual(commentText(text, this.source), purpose)]),
      ...files.map((hash) => linked(articleUrl(this.source, `/files/${hash}`), purpose)),
    ];
  }

  private push({ id, by, at, modified }: Stamp, motivation: string, body: Body[], target: unknown): void {
    this.items.push({
      ...{ id: iriOf(id), type: 'Annotation', motivation },
      ...{ creator: { type: 'Person', name: by }, created: at },
      ...(modified && modified > at ? { modified } : {}),
      ...(body.length > 0 ? { body } : {}),
      target,
    });
  }

  private target({ start, end, ...quote }: Place): object {
    const selector = [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', ...quote },
    ];
    return { ...this.text(), selector };
  }

  private lostTarget(exact: string): object {
    return { ...this.text(), selector: [{ type: 'TextQuoteSelector', exact }] };
  }

  /** The text as it was at this moment: the offsets are of that one. */
  private text(): object {
    const url = articleUrl(this.source, '/text');
    const { madeAt } = this.source;
    const state = { type: 'TimeState', cached: `${url}?at=${encodeURIComponent(madeAt)}`, sourceDate: madeAt };
    return { type: 'SpecificResource', source: url, state };
  }
}

const editedAt = ({ edits }: Comment) => edits.at(-1)?.at ?? null;
const later = (a: string | null, b: string | null) => (a !== null && (b === null || a > b) ? a : b);

function addThread(all: Collection, thread: ToldOf<'thread'>, source: ExportSource): void {
  const [first, ...replies] = thread.comments.filter(({ deleted }) => !deleted);
  if (!first) return;
  const { resolution, id } = thread;
  const state = resolution ? ['resolved', resolution.outcome] : ['open'];
  const why = resolution?.reason ? [textual(resolution.reason, 'describing')] : [];
  const { author: by, at } = writerOf(first, source);
  const stamp = { id, by, at, modified: later(editedAt(first), resolution?.at ?? null) };
  const body = [...all.said(first, 'commenting'), ...state.map(tag), ...why];
  if (!all.add(thread, stamp, 'commenting', body)) return;
  for (const comment of replies) {
    const writer = writerOf(comment, source);
    const about = { id: comment.id, by: writer.author, at: writer.at, modified: editedAt(comment) };
    all.reply(id, about, all.said(comment, 'replying'));
  }
}

function addClaim(all: Collection, claim: ToldOf<'claim'>, source: ExportSource): void {
  const told = checkOf(source).report.claims.find(({ id }) => id === claim.id);
  const language = source.article.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
  const evidence = claim.evidence.filter(({ withdrawn }) => withdrawn === null);
  const body = [
    ...[tag(told?.tagNames[language] ?? claim.tag), tag(told?.state ?? claim.state)],
    ...(told?.verdict ? [textual(told.verdict, 'assessing')] : []),
    ...(claim.note ? [textual(claim.note.text, 'commenting')] : []),
    ...evidence.flatMap(({ content }) => (content?.url ? [linked(content.url, 'linking')] : [])),
  ];
  const last = claim.ticks.at(-1)?.at ?? null;
  all.add(
    claim,
    { id: claim.id, by: nameIn(source, claim.opener), at: claim.openedAt, modified: last },
    'assessing',
    body,
  );
}

function addSuggestion(all: Collection, suggestion: ToldOf<'suggestion'>, source: ExportSource): void {
  const { id, opener, openedAt: at, text, note, outcome, state } = suggestion;
  const body = [textual(text, 'editing'), ...(note === null ? [] : [textual(note, 'commenting')]), tag(state)];
  all.add(suggestion, { id, by: nameIn(source, opener), at, modified: outcome?.at ?? null }, 'editing', body);
}

/** JSON-LD; what was dropped or restored is no longer on the article, and is left out. */
export function w3cOf(source: ExportSource): string {
  const all = new Collection(source);
  for (const annotation of source.annotations) {
    if (annotation.kind === 'thread') addThread(all, annotation, source);
    else if (annotation.kind === 'claim' && annotation.dropped === null) addClaim(all, annotation, source);
    else if (annotation.kind === 'suggestion') addSuggestion(all, annotation, source);
  }
  const { article, desk, madeAt } = source;
  const id = articleUrl(source, '/export/w3c');
  const collection = {
    ...{ '@context': CONTEXT, id, type: 'AnnotationCollection', label: article.headline },
    ...{ creator: { type: 'Organization', name: desk.name, homepage: pageUrl(source) }, generated: madeAt },
    ...{ total: all.items.length, first: { id: `${id}#all`, type: 'AnnotationPage', startIndex: 0, items: all.items } },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

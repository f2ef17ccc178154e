/**
 * What its reader does about what looks checkable: goes from one to the next, opens a claim on it, dismisses it. Nothing
 * is opened by itself.
 */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { TAG_OF_KIND } from '../../shared/detect/proposal.ts';
import { isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import { encodeRange, resolveRange } from '../../shared/passage/relative.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import { textIndexOf } from '../document/binding/positions.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { lineAt } from '../margin/selection.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { createStore, type Readable } from '../session/store.ts';
import type { KeptRange } from '../session/target.ts';
import { createDismissals, type Dismissals, dismissedPlaces, placeKey } from './dismissals.ts';
import { createReading, type PlacedProposal, type Reading, type ShownText } from './reading.ts';
import { type ShownProposal, takenPassages } from './shownProposals.ts';

export interface Proposals {
  /** In the order of the text; null until they are known. */
  readonly shown: Readable<readonly ShownProposal[] | null>;
  /** True when it cannot be found out. */
  readonly failed: Readable<boolean>;
  /** Id of the one that the reader has turned to. */
  readonly current: Readable<string | null>;
  readonly dismissals: Dismissals;
  /** Where the current one stands now, and how many are before it. */
  whereIsCurrent(): { placed: PlacedProposal; place: number } | null;
  /** Turns to the next one after, or before, the current one or the caret; from the last one to the first. */
  step(by: 1 | -1): boolean;
  goTo(id: string): boolean;
  /** The smallest one at a position of the document becomes the current one; none there puts it away. */
  turnToPlace(position: number): void;
  putAway(): void;
  /** Opens a claim on the current one; where the desk has put its tag away, the reader chooses another. */
  accept(tags: ReadonlySet<string>): boolean;
  /** Dismisses the current one and turns to the next. */
  dismiss(): boolean;
  /** Reads and marks what an editor shows, until the returned function is called. */
  follow(shown: ShownText): () => void;
}

/** Words on which a claim was just opened: until its passage stands in the text, they are no proposal again. */
interface Accepted {
  annotation: string;
  range: KeptRange;
}

type Parts = Pick<ArticleSession, 'ledger' | 'outbox' | 'notes'>;

/** In the frame of the text. */
function rangeOf({ state: { doc } }: Editor, { from, to }: PlacedProposal) {
  return { start: textIndexOf(doc, from), end: textIndexOf(doc, to) };
}

const smaller = (a: PlacedProposal, b: PlacedProposal) => a.to - a.from - (b.to - b.from);

export function createProposals({ ledger, outbox, notes }: Parts, model: MarginModel, newId: () => string): Proposals {
  const shown = createStore<readonly ShownProposal[] | null>(null);
  const failed = createStore(false);
  const current = createStore<string | null>(null);
  const dismissals = createDismissals(notes);
  let accepted: Accepted[] = [];
  let reading: Reading | null = null;
  let known: { state: LedgerState; passages: ReadonlySet<string> } | null = null;
  /** Where the reader was last, from which they go on when the current one is no more. */
  let walked: number | null = null;

  const taken = () => {
    const state = ledger.state.get();
    if (known?.state === state) return known.passages;
    const passages = takenPassages(state);
    const isSame = known && passages.size === known.passages.size && passages.isSubsetOf(known.passages);
    known = { state, passages: isSame && known ? known.passages : passages };
    return known.passages;
  };
  const isPending = (annotation: string) => {
    const claim = ledger.state.get().annotations.get(annotation);
    if (claim) return isOpen(claim);
    return outbox.entries.get().some(({ command }) => 'annotation' in command && command.annotation === annotation);
  };
  const wanted: Parameters<typeof createReading>[0]['wanted'] = (all, text) => {
    accepted = accepted.filter(({ annotation }) => isPending(annotation));
    const opened = accepted.flatMap(({ range }) => resolveRange(text, range) ?? []);
    const places = dismissedPlaces(dismissals.all.get(), text);
    return all.filter(({ proposal, index }) => {
      const { kind, words, hedged, start, end } = proposal;
      if (places.has(placeKey(kind, hedged !== null, index, words))) return false;
      return !opened.some((range) => range.start <= index && index + end - start <= range.end);
    });
  };
  const onShown = () => {
    const next = (reading?.placed() ?? []).map(({ proposal }) => proposal);
    const before = shown.get();
    const isSame = before?.length === next.length && next.every((each, at) => each === before[at]);
    if (!isSame) shown.set(next);
    const id = current.get();
    if (id !== null && !next.some((each) => each.id === id)) turnTo(samePlace());
  };
  /** The one that stands where the current one did: its block was changed, it was not. */
  const samePlace = () => reading?.placed()?.find(({ from }) => from === walked) ?? null;

  const turnTo = (placed: PlacedProposal | null) => {
    walked = placed?.from ?? walked;
    reading?.mark(placed?.proposal.id ?? null);
    current.set(placed?.proposal.id ?? null);
  };
  const show = (placed: PlacedProposal | null): boolean => {
    if (!placed || !reading) return false;
    const { editor } = reading;
    const { tr, doc } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, placed.from)).scrollIntoView());
    model.activate(null);
    turnTo(placed);
    return true;
  };
  const whereIsCurrent = () => {
    const all = reading?.placed() ?? [];
    const place = all.findIndex(({ proposal }) => proposal.id === current.get());
    const placed = all[place];
    return placed ? { placed, place } : null;
  };
  const step = (by: 1 | -1) => {
    const all = reading?.placed() ?? [];
    const here = whereIsCurrent();
    if (here) return show(all[(here.place + by + all.length) % all.length] ?? null);
    if (reading) takeMovedSelection(reading.editor.view);
    const caret = reading?.editor.state.selection.from ?? 0;
    const next = by === 1 ? all.find(({ from }) => from >= caret) : all.findLast(({ from }) => from < caret);
    return show(next ?? all.at(by === 1 ? 0 : -1) ?? null);
  };
  return {
    shown,
    failed,
    current,
    dismissals,
    whereIsCurrent,
    step,
    goTo: (id) => show(reading?.placed()?.find(({ proposal }) => proposal.id === id) ?? null),
    turnToPlace(position) {
      const here = (reading?.placed() ?? []).filter(({ from, to }) => from <= position && position <= to);
      turnTo(here.toSorted(smaller)[0] ?? null);
    },
    putAway: () => turnTo(null),
    accept(tags) {
      const here = whereIsCurrent();
      if (!here || !reading) return false;
      const { editor, text } = reading;
      const { proposal, from, to } = here.placed;
      const { start, end } = rangeOf(editor, here.placed);
      const target = targetOf(text, start, end);
      if (!target) return false;
      const words = { range: target.range, quote: target.quote.exact };
      const tag = TAG_OF_KIND[proposal.kind];
      turnTo(null);
      if (!tags.has(tag)) {
        model.startTagging({ words, at: lineAt(editor, to) });
        return true;
      }
      model.openClaim(words, tag);
      const annotation = model.active.get();
      if (annotation !== null) accepted.push({ annotation, range: words.range });
      walked = from;
      reading.retell();
      return true;
    },
    dismiss() {
      const here = whereIsCurrent();
      if (!here || !reading) return false;
      const { kind, words, hedged } = here.placed.proposal;
      const range = encodeRange(reading.text, rangeOf(reading.editor, here.placed));
      const next = reading.placed() ?? [];
      const after = next[(here.place + 1) % next.length];
      dismissals.add({ id: newId(), kind, words, range, drift: hedged !== null });
      if (after && after !== here.placed) show(after);
      else turnTo(null);
      reading.retell();
      return true;
    },
    follow(given) {
      failed.set(false);
      const own = createReading({ ...given, taken, wanted, onShown, onFailed: () => failed.set(true) });
      reading = own;
      const leaves = [ledger.state, outbox.entries, dismissals.all].map((store) => store.subscribe(own.retell));
      return () => {
        for (const leave of leaves) leave();
        own.close();
        if (reading !== own) return;
        reading = null;
        current.set(null);
        shown.set(null);
      };
    },
  };
}

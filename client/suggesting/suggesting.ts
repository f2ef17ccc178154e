/**
 * Suggesting as a mode: the editor shows a branch of the article, and what differs there is sent as suggestions. The
 * article itself is not written; what others decide about a suggestion of the branch makes the branch anew.
 */
import type * as Y from 'yjs';
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { type Coverage, readCoverage } from '../../shared/passage/covered.ts';
import type { Range } from '../../shared/passage/range.ts';
import { encodeRange, resolveRange } from '../../shared/passage/relative.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { type SuggestionView, suggestionViews } from '../margin/suggestions/suggestionViews.ts';
import type { OutboxEntry } from '../session/outbox.ts';
import { createStore, type Readable } from '../session/store.ts';
import type { KeptRange } from '../session/target.ts';
import { type Branch, openBranch } from './branch.ts';
import { lookEdits, wordEdits } from './edits.ts';
import { type KnownSuggestion, type Made, planSuggestions } from './plan.ts';

export interface Suggesting {
  /** What the editor shows; null while the article itself is written. */
  readonly branch: Readable<Branch | null>;
  /** Suggestions that the branch stands for: they are written in it, and not drawn once more. */
  readonly known: Readable<ReadonlySet<string>>;
  start(): void;
  /** Sends what is not sent yet, and goes back to the article. */
  stop(): void;
  /** Sends what was written in the branch since the last time. */
  send(): void;
  /** To be called when the ledger has moved. */
  look(): void;
}

export interface SuggestingParts {
  /** Person id of the reader. */
  me: string;
  article(): Y.Text;
  ledger(): LedgerState;
  outbox: { entries: Readable<readonly OutboxEntry[]>; add(command: Command): void };
  newId(): string;
}

const NONE: ReadonlySet<string> = new Set();

/** Where a suggestion's passage stands; by its selection while the text does not have the passage yet. */
function placeOf(view: SuggestionView, kept: KeptRange | undefined, text: Y.Text, coverage: Coverage): Range | null {
  const ranges = coverage.rangesOf(view.passages[0]?.id ?? '');
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first && last) return { start: first.start, end: last.end };
  const range = view.pendingRange ?? kept;
  return range ? resolveRange(text, range) : null;
}

export function createSuggesting({ me, article, ledger, outbox, newId }: SuggestingParts): Suggesting {
  const branch = createStore<Branch | null>(null);
  const known = createStore(NONE);
  const kept = new Map<string, KeptRange>();
  /** What the branch was taken from; when the article is loaded anew, a branch of the old one says nothing any more. */
  let source: Y.Text | null = null;

  const own = () => suggestionViews(ledger(), outbox.entries.get(), me).filter(({ opener }) => opener === me);
  const isRefused = ({ pending, pendingRange }: SuggestionView) => pendingRange !== null && pending?.refusal != null;
  const open = () => own().filter((view) => view.outcome === null && !isRefused(view));

  const begin = () => {
    const text = article();
    if (text.length === 0) return;
    source = text;
    const next = openBranch(text);
    const replayed = open().filter((view) => {
      const { was, text: proposed, format, id } = view;
      const place = placeOf(view, kept.get(id), text, readCoverage(text));
      if (place) kept.set(id, encodeRange(text, place));
      return next.replay({ was, text: proposed, format, placeIn: (now, at) => placeOf(view, kept.get(id), now, at) });
    });
    known.set(new Set(replayed.map(({ id }) => id)));
    branch.get()?.close();
    branch.set(next);
  };
  const make = ({ from, to, text, format }: Made) => {
    const target = targetOf(article(), from, to);
    if (!target) return null;
    const annotation = newId();
    kept.set(annotation, target.range);
    const look = format ? { format } : {};
    outbox.add({ id: newId(), type: 'suggestion.make', annotation, target, text, ...look });
    return annotation;
  };
  const knownIn = (text: Y.Text, coverage: Coverage): KnownSuggestion[] =>
    open()
      .filter(({ id }) => known.get().has(id))
      .flatMap((view) => {
        const place = placeOf(view, kept.get(view.id), text, coverage);
        const { id, was, text: proposed, format } = view;
        return place ? [{ id, from: place.start, to: place.end, was, text: proposed, format }] : [];
      });
  /**
   * @param settled suggestions that were decided on: what the branch says there is theirs, and not sent again. Nor is what
   * was refused: its card says why and keeps the words.
   */
  const send = (settled: readonly SuggestionView[] = []) => {
    const shown = branch.get();
    const text = article();
    if (!shown || text !== source) return;
    const [here, there] = [readCoverage(text), readCoverage(shown.text)];
    const words = wordEdits(here, there);
    const refused = own().filter((view) => known.get().has(view.id) && isRefused(view));
    const done = [...settled, ...refused].flatMap((view) => placeOf(view, kept.get(view.id), text, here) ?? []);
    const isDone = ({ from, to }: { from: number; to: number }) =>
      done.some(({ start, end }) => from <= end && to >= start);
    const plan = planSuggestions(
      here.text,
      words.filter((edit) => !isDone(edit)),
      lookEdits(text, shown.text, words).filter((edit) => !isDone(edit)),
      knownIn(text, here),
    );
    for (const annotation of plan.withdraw) outbox.add({ id: newId(), type: 'suggestion.decline', annotation });
    for (const one of plan.revise) {
      outbox.add({ id: newId(), type: 'suggestion.revise', annotation: one.id, text: one.text });
    }
    const made = plan.make.flatMap((one) => make(one) ?? []);
    if (made.length + plan.withdraw.length === 0) return;
    known.set(new Set([...[...known.get()].filter((id) => !plan.withdraw.includes(id)), ...made]));
  };
  return {
    branch,
    known,
    start: begin,
    send: () => send(),
    stop() {
      send();
      branch.get()?.close();
      branch.set(null);
      known.set(NONE);
    },
    look() {
      const settled = own().filter(({ id, outcome }) => outcome !== null && known.get().has(id));
      if (!branch.get() || settled.length === 0) return;
      send(settled);
      begin();
    },
  };
}

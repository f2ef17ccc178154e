/** What a person does with suggestions: the wording being written, and the commands that follow. */
import type { CommandOf } from '../../../shared/ledger/command.ts';
import type { Notes } from '../../session/notes.ts';
import type { Outbox } from '../../session/outbox.ts';
import { createStore, type Readable, type Store } from '../../session/store.ts';
import type { KeptRange } from '../../session/target.ts';
import type { PresentWordings } from './wordings.ts';

/** Words of the text that somebody is writing in another way. */
export interface NewWording {
  range: KeptRange;
  quote: string;
  /** They stand in several paragraphs, and so cannot be suggested on. */
  isTorn?: boolean;
}

/** What is written so far. */
export interface WordingDraft {
  text: string;
  note: string;
}

export interface SuggestionModel {
  readonly writing: Readable<NewWording | null>;
  /** How the passages of open suggestions read now, by suggestion; the editor tells it. */
  readonly wordings: Store<PresentWordings>;
  /** Opens the form for these words. */
  start(words: NewWording): void;
  /** What was written for the words at hand; their present wording where nothing was. */
  draft(): WordingDraft;
  keepDraft(draft: WordingDraft): void;
  /** Puts the form away; what was written stays for the same words. */
  putAway(): void;
  /** Sends the new wording. */
  make(draft: WordingDraft): void;
  accept(suggestion: string): void;
  /** Declines another's suggestion, or withdraws one's own. */
  decline(suggestion: string, reason: string): void;
  /** Brings what was refused back into the form. */
  restore(command: CommandOf<'suggestion.make'>): void;
}

export interface SuggestionParts {
  notes: Notes;
  outbox: Outbox;
  newId(): string;
  activate(annotation: string | null): void;
  /** Whatever else is being written beside the text makes room. */
  onStart(): void;
}

const WRITING = 'wording';
const DRAFT = 'draft:wording';

interface KeptDraft extends WordingDraft {
  /** The words that it was written for. */
  quote: string;
}

const given = <K extends string>(key: K, words: string) =>
  (words.trim() === '' ? {} : { [key]: words.trim() }) as Partial<Record<K, string>>;

export function createSuggestionModel({ notes, outbox, newId, activate, onStart }: SuggestionParts): SuggestionModel {
  const writing = createStore(notes.read(WRITING) as NewWording | null);
  const wordings = createStore<PresentWordings>(new Map());
  const start = (words: NewWording) => {
    notes.write(WRITING, words);
    onStart();
    activate(null);
    writing.set(words);
  };
  const putAway = () => {
    notes.remove(WRITING);
    writing.set(null);
  };
  const keepDraft = ({ text, note }: WordingDraft) => {
    const kept: KeptDraft = { text, note, quote: writing.get()?.quote ?? '' };
    notes.write(DRAFT, kept);
  };
  return {
    writing,
    wordings,
    start,
    putAway,
    keepDraft,
    draft() {
      const quote = writing.get()?.quote ?? '';
      const kept = notes.read(DRAFT) as KeptDraft | null;
      return kept?.quote === quote ? { text: kept.text, note: kept.note } : { text: quote, note: '' };
    },
    make({ text, note }) {
      const words = writing.get();
      if (!words) return;
      const annotation = newId();
      const target = { range: words.range, quote: { exact: words.quote } };
      outbox.add({ id: newId(), type: 'suggestion.make', annotation, target, text, ...given('note', note) });
      notes.remove(DRAFT);
      putAway();
      activate(annotation);
    },
    accept: (annotation) => outbox.add({ id: newId(), type: 'suggestion.accept', annotation }),
    decline: (annotation, reason) =>
      outbox.add({ id: newId(), type: 'suggestion.decline', annotation, ...given('reason', reason) }),
    restore({ target, text, note = '' }) {
      if (!target.range) return;
      start({ range: target.range, quote: target.quote?.exact ?? '' });
      keepDraft({ text, note });
    },
  };
}

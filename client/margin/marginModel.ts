/**
 * What a person does in the margin: which annotation is active, the comment being written, and the commands that follow.
 * Half-written words are notes on this computer, so that a reload or an Escape loses none of them.
 */
import type { Command } from '../../shared/ledger/command.ts';
import type { Reaction } from '../../shared/ledger/comment.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import type { Outcome } from '../../shared/ledger/thread.ts';
import { type CheckingModel, createCheckingModel } from '../claims/checking/checkingModel.ts';
import { createEvidenceDrafts, type EvidenceDrafts } from '../claims/evidence/evidenceDrafts.ts';
import type { Notes } from '../session/notes.ts';
import type { Outbox } from '../session/outbox.ts';
import { createStore, type Readable, type Store } from '../session/store.ts';
import type { KeptRange } from '../session/target.ts';
import { createDrafts, type Draft, type Drafts, EMPTY_DRAFT, editPlace } from './drafts.ts';
import { createSuggestionModel, type SuggestionModel } from './suggestions/suggestionModel.ts';

/** A comment being written beside words of the text that has not been sent. */
export interface NewThread {
  range: KeptRange;
  quote: string;
}

/** A place on screen, in pixels from its upper left corner; `height` is the line's, which stays in sight. */
export interface ScreenPoint {
  left: number;
  top: number;
  height: number;
}

/** What a tag is being chosen for (words of the text, or a claim that has one), and where. */
type Tagging = { at: ScreenPoint } & ({ words: NewThread } | { claim: string });

/** Annotations on the same words, between which the reader chooses, and where. */
interface Choosing {
  annotations: readonly string[];
  at: ScreenPoint;
}

export interface MarginModel extends Drafts {
  /** Id of the annotation whose card is open for reading and answering. */
  readonly active: Readable<string | null>;
  readonly composing: Readable<NewThread | null>;
  readonly tagging: Readable<Tagging | null>;
  readonly choosing: Readable<Choosing | null>;
  /** Whether one said that one calls a source. */
  readonly calling: Store<boolean>;
  readonly suggestions: SuggestionModel;
  readonly checking: CheckingModel;
  readonly evidenceDrafts: EvidenceDrafts;
  activate(annotation: string | null): void;
  /** Opens the only one of these, or has the reader choose; none puts the active one away. */
  activateAmong(annotations: readonly string[], at: ScreenPoint): void;
  stopChoosing(): void;
  /** Opens the composer beside words of the text; a draft for other words moves here. */
  compose(thread: NewThread): void;
  /** Puts the composer away; what was written stays as a draft. */
  putAway(): void;
  /** Sends the new thread; it becomes the active one. */
  send(draft: Draft): void;
  reply(thread: string, draft: Draft): void;
  resolve(thread: string, outcome: Exclude<Outcome, 'claim'>, reason: string): void;
  /** Resolves the thread as a claim on its words, which becomes the active one. */
  becomeClaim(thread: string, tag: string, reason: string): void;
  reopen(thread: string): void;
  edit(thread: string, comment: string, draft: Draft): void;
  react(thread: string, comment: string, reaction: Reaction): void;
  remove(thread: string, comment: string): void;
  /** The selected words; null when none are, or when one of these passages has them already. */
  selected(passages: readonly string[]): NewThread | null;
  startTagging(tagging: Tagging): void;
  stopTagging(): void;
  /** Opens a claim on words of the text; it becomes the active one. */
  openClaim(words: NewThread, tag: string): void;
  tag(claim: string, tag: string): void;
  /** The claim's fact stands on these words, too. */
  addPassage(claim: string, words: NewThread): void;
  drop(claim: string, reason: string): void;
  /** Takes a refused command back; its words return to where they were written. */
  takeBack(command: Command): void;
}

export interface MarginParts {
  notes: Notes;
  outbox: Outbox;
  newId(): string;
  /** Reads the reader's selection in the text. */
  selected: MarginModel['selected'];
}

const NEW = 'new';
const COMPOSING = 'composing';

function reasonOf(written: string): { reason?: string } {
  const reason = written.trim();
  return reason === '' ? {} : { reason };
}

function targetFor({ range, quote }: NewThread): Target {
  return { range, quote: { exact: quote } };
}

const contentOf = ({ text, files }: Draft) => (files.length > 0 ? { text, files: [...files] } : { text });

const draftOf = ({ text, files = [] }: { text: string; files?: string[] | undefined }): Draft => ({ text, files });

export function createMarginModel({ notes, outbox, newId, selected }: MarginParts): MarginModel {
  const active = createStore<string | null>(null);
  const tagging = createStore<Tagging | null>(null);
  const choosing = createStore<Choosing | null>(null);
  const composing = createStore(notes.read(COMPOSING) as NewThread | null);
  const drafts = createDrafts(notes);
  const { keepDraft } = drafts;
  const compose = (thread: NewThread) => {
    notes.write(COMPOSING, thread);
    active.set(null);
    suggestions.putAway();
    composing.set(thread);
  };
  const closeComposer = () => {
    notes.remove(COMPOSING);
    composing.set(null);
  };
  const suggestions = createSuggestionModel({ notes, outbox, newId, activate: active.set, onStart: closeComposer });
  return {
    active,
    composing,
    tagging,
    choosing,
    calling: createStore(false),
    suggestions,
    checking: createCheckingModel(outbox, notes, newId),
    evidenceDrafts: createEvidenceDrafts(notes),
    ...drafts,
    compose,
    putAway: closeComposer,
    activate: active.set,
    activateAmong(annotations, at) {
      if (annotations.length > 1) choosing.set({ annotations, at });
      else active.set(annotations[0] ?? null);
    },
    stopChoosing: () => choosing.set(null),
    send(draft) {
      const thread = composing.get();
      if (!thread) return;
      const annotation = newId();
      const target = targetFor(thread);
      outbox.add({ id: newId(), type: 'thread.open', annotation, comment: newId(), target, ...contentOf(draft) });
      keepDraft(NEW, EMPTY_DRAFT);
      closeComposer();
      active.set(annotation);
    },
    reply(annotation, draft) {
      outbox.add({ id: newId(), type: 'thread.reply', annotation, comment: newId(), ...contentOf(draft) });
      keepDraft(annotation, EMPTY_DRAFT);
    },
    resolve(annotation, outcome, reason) {
      outbox.add({ id: newId(), type: 'thread.resolve', annotation, outcome, ...reasonOf(reason) });
      if (active.get() === annotation) active.set(null);
    },
    reopen(annotation) {
      outbox.add({ id: newId(), type: 'thread.reopen', annotation });
      active.set(annotation);
    },
    becomeClaim(annotation, tag, reason) {
      const claim = { annotation: newId(), tag };
      outbox.add({ id: newId(), type: 'thread.resolve', annotation, outcome: 'claim', claim, ...reasonOf(reason) });
      active.set(claim.annotation);
    },
    edit(annotation, comment, { text, files }) {
      outbox.add({ id: newId(), type: 'comment.edit', annotation, comment, text, files: [...files] });
      keepDraft(editPlace(comment), EMPTY_DRAFT);
    },
    react: (annotation, comment, reaction) =>
      outbox.add({ id: newId(), type: 'reaction.toggle', annotation, comment, reaction }),
    remove: (annotation, comment) => outbox.add({ id: newId(), type: 'comment.delete', annotation, comment }),
    selected,
    startTagging: tagging.set,
    stopTagging: () => tagging.set(null),
    openClaim(words, tag) {
      const annotation = newId();
      outbox.add({ id: newId(), type: 'claim.open', annotation, target: targetFor(words), tag });
      active.set(annotation);
    },
    addPassage(annotation, words) {
      outbox.add({ id: newId(), type: 'claim.addPassage', annotation, target: targetFor(words) });
      active.set(annotation);
    },
    tag: (annotation, tag) => outbox.add({ id: newId(), type: 'claim.tag', annotation, tag }),
    drop(annotation, reason) {
      outbox.add({ id: newId(), type: 'claim.drop', annotation, ...reasonOf(reason) });
      if (active.get() === annotation) active.set(null);
    },
    takeBack(command) {
      outbox.discard(command.id);
      if (command.type === 'thread.open' && command.target.range) {
        keepDraft(NEW, draftOf(command));
        compose({ range: command.target.range, quote: command.target.quote?.exact ?? '' });
      } else if (command.type === 'thread.reply') {
        keepDraft(command.annotation, draftOf(command));
      } else if (command.type === 'comment.edit') {
        keepDraft(editPlace(command.comment), draftOf(command));
      } else if (command.type === 'suggestion.make') {
        suggestions.restore(command);
      }
    },
  };
}

/** What is done in the workspace with a key, with Alt and the key in the text, or from the palette. */
import type { Editor } from '@tiptap/core';
import { may } from '../../shared/permissions.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { annotationBeside } from '../margin/order.ts';
import { passagesAt } from '../margin/passages.ts';
import { lineAt, selectedWords, suggestOnSelection, tagSelection, textShownBy } from '../margin/selection.ts';
import { focusNextLost } from '../margin/tray/lostFocus.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import type { Suggesting } from '../suggesting/suggesting.ts';
import type { Annotations } from './useAnnotations.ts';

export interface WorkspaceParts {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  annotations: Annotations;
  suggesting: Suggesting;
}

interface WorkspaceAction {
  key: string;
  code: string;
  label: string;
  /** False where there was nothing to do. */
  act(parts: WorkspaceParts): boolean;
}

export const WORKSPACE_ACTIONS = {
  next: { key: 'j', code: 'KeyJ', label: 'keyNext', act: (parts: WorkspaceParts) => step(parts, 1) },
  previous: { key: 'k', code: 'KeyK', label: 'keyPrevious', act: (parts: WorkspaceParts) => step(parts, -1) },
  comment: { key: 'm', code: 'KeyM', label: 'keyComment', act: comment },
  tag: { key: 't', code: 'KeyT', label: 'keyTag', act: tag },
  suggest: { key: 's', code: 'KeyS', label: 'keySuggest', act: suggest },
  suggesting: { key: 'w', code: 'KeyW', label: 'keySuggesting', act: suggestingMode },
  writers: { key: 'o', code: 'KeyO', label: 'keyWriters', act: writers },
  here: { key: 'c', code: 'KeyC', label: 'keyHere', act: openHere },
  lost: { key: 'l', code: 'KeyL', label: 'keyLost', act: lost },
  reply: { key: 'r', code: 'KeyR', label: 'keyReply', act: reply },
  resolve: { key: 'd', code: 'KeyD', label: 'keyResolve', act: resolve },
  verdict: { key: 'v', code: 'KeyV', label: 'keyVerdict', act: (parts: WorkspaceParts) => check(parts, 'verdict') },
  evidence: { key: 'e', code: 'KeyE', label: 'keyEvidence', act: (parts: WorkspaceParts) => check(parts, 'evidence') },
  take: { key: 'g', code: 'KeyG', label: 'keyTake', act: (parts: WorkspaceParts) => check(parts, 'take') },
} as const satisfies Record<string, WorkspaceAction>;

function step({ model, annotations, editor }: WorkspaceParts, by: 1 | -1): boolean {
  const next = annotationBeside(annotations.ordered, model.active.get(), by);
  if (next) model.activate(next);
  return next !== null && editor !== null;
}

function comment({ session, model, editor }: WorkspaceParts): boolean {
  if (!editor || !may(session.role.get(), 'thread.write')) return false;
  const words = selectedWords(editor.state, textShownBy(editor));
  if (words) model.compose(words);
  return words !== null;
}

/** The selected words; without any, the open claim gets another tag. */
function tag({ session, model, editor }: WorkspaceParts): boolean {
  if (!editor || !may(session.role.get(), 'claim.work')) return false;
  return tagSelection(editor, textShownBy(editor), model) || retag(model.active.get());
}

function retag(active: string | null): boolean {
  if (active === null) return false;
  const button = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(active)}"] [data-tag-of]`);
  button?.click();
  return button !== null;
}

function suggest({ session, model, editor }: WorkspaceParts): boolean {
  if (!editor || !may(session.role.get(), 'claim.work')) return false;
  return suggestOnSelection(editor, textShownBy(editor), model);
}

function suggestingMode({ session, suggesting }: WorkspaceParts): boolean {
  if (!may(session.role.get(), 'claim.work')) return false;
  if (suggesting.branch.get()) suggesting.stop();
  else suggesting.start();
  return true;
}

/** Asks who wrote the selected words. */
function writers({ editor }: WorkspaceParts): boolean {
  const button = document.querySelector<HTMLElement>('[data-writers-button]');
  button?.click();
  return editor !== null && button !== null;
}

/** Opens what stands on the words at the caret; of several, the reader chooses. */
function openHere({ model, annotations, editor }: WorkspaceParts): boolean {
  if (!editor) return false;
  const { head } = editor.state.selection;
  const here = annotations.on(passagesAt(editor.state, head));
  if (here.length === 0) return false;
  model.activateAmong(here, lineAt(editor, head));
  return true;
}

/** Presses what the open claim's card offers. */
function check({ model }: WorkspaceParts, act: 'verdict' | 'evidence' | 'take'): boolean {
  const active = model.active.get();
  const card = active === null ? null : document.querySelector(`[data-card="${CSS.escape(active)}"]`);
  const button = card?.querySelector<HTMLElement>(`[data-check="${act}"]`);
  button?.click();
  return button !== undefined && button !== null;
}

/** Goes to the next passage that has lost its words; where the margin is folded away, opens it there. */
function lost({ model, annotations }: WorkspaceParts): boolean {
  if (focusNextLost()) return true;
  const [first] = annotations.detached;
  if (first) model.activate(first.id);
  return first !== undefined;
}

/** Puts the caret into the answer field of the active thread. */
function reply({ model }: WorkspaceParts): boolean {
  const active = model.active.get();
  if (active === null) return false;
  const field = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(active)}"] textarea`);
  field?.focus();
  return field !== null;
}

function resolve({ session, model, annotations }: WorkspaceParts): boolean {
  const thread = annotations.ordered.find(({ id }) => id === model.active.get());
  if (thread?.kind !== 'thread' || thread.pendingRange) return false;
  const role = session.role.get();
  const allowed =
    may(role, 'thread.resolveAny') || (thread.opener === session.person && may(role, 'thread.resolveOwn'));
  if (allowed) model.resolve(thread.id, 'done', '');
  return allowed;
}

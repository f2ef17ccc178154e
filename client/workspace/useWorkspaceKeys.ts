/**
 * The keys of the workspace. While nobody types they work alone and stand in the list of keys; in the text they work with
 * Alt.
 */
import type { Editor } from '@tiptap/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { annotationBeside } from '../margin/order.ts';
import { passagesAt } from '../margin/passages.ts';
import { lineAt, selectedWords, suggestOnSelection, tagSelection, textShownBy } from '../margin/selection.ts';
import { focusNextLost } from '../margin/tray/lostFocus.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { useActionKeys } from '../shell/useActionKeys.ts';
import type { Suggesting } from '../suggesting/suggesting.ts';
import type { Annotations } from './useAnnotations.ts';
import { useCardKeys } from './useCardKeys.ts';

export interface KeyParts {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  annotations: Annotations;
  suggesting: Suggesting;
}

type Action = (parts: KeyParts) => boolean;

const ACTIONS = [
  { key: 'j', code: 'KeyJ', label: 'keyNext', act: (parts: KeyParts) => step(parts, 1) },
  { key: 'k', code: 'KeyK', label: 'keyPrevious', act: (parts: KeyParts) => step(parts, -1) },
  { key: 'm', code: 'KeyM', label: 'keyComment', act: comment },
  { key: 't', code: 'KeyT', label: 'keyTag', act: tag },
  { key: 's', code: 'KeyS', label: 'keySuggest', act: suggest },
  { key: 'w', code: 'KeyW', label: 'keySuggesting', act: suggestingMode },
  { key: 'o', code: 'KeyO', label: 'keyWriters', act: writers },
  { key: 'c', code: 'KeyC', label: 'keyHere', act: openHere },
  { key: 'l', code: 'KeyL', label: 'keyLost', act: lost },
  { key: 'r', code: 'KeyR', label: 'keyReply', act: reply },
  { key: 'd', code: 'KeyD', label: 'keyResolve', act: resolve },
  { key: 'v', code: 'KeyV', label: 'keyVerdict', act: (parts: KeyParts) => check(parts, 'verdict') },
  { key: 'e', code: 'KeyE', label: 'keyEvidence', act: (parts: KeyParts) => check(parts, 'evidence') },
  { key: 'g', code: 'KeyG', label: 'keyTake', act: (parts: KeyParts) => check(parts, 'take') },
] as const satisfies readonly { key: string; code: string; label: string; act: Action }[];

/** Listens for as long as the workspace is on screen. */
export function useWorkspaceKeys(parts: KeyParts): void {
  const { t } = useTranslation('workspace');
  useCardKeys(parts.model, parts.editor);
  const latest = useRef(parts);
  latest.current = parts;
  useActionKeys(
    useMemo(
      () =>
        ACTIONS.map(({ key, code, label, act }) => ({ key, code, label: t(label), act: () => act(latest.current) })),
      [t],
    ),
  );
}

function step({ model, annotations, editor }: KeyParts, by: 1 | -1): boolean {
  const next = annotationBeside(annotations.ordered, model.active.get(), by);
  if (next) model.activate(next);
  return next !== null && editor !== null;
}

function comment({ session, model, editor }: KeyParts): boolean {
  if (!editor || !may(session.role.get(), 'thread.write')) return false;
  const words = selectedWords(editor.state, textShownBy(editor));
  if (words) model.compose(words);
  return words !== null;
}

/** The selected words; without any, the open claim gets another tag. */
function tag({ session, model, editor }: KeyParts): boolean {
  if (!editor || !may(session.role.get(), 'claim.work')) return false;
  return tagSelection(editor, textShownBy(editor), model) || retag(model.active.get());
}

function retag(active: string | null): boolean {
  if (active === null) return false;
  const button = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(active)}"] [data-tag-of]`);
  button?.click();
  return button !== null;
}

function suggest({ session, model, editor }: KeyParts): boolean {
  if (!editor || !may(session.role.get(), 'claim.work')) return false;
  return suggestOnSelection(editor, textShownBy(editor), model);
}

function suggestingMode({ session, suggesting }: KeyParts): boolean {
  if (!may(session.role.get(), 'claim.work')) return false;
  if (suggesting.branch.get()) suggesting.stop();
  else suggesting.start();
  return true;
}

/** Asks who wrote the selected words. */
function writers({ editor }: KeyParts): boolean {
  const button = document.querySelector<HTMLElement>('[data-writers-button]');
  button?.click();
  return editor !== null && button !== null;
}

/** Opens what stands on the words at the caret; of several, the reader chooses. */
function openHere({ model, annotations, editor }: KeyParts): boolean {
  if (!editor) return false;
  const { head } = editor.state.selection;
  const here = annotations.on(passagesAt(editor.state, head));
  if (here.length === 0) return false;
  model.activateAmong(here, lineAt(editor, head));
  return true;
}

/** Presses what the open claim's card offers. */
function check({ model }: KeyParts, act: 'verdict' | 'evidence' | 'take'): boolean {
  const active = model.active.get();
  const card = active === null ? null : document.querySelector(`[data-card="${CSS.escape(active)}"]`);
  const button = card?.querySelector<HTMLElement>(`[data-check="${act}"]`);
  button?.click();
  return button !== undefined && button !== null;
}

/** Goes to the next passage that has lost its words; where the margin is folded away, opens it there. */
function lost({ model, annotations }: KeyParts): boolean {
  if (focusNextLost()) return true;
  const [first] = annotations.detached;
  if (first) model.activate(first.id);
  return first !== undefined;
}

/** Puts the caret into the answer field of the active thread. */
function reply({ model }: KeyParts): boolean {
  const active = model.active.get();
  if (active === null) return false;
  const field = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(active)}"] textarea`);
  field?.focus();
  return field !== null;
}

function resolve({ session, model, annotations }: KeyParts): boolean {
  const thread = annotations.ordered.find(({ id }) => id === model.active.get());
  if (thread?.kind !== 'thread' || thread.pendingRange) return false;
  const role = session.role.get();
  const allowed =
    may(role, 'thread.resolveAny') || (thread.opener === session.person && may(role, 'thread.resolveOwn'));
  if (allowed) model.resolve(thread.id, 'done', '');
  return allowed;
}

/**
 * The keys of the workspace. While nobody types they work alone; in the text they work with Alt, and in other fields not
 * at all. Letters of claims (C V E T) are left free.
 */
import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { may } from '../../shared/permissions.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import { threadBeside } from '../margin/order.ts';
import { selectedWords } from '../margin/selection.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import type { Threads } from './useThreads.ts';

export interface KeyParts {
  session: ArticleSession;
  model: MarginModel;
  editor: Editor | null;
  threads: Threads;
  onHelp(): void;
}

type Action = (parts: KeyParts) => boolean;

const ACTIONS: Record<string, Action> = {
  KeyJ: (parts) => step(parts, 1),
  KeyK: (parts) => step(parts, -1),
  KeyM: comment,
  KeyR: reply,
  KeyD: resolve,
};

/** Listens for as long as the workspace is on screen. */
export function useKeys(parts: KeyParts): void {
  const latest = useRef(parts);
  latest.current = parts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (act(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function act(event: KeyboardEvent, parts: KeyParts): boolean {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented || event.isComposing) return false;
  const place = placeOf(event.target);
  if (place === 'field' || event.altKey !== (place === 'text')) return false;
  if (event.key === '?' && place === 'page') {
    parts.onHelp();
    return true;
  }
  return event.shiftKey ? false : (ACTIONS[event.code]?.(parts) ?? false);
}

/** `text`: the article. `field`: any other place where letters are letters. */
function placeOf(target: EventTarget | null): 'text' | 'field' | 'page' {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable) return 'text';
  return target.matches('input, textarea, select, [role="menuitem"], [role="dialog"] *') ? 'field' : 'page';
}

function step({ model, threads, editor }: KeyParts, by: 1 | -1): boolean {
  const next = threadBeside(threads.ordered, model.active.get(), by);
  if (next) model.activate(next);
  return next !== null && editor !== null;
}

function comment({ session, model, editor }: KeyParts): boolean {
  if (!editor || !may(session.role.get(), 'thread.write')) return false;
  const words = selectedWords(editor.state, session.content.get().text);
  if (words) model.compose(words);
  return words !== null;
}

/** Puts the caret into the answer field of the active thread. */
function reply({ model }: KeyParts): boolean {
  const active = model.active.get();
  if (active === null) return false;
  const field = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(active)}"] textarea`);
  field?.focus();
  return field !== null;
}

function resolve({ session, model, threads }: KeyParts): boolean {
  const thread = threads.ordered.find(({ id }) => id === model.active.get());
  if (!thread || thread.pendingRange) return false;
  const role = session.role.get();
  const allowed =
    may(role, 'thread.resolveAny') || (thread.opener === session.person && may(role, 'thread.resolveOwn'));
  if (allowed) model.resolve(thread.id, 'done', '');
  return allowed;
}

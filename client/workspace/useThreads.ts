/** The article's threads as the reader sees them now, in the order of the text, and those that lost their words. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MarginModel } from '../margin/marginModel.ts';
import { inTextOrder } from '../margin/order.ts';
import { movesPassages, placesOf } from '../margin/passages.ts';
import { type KnownViews, type ThreadView, threadViews } from '../margin/threadViews.ts';
import { useSelected, useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';

export interface Threads {
  all: readonly ThreadView[];
  /** Open threads by their place in the text. */
  ordered: readonly ThreadView[];
  resolved: readonly ThreadView[];
  /** The open ones, then the resolved ones. */
  listed: readonly ThreadView[];
  detached: readonly ThreadView[];
  /** Ids of everybody who wrote in them. */
  people: readonly string[];
  /** Activates the thread of the first of these passages; none of them puts the active one away. */
  onPassages(passages: string[], model: MarginModel): void;
}

/** A passage's attribute arrives a moment after its thread; only one that stays away is called detached. */
const ARRIVAL_MS = 2_500;
const NONE: ReadonlySet<string> = new Set();

export function useThreads(session: ArticleSession, editor: Editor | null): Threads {
  const ledger = useStore(session.ledger.state);
  const outbox = useStore(session.outbox.entries);
  const known = useRef<KnownViews>(new WeakMap()).current;
  const all = useMemo(
    () => threadViews(ledger, outbox, session.person, known),
    [ledger, outbox, session.person, known],
  );
  const places = usePlaces(editor);
  const synced = useSelected(session.save, ({ kind }) => kind !== 'loading');
  const lost = useLost(all, places, synced && editor !== null);
  const latest = useRef(all);
  latest.current = all;
  const onPassages = useCallback((passages: string[], model: MarginModel) => {
    const thread = latest.current.find(
      (one) => !one.resolution && one.passages.some(({ id }) => id === passages.find((each) => each === id)),
    );
    model.activate(thread?.id ?? null);
  }, []);
  return useMemo(() => {
    const ordered = inTextOrder(all, places);
    const resolved = all.filter((thread) => thread.resolution);
    return {
      all,
      ordered,
      resolved,
      listed: [...ordered, ...resolved],
      detached: ordered.filter((thread) => lost.has(thread.id)),
      people: all.flatMap((thread) => [
        ...thread.comments.map(({ author }) => author),
        ...(thread.resolution ? [thread.resolution.by] : []),
      ]),
      onPassages,
    };
  }, [all, places, lost, onPassages]);
}

/** Where passages begin, kept as long as their set and order stay the same, however far typing moves them. */
function usePlaces(editor: Editor | null): ReadonlyMap<string, { from: number }> {
  const [places, setPlaces] = useState<ReadonlyMap<string, { from: number }>>(new Map());
  useEffect(() => {
    if (!editor) return;
    let frame = 0;
    const read = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const next = new Map([...placesOf(editor.state)].sort(([, a], [, b]) => a.from - b.from));
      setPlaces((old) => (sameKeys(old, next) ? old : next));
    };
    read();
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (movesPassages(transaction)) frame ||= requestAnimationFrame(read);
    };
    editor.on('transaction', onTransaction);
    return () => {
      editor.off('transaction', onTransaction);
      cancelAnimationFrame(frame);
    };
  }, [editor]);
  return places;
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  const keys = [...b.keys()];
  return a.size === b.size && [...a.keys()].every((key, index) => keys[index] === key);
}

/** Ids of open, recorded threads whose words have been away for a while. */
function useLost(
  threads: readonly ThreadView[],
  places: ReadonlyMap<string, unknown>,
  synced: boolean,
): ReadonlySet<string> {
  const away = useMemo(
    () =>
      threads
        .filter((one) => synced && !one.resolution && !one.pendingRange)
        .filter((one) => one.passages.every(({ id }) => !places.has(id)))
        .map(({ id }) => id)
        .join(' '),
    [threads, places, synced],
  );
  const [lost, setLost] = useState(NONE);
  useEffect(() => {
    const now = new Set(away.split(' ').filter((id) => id !== ''));
    setLost((old) => new Set([...old].filter((id) => now.has(id))));
    const timer = setTimeout(() => setLost(now), ARRIVAL_MS);
    return () => clearTimeout(timer);
  }, [away]);
  return lost;
}

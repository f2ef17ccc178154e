/** The article's annotations as the reader sees them now, in the order of the text, and those that lost their words. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Addressee } from '../../shared/ledger/mention.ts';
import { type AnnotationView, annotationViews, isClosed, noViews, peopleIn } from '../margin/annotationViews.ts';
import { type FilterFacts, isFiltered, isWanted, type MarginSearch, sorted } from '../margin/filters.ts';
import { inTextOrder } from '../margin/order.ts';
import { movesPassages, placesOf } from '../margin/passages.ts';
import { useSelected, useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';

export interface Annotations {
  all: readonly AnnotationView[];
  /** What the filter wants, in the order chosen. */
  shown: readonly AnnotationView[];
  /** The open ones of those: the way of J and K. */
  ordered: readonly AnnotationView[];
  /** What the filter wants, and the active one, in the order of the text: the open ones, then the closed ones. */
  listed: readonly AnnotationView[];
  /** The open ones of those of which no word is in the text any more. */
  detached: readonly AnnotationView[];
  facts: FilterFacts;
  /** Keys of the tags that its claims have. */
  tags: readonly string[];
  /** Ids of everybody who has a part in them. */
  people: readonly string[];
  /** The open annotations that stand on these passages, each once, in the order of the passages. */
  on(passages: readonly string[]): string[];
}

/** A passage's attribute arrives a moment after its annotation; only one that stays away is called detached. */
const ARRIVAL_MS = 2_500;
const NONE: ReadonlySet<string> = new Set();

export function useAnnotations(
  session: ArticleSession,
  editor: Editor | null,
  { search, me, active }: { search: MarginSearch; me: Addressee; active: string | null },
): Annotations {
  const ledger = useStore(session.ledger.state);
  const outbox = useStore(session.outbox.entries);
  const [known] = useState(noViews);
  const all = useMemo(
    () => annotationViews(ledger, outbox, session.person, known),
    [ledger, outbox, session.person, known],
  );
  const places = usePlaces(editor);
  const synced = useSelected(session.save, ({ kind }) => kind !== 'loading');
  const lost = useLost(all, places, synced && editor !== null);
  // What is chosen elsewhere (a link, a passage) is seen, whatever the filter.
  const kept = isFiltered(search) ? active : null;
  const lists = useMemo(() => {
    const facts = { me, detached: lost };
    const inPlace = inTextOrder(all, places);
    const wanted = inPlace.filter((one) => isWanted(one, search, facts));
    const isListed = new Set([...wanted.map(({ id }) => id), kept]);
    const listed = inPlace.filter(({ id }) => isListed.has(id));
    const shown = sorted(wanted, search.sort ?? 'open');
    return {
      shown,
      ordered: shown.filter((one) => !isClosed(one)),
      listed: sorted(listed, 'open'),
      detached: listed.filter(({ id }) => lost.has(id)),
      facts,
    };
  }, [all, places, lost, search, me, kept]);
  const latest = useRef(lists.listed);
  latest.current = lists.listed;
  const on = useCallback((passages: readonly string[]) => {
    const shown = latest.current.filter((one) => !isClosed(one));
    const found = passages.map((id) => shown.find((one) => one.passages.some((passage) => passage.id === id))?.id);
    return [...new Set(found)].filter((id) => id !== undefined);
  }, []);
  return useMemo(
    () => ({
      all,
      ...lists,
      tags: all.flatMap((one) => (one.kind === 'claim' ? [one.tag] : [])),
      people: all.flatMap(peopleIn),
      on,
    }),
    [all, lists, on],
  );
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

/** Ids of open, recorded annotations whose words have been away for a while. */
function useLost(
  annotations: readonly AnnotationView[],
  places: ReadonlyMap<string, unknown>,
  synced: boolean,
): ReadonlySet<string> {
  const away = useMemo(
    () =>
      annotations
        .filter((one) => synced && !isClosed(one) && !one.pendingRange)
        .filter((one) => one.passages.every(({ id }) => !places.has(id)))
        .map(({ id }) => id)
        .join(' '),
    [annotations, places, synced],
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

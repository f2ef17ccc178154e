/** The article's annotations as the reader sees them now, in the order of the text, and those that lost their words. */
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AnnotationList, listOf } from '../../shared/ledger/lists.ts';
import { type AnnotationView, annotationViews, isClosed, noViews, peopleIn } from '../margin/annotationViews.ts';
import { type FilterFacts, isFiltered, isWanted, type MarginSearch, sorted } from '../margin/filters.ts';
import { inTextOrder } from '../margin/order.ts';
import { movesPassages, placesOf } from '../margin/passages.ts';
import { useSelected, useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import type { LostPassages } from '../session/passageStates.ts';
import { afterPaint } from '../ui/afterPaint.ts';

export interface Annotations {
  all: readonly AnnotationView[];
  /** What the filter chooses from: all but those whose words are gone for good, which are listed apart. */
  filterable: readonly AnnotationView[];
  /** What the filter wants, in the order chosen. */
  shown: readonly AnnotationView[];
  /** The open ones of those: the way of J and K. */
  ordered: readonly AnnotationView[];
  /** What the filter wants, and the active one, in the order of the text: the open ones, then the closed ones. */
  listed: readonly AnnotationView[];
  /** Those whose words are gone for good. */
  dismissed: readonly AnnotationView[];
  /** Of the listed ones, those in the tray: no word of theirs is in the text, and nobody has handled that. */
  detached: readonly AnnotationView[];
  facts: FilterFacts;
  /** Keys of the tags that its claims have. */
  tags: readonly string[];
  /** Ids of everybody who has a part in them. */
  people: readonly string[];
  /** The open annotations that stand on these passages, each once, in the order of the passages. */
  on(passages: readonly string[]): string[];
}

interface Wanted extends Pick<FilterFacts, 'me' | 'checks'> {
  search: MarginSearch;
  active: string | null;
}

export function useAnnotations(
  session: ArticleSession,
  editor: Editor | null,
  { search, me, active, checks }: Wanted,
): Annotations {
  const ledger = useStore(session.ledger.state);
  const outbox = useStore(session.outbox.entries);
  const [known] = useState(noViews);
  const all = useMemo(
    () => annotationViews(ledger, outbox, session.person, known),
    [ledger, outbox, session.person, known],
  );
  const places = usePlaces(editor);
  const lost = useStore(session.lost);
  const isAlone = useSelected(session.save, ({ kind }) => kind === 'offline' || kind === 'reconnecting');
  const isInText = useMemo(() => inTextBy(lost, isAlone && editor ? places : null), [lost, isAlone, editor, places]);
  const inLists = useMemo(() => listed(all, isInText), [all, isInText]);
  // What is chosen elsewhere (a link, a passage) is seen, whatever the filter.
  const kept = isFiltered(search) ? active : null;
  const lists = useMemo(() => {
    const inTray = new Set(inLists.tray.map(({ id }) => id));
    const facts = { me, detached: inTray, checks };
    const inPlace = inTextOrder([...inLists.tray, ...inLists.text, ...inLists.closed], places);
    const wanted = inPlace.filter((one) => isWanted(one, search, facts));
    const isListed = new Set([...wanted.map(({ id }) => id), kept]);
    const seen = inPlace.filter(({ id }) => isListed.has(id));
    const shown = sorted(wanted, search.sort ?? 'open');
    return {
      filterable: inPlace,
      shown,
      ordered: shown.filter((one) => !isClosed(one)),
      listed: sorted(seen, 'open'),
      dismissed: inLists.dismissed,
      detached: seen.filter(({ id }) => inTray.has(id)),
      facts,
    };
  }, [inLists, places, search, me, kept, checks]);
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
      people: [...all.flatMap(peopleIn), ...(lost?.removers ?? []), ...dismissers(all)],
      on,
    }),
    [all, lists, lost, on],
  );
}

/** Where passages begin, kept as long as their set and order stay the same, however far typing moves them. */
function usePlaces(editor: Editor | null): ReadonlyMap<string, { from: number }> {
  const [places, setPlaces] = useState<ReadonlyMap<string, { from: number }>>(new Map());
  useEffect(() => {
    if (!editor) return;
    let known: ReadonlyMap<string, { from: number }> | null = null;
    const read = () => {
      if (editor.isDestroyed) return;
      const next = new Map([...placesOf(editor.state)].sort(([, a], [, b]) => a.from - b.from));
      // Not told at all where nothing changed: React keeps what it is told until it draws, and typing draws nothing.
      if (known && sameKeys(known, next)) return;
      known = next;
      setPlaces(next);
    };
    read();
    const reading = afterPaint(read);
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (movesPassages(transaction)) reading.soon();
    };
    editor.on('transaction', onTransaction);
    return () => {
      editor.off('transaction', onTransaction);
      reading.cancel();
    };
  }, [editor]);
  return places;
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  const keys = [...b.keys()];
  return a.size === b.size && [...a.keys()].every((key, index) => keys[index] === key);
}

/**
 * Whether a passage stands in the text: the server's record decides, so that none is called lost that is only on its way.
 * @param places where passages stand on this screen, for the time in which the server cannot be asked; null otherwise.
 */
function inTextBy(lost: LostPassages | null, places: ReadonlyMap<string, unknown> | null) {
  return ({ passages, pendingRange }: AnnotationView) => {
    const waiting = new Set(passages.filter((each) => each.waiting).map(({ id }) => id));
    return (id: string) => {
      if (pendingRange || waiting.has(id)) return true;
      return lost ? !lost.ids.has(id) : !places || places.has(id);
    };
  };
}

/** Every annotation in its one list. */
function listed(all: readonly AnnotationView[], isInText: ReturnType<typeof inTextBy>) {
  const lists: Record<AnnotationList, AnnotationView[]> = { text: [], tray: [], dismissed: [], closed: [] };
  for (const one of all) lists[listOf(one, !isClosed(one), isInText(one))].push(one);
  return lists;
}

/** Whoever said of words that they are gone for good. */
function dismissers(annotations: readonly AnnotationView[]): string[] {
  return annotations.flatMap(({ passages }) => passages.flatMap(({ dismissed }) => dismissed?.by ?? []));
}

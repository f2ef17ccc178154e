// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { en } from '../../client/i18n/en/en.ts';
import { createTranslator } from '../../client/i18n/i18n.ts';
import { annotationViews, isClosed, noViews } from '../../client/margin/annotationViews.ts';
import { CommentContext } from '../../client/margin/commentContext.ts';
import { createMarginModel } from '../../client/margin/marginModel.ts';
import { notesIn } from '../../client/session/notes.ts';
import { createOutbox } from '../../client/session/outbox.ts';
import { createStore } from '../../client/session/store.ts';
import { ClaimList } from '../../client/workspace/panel/ClaimList.tsx';
import { SuggestionList } from '../../client/workspace/panel/SuggestionList.tsx';
import { ThreadList } from '../../client/workspace/panel/ThreadList.tsx';
import type { Annotations } from '../../client/workspace/useAnnotations.ts';
import type { AnnotationEventBody, LedgerEvent } from '../../shared/ledger/event.ts';
import { evolveAll } from '../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { keptStorage } from '../support/keptStorage.ts';

const passages = [{ id: 'p', quote: { exact: 'words' } }];
const opened: AnnotationEventBody[] = [0, 1, 2].flatMap((n): AnnotationEventBody[] => [
  { type: 'thread.opened', annotation: `t${n}`, comment: `c${n}`, text: 'Why?', passages },
  { type: 'claim.opened', annotation: `k${n}`, tag: 'g', passages },
  { type: 'suggestion.made', annotation: `s${n}`, was: 'words', text: 'other words', passages },
]);
const facts = {
  me: { person: 'me', role: 'editor', desks: [] },
  detached: new Set<string>(),
  checks: new Map(),
} as const;

/** Each event is by somebody of its own, so that whose name is looked up says which row is drawn. */
const eventsOf = (bodies: readonly AnnotationEventBody[]) =>
  bodies.map(
    (body, n): LedgerEvent => ({
      ...{ ...body, actor: `by ${body.annotation}`, seq: n + 1, command: `k${n}`, hash: 'h' },
      at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    }),
  );

function annotationsOf(all: Annotations['all']): Annotations {
  const ordered = all.filter((one) => !isClosed(one));
  const lists = { all, filterable: all, shown: all, ordered, listed: all, dismissed: [], detached: [] };
  return { ...lists, facts, tags: ['g'], people: [], on: () => [] };
}

const notes = notesIn(keptStorage(), 'article');
const outbox = createOutbox({
  ...{ notes, send: async () => ({ kind: 'later' }) as const, prepare: async (given) => given },
  ...{ done: () => undefined, now: () => 1, later: () => () => undefined },
});
const model = createMarginModel({ notes, outbox, newId: () => 'new', selected: () => null });
const surroundings = {
  ...{ page: { origin: '', article: 'a' }, me: facts.me, mentionables: [], unread: createStore(new Map()) },
  ...{ nameOf: () => null, quoteOf: () => null, open: () => undefined, refreshPeople: () => undefined },
  bring: async () => '',
};

const place = document.body.appendChild(document.createElement('div'));
const root = createRoot(place);
const view = { search: {}, choose: () => undefined, clear: () => undefined };
const translator = createTranslator('en', { en });
let named: string[] = [];
const person = (id: string) => {
  named.push(id);
  return { id, name: id, colour: '#000000' };
};
const show = (annotations: Annotations) =>
  act(async () =>
    root.render(
      <I18nextProvider i18n={translator}>
        <CommentContext value={surroundings}>
          <ThreadList {...{ model, annotations, view, person }} />
          <ClaimList {...{ model, annotations, view, person }} />
          <SuggestionList {...{ model, annotations, view, person, role: 'viewer' }} />
        </CommentContext>
      </I18nextProvider>,
    ),
  );

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(() => act(() => root.unmount()));

test('[R-PANEL-4] of every kind of row, only that is drawn again whose own annotation changed', async () => {
  const known = noViews();
  const first = evolveAll(emptyLedger(), eventsOf(opened));
  await show(annotationsOf(annotationViews(first, [], 'me', known)));
  expect(place.querySelectorAll('li')).toHaveLength(9);
  expect(new Set(named).size).toBe(9);

  named = [];
  await show(annotationsOf(annotationViews(first, [], 'me', known)));
  expect(named).toEqual([]);

  const reply: AnnotationEventBody = { type: 'thread.replied', annotation: 't1', comment: 'c9', text: 'Because.' };
  const [event] = eventsOf([reply]);
  if (!event) throw new Error('no event');
  const second = evolveAll(first, [{ ...event, seq: opened.length + 1 }]);
  await show(annotationsOf(annotationViews(second, [], 'me', known)));
  expect(named).toEqual(['by t1']);
});

/**
 * Everything that is alive while a person has an article open: text, presence, save state, ledger, outbox. No React in
 * here; screens read its stores. One instance per tab, each with its own Yjs client id.
 */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { may, type Role } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { colourOf } from '../../shared/protocol/presence.ts';
import { SCHEMA_VERSION } from '../../shared/schema/version.ts';
import { bodyOf } from '../../shared/text/body.ts';
import type { Answer, ArticleApi, ArticleFacts } from './articleApi.ts';
import { type Connection, createConnection } from './connection.ts';
import { createLedgerClient, type LedgerClient } from './ledger.ts';
import { emptyLocalCopy, type LocalCopy, localName, openLocalCopy } from './localCopies.ts';
import type { Notes } from './notes.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPassageStates, type LostPassages, type PassageStates } from './passageStates.ts';
import { createPeople, type People } from './people.ts';
import { type RefusedDraft, refusedWords } from './refusedWords.ts';
import { endsSession, type SaveState, saveStateOf } from './saveState.ts';
import { createSeen, type Seen } from './seen.ts';
import { createServerClock, type ServerClock } from './serverClock.ts';
import { createStore, type Readable } from './store.ts';
import { refreshTarget } from './target.ts';

/** The document as it stands; replaced as a whole when the server refused what this editor wrote. */
interface ArticleContent {
  /** Counts the documents of this session; a screen that binds to one keys on it. */
  generation: number;
  doc: Y.Doc;
  text: Y.Text;
  awareness: Awareness;
}

export interface SessionParts {
  article: ArticleFacts;
  person: { id: string; name: string };
  api: ArticleApi;
  notes: Notes;
  /** Address of the sync endpoint, without the article. */
  syncUrl: string;
  now(): number;
  random(): number;
}

export interface ArticleSession {
  readonly articleId: string;
  readonly person: string;
  readonly notes: Notes;
  readonly content: Readable<ArticleContent>;
  /** True once there is a text to work on: the local copy's, or the server's. */
  readonly ready: Readable<boolean>;
  readonly save: Readable<SaveState>;
  readonly role: Readable<Role>;
  /** Words that the server did not take, until the reader puts them away. */
  readonly refused: Readable<RefusedDraft | null>;
  readonly ledger: LedgerClient;
  readonly outbox: Outbox;
  /** Passages that do not simply stand in the text. */
  readonly passages: Readable<PassageStates>;
  /** Those of them whose words are gone. */
  readonly lost: Readable<LostPassages | null>;
  readonly people: People;
  readonly seen: Seen;
  readonly clock: ServerClock;
  /** Sends a command at once, or not at all: what is decided live is of no use later. */
  ask(command: Command): Promise<Answer>;
  dismissRefused(): void;
  close(): void;
}

/** Documents given up in one visit after which the session ends instead of trying again. */
const MOST_REBUILDS = 4;
/** Longest wait for own words to be durable before a comment on them is sent all the same. */
const SETTLE_LIMIT_MS = 2_000;
const REFUSED_NOTE = 'refused';

/** Opens the article: local copy first, then the server. Call `close` when the screen goes. */
export function openArticleSession(parts: SessionParts): ArticleSession {
  const { api, notes } = parts;
  const person = parts.person.id;
  const name = localName(person, parts.article.id);
  const role = createStore<Role>(parts.article.role);
  const ready = createStore(false);
  const save = createStore<SaveState>({ kind: 'loading' });
  const refused = createStore(notes.read(REFUSED_NOTE) as RefusedDraft | null);
  const content = createStore(newContent(0, parts));
  const people = createPeople(api.people);
  const tabs = new BroadcastChannel(`kantlijn:seen:${name}`);
  const seen = createSeen({ api, notes, tabs });
  const ledger = createLedgerClient(api.events, (events) => outbox.recorded(events));
  const taken = (events: LedgerEvent[]) => ledger.receive({ after: (events[0]?.seq ?? 1) - 1, events });
  const passages = createPassageStates();
  const clock = createServerClock(parts.now);
  const outbox = createOutbox({
    notes,
    now: parts.now,
    send: api.send,
    later,
    done: (events) => taken(events),
    async prepare(command) {
      if (!('target' in command)) return command;
      await untilSaved(save, SETTLE_LIMIT_MS);
      return { ...command, target: refreshTarget(content.get().text, command.target) };
    },
  });

  let copy: LocalCopy | null = null;
  let connection: Connection | null = null;
  let ended: CloseReason | null = null;
  let closed = false;

  const tell = () => {
    ready.set(connection?.synced.get() === true || content.get().text.length > 0);
    save.set(
      sameOr(
        save.get(),
        saveStateOf({
          link: connection?.link.get() ?? 'connecting',
          synced: connection?.synced.get() ?? false,
          unsaved: connection?.unsaved.get() ?? 0,
          kept: copy?.kept ?? false,
          mayWrite: may(role.get(), 'text.write'),
          ended,
        }),
      ),
    );
  };
  const end = (reason: CloseReason) => {
    ended = reason;
    tell();
  };
  const refetchRole = async () => {
    const found = await api.facts();
    if (found.kind === 'found') role.set(found.value.role);
    else if (found.kind === 'signedOut') end('session.ended');
    else if (found.kind === 'unknown') end('article.unknown');
    if (ended) connection?.close();
    tell();
  };
  const onFinal = (reason: CloseReason) => {
    const tooOften = content.get().generation >= MOST_REBUILDS;
    if (endsSession(reason) || tooOften) end(reason);
    else void rebuild(reason);
  };
  const join = (): Connection => {
    const { doc, awareness } = content.get();
    const joined = createConnection({
      url: parts.syncUrl,
      article: parts.article.id,
      doc,
      awareness,
      schemaVersion: SCHEMA_VERSION,
      random: parts.random,
      onLedger(frame) {
        if (frame.now !== undefined) clock.heard(frame.now);
        ledger.receive(frame);
      },
      onPassages: passages.receive,
      onFinal,
      onLost: () => void refetchRole(),
    });
    joined.unsaved.subscribe(tell);
    joined.synced.subscribe(tell);
    joined.link.subscribe(() => {
      tell();
      if (joined.link.get() !== 'connected') return;
      void outbox.flush();
      void seen.refresh();
    });
    return joined;
  };
  const start = async () => {
    const { doc } = content.get();
    copy = await openLocalCopy(name, doc);
    if (closed || content.get().doc !== doc) return copy.close();
    connection = join();
    tell();
    connection.connect();
  };
  /** Gives the document up for the server's, and keeps what was refused as a draft that the reader sees. */
  const rebuild = async (reason: CloseReason) => {
    const old = content.get();
    const words = refusedWords(old.text, connection?.durable() ?? new Map());
    const draft: RefusedDraft = { reason, words: [...(refused.get()?.words ?? []), ...words] };
    notes.write(REFUSED_NOTE, draft);
    refused.set(draft);
    connection?.close();
    copy?.close();
    connection = null;
    await emptyLocalCopy(name);
    if (closed) return;
    content.set(newContent(old.generation + 1, parts));
    old.doc.destroy();
    await refetchRole();
    if (!ended) await start();
  };

  void start();
  void ledger.catchUp().then(() => outbox.flush());
  void seen.refresh();
  const leave = watchPage(save, () => connection);
  return {
    articleId: parts.article.id,
    person,
    notes,
    content,
    ready,
    save,
    role,
    refused,
    ledger,
    outbox,
    passages: passages.states,
    lost: passages.lost,
    people,
    seen,
    clock,
    async ask(command) {
      const answer = await api.send(command);
      if (answer.kind === 'done') taken(answer.events);
      return answer;
    },
    dismissRefused() {
      notes.remove(REFUSED_NOTE);
      refused.set(null);
    },
    close() {
      closed = true;
      leave();
      tabs.close();
      connection?.close();
      copy?.close();
      content.get().doc.destroy();
    },
  };
}

/** The server stamps the same `user` for others; set here, the reader sees themselves in the roster, too. */
function newContent(generation: number, { person, article }: SessionParts): ArticleContent {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { ...person, role: article.role, colour: colourOf(person.id) }, cursor: null });
  return { generation, doc, text: bodyOf(doc), awareness };
}

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Keeps the old value where nothing changed, so that readers are not told of it. */
function sameOr(old: SaveState, next: SaveState): SaveState {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

/** True while closing the page would leave work that the server does not have. */
function isUnsaved(state: SaveState): boolean {
  return 'unsaved' in state && state.unsaved > 0;
}

/** Resolves when own changes are durable, or after `ms`. */
function untilSaved(save: Readable<SaveState>, ms: number): Promise<void> {
  if (!isUnsaved(save.get())) return Promise.resolve();
  const done = Promise.withResolvers<void>();
  const cancel = later(done.resolve, ms);
  const leave = save.subscribe(() => {
    if (!isUnsaved(save.get())) done.resolve();
  });
  return done.promise.finally(() => {
    cancel();
    leave();
  });
}

/** Warns before unsaved work is left, and tries the link anew when the computer says that its network came or went. */
function watchPage(save: Readable<SaveState>, connection: () => Connection | null): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (isUnsaved(save.get())) event.preventDefault();
  };
  const retry = () => connection()?.retry();
  window.addEventListener('beforeunload', warn);
  window.addEventListener('online', retry);
  window.addEventListener('offline', retry);
  return () => {
    window.removeEventListener('beforeunload', warn);
    window.removeEventListener('online', retry);
    window.removeEventListener('offline', retry);
  };
}

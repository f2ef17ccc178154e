/**
 * How far this person has looked at each annotation. The server keeps it, for this person alone; what it could not be told
 * yet is a note on this computer, and the other tabs hear of it at once.
 */
import type { ArticleApi, SeenMark } from './articleApi.ts';
import type { Notes } from './notes.ts';
import { createStore, type Readable } from './store.ts';

/** Event number by annotation. */
export type SeenMarks = ReadonlyMap<string, number>;

export interface Seen {
  /** Null until the server was heard: nothing is called new before that. */
  readonly marks: Readable<SeenMarks | null>;
  /** Looked at, up to this event; an earlier one changes nothing. */
  mark(mark: SeenMark): void;
  /** Tells the server what waits, and asks what other computers told it. */
  refresh(): Promise<void>;
}

/** A `BroadcastChannel`, as far as it is needed. */
type Tabs = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

export interface SeenParts {
  api: Pick<ArticleApi, 'seen' | 'markSeen'>;
  notes: Notes;
  tabs: Tabs;
}

const PREFIX = 'seen:';

function farther(marks: SeenMarks, more: readonly SeenMark[]): SeenMarks {
  const news = more.filter(({ annotation, seq }) => seq > (marks.get(annotation) ?? 0));
  if (news.length === 0) return marks;
  return new Map([...marks, ...news.map(({ annotation, seq }) => [annotation, seq] as const)]);
}

export function createSeen({ api, notes, tabs }: SeenParts): Seen {
  const marks = createStore<SeenMarks | null>(null);
  const noted = (annotation: string): SeenMark | null => {
    const seq = notes.read(PREFIX + annotation);
    return typeof seq === 'number' ? { annotation, seq } : null;
  };
  const waiting = () => notes.keys(PREFIX).flatMap((key) => noted(key.slice(PREFIX.length)) ?? []);
  const take = (more: readonly SeenMark[]) => {
    const known = marks.get();
    if (known) marks.set(farther(known, more));
  };
  /** A note that grew meanwhile stays for the next time. */
  const send = async (mark: SeenMark) => {
    if ((await api.markSeen(mark)) && noted(mark.annotation)?.seq === mark.seq) notes.remove(PREFIX + mark.annotation);
  };
  tabs.addEventListener('message', ({ data }: MessageEvent<SeenMark>) => take([data]));
  return {
    marks,
    mark(mark) {
      if (mark.seq <= (marks.get()?.get(mark.annotation) ?? 0)) return;
      notes.write(PREFIX + mark.annotation, mark.seq);
      take([mark]);
      tabs.postMessage(mark);
      void send(mark);
    },
    async refresh() {
      for (const mark of waiting()) await send(mark);
      const found = await api.seen();
      if (found.kind !== 'found') return;
      const told = Object.entries(found.value).map(([annotation, seq]) => ({ annotation, seq }));
      marks.set(farther(marks.get() ?? new Map(), [...told, ...waiting()]));
    },
  };
}

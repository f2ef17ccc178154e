/** Entries that are one matter to whoever reads them: a review of twenty notes is one line of the inbox. */
import type { InboxKind, KeptEntry } from './entry.ts';

export interface EntryGroup {
  key: string;
  kind: InboxKind;
  article: string;
  /** The newest first; at least one. All are read, or none is. */
  entries: readonly KeptEntry[];
}

const CLEARANCE: readonly InboxKind[] = ['cleared', 'withdrawn', 'touched'];

/** What of an article is one matter. */
function matterOf({ kind, annotation }: KeptEntry): string {
  // Each thread is a talk of its own; everything else is told once an article.
  if (kind === 'mention' || kind === 'reply') return `${kind}:${annotation}`;
  return CLEARANCE.includes(kind) ? 'clearance' : kind;
}

/** @param entries the newest first. @returns groups in the order of their newest entry; what is unread apart from what was read. */
export function groupsOf(entries: readonly KeptEntry[]): EntryGroup[] {
  const groups = new Map<string, KeptEntry[]>();
  for (const entry of entries) {
    const state = entry.readAt === null ? 'unread' : 'read';
    const key = `${state}:${entry.article}:${matterOf(entry)}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, found]) => {
    const { kind, article } = found[0] as KeptEntry;
    return { key, kind, article, entries: found };
  });
}

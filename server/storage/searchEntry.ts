import { createHash } from 'node:crypto';
import { spelledOut } from '../../shared/ledger/mention.ts';
import { type IndexedWords, indexedWords } from '../../shared/search/words.ts';
import type { SearchEntry } from './searchPort.ts';

/** Bits that a number holds exactly; of a million entries no two are the same but once in ten thousand installations. */
const HEX_DIGITS = 13;

/** By what an entry is known in every store: one that reads otherwise has another. */
export function searchKey(article: string, entry: SearchEntry): number {
  const { kind, item, annotation, title, alias, body, languages, tag, state, verdict, people, at, readers } = entry;
  const said = [
    article,
    kind,
    item,
    annotation,
    title,
    alias,
    body,
    languages,
    tag,
    state,
    verdict,
    people,
    at,
    readers,
  ];
  const hash = createHash('sha256')
    .update(JSON.stringify([...said, entry.keys]))
    .digest('hex');
  return Number.parseInt(hash.slice(0, HEX_DIGITS), 16);
}

/** The words under which every store finds an entry. People who are mentioned are no words: their names may change. */
export function entryWords({
  kind,
  title,
  alias,
  body,
  languages,
}: SearchEntry): Record<'title' | 'body', IndexedWords> {
  const said = kind === 'comment' ? spelledOut(body, (mention) => (mention.kind === 'person' ? '' : mention.id)) : body;
  return { title: indexedWords(`${title}\n${alias}`, languages), body: indexedWords(said, languages) };
}

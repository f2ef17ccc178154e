/** A change of wording as a reader is shown it: what goes struck, what comes underlined, far-off words left out. */
import { type DiffPart, diffParts, type Hunk } from '../../../shared/text/wordDiff.ts';
import { signedWords } from './paragraphSign.ts';
import './suggestions.css';

export interface DiffWordsProps {
  before: string;
  hunks: readonly Hunk[];
}

/** UTF-16 units of unchanged words that are shown beside a change. */
const AROUND = 48;

export function DiffWords({ before, hunks }: DiffWordsProps) {
  const parts = diffParts(before, hunks);
  return (
    <span className="diff-words" dir="auto">
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one difference have no other name than their place
        <Part key={place} part={part} first={place === 0} last={place === parts.length - 1} />
      ))}
    </span>
  );
}

function Part({ part, first, last }: { part: DiffPart; first: boolean; last: boolean }) {
  if (part.kind === 'out') return <del className="suggested-out">{signedWords(part.text)}</del>;
  if (part.kind === 'in') return <ins className="suggested-in">{signedWords(part.text)}</ins>;
  return <>{signedWords(shortened(part.text, first, last))}</>;
}

/** Only what stands nearest to a change, cut between words. */
function shortened(text: string, first: boolean, last: boolean): string {
  const [head, tail] = [first ? 0 : AROUND, last ? 0 : AROUND];
  if (text.length <= head + tail + AROUND) return text;
  const start = text.slice(0, head).replace(/\S*$/u, '');
  const end = tail > 0 ? text.slice(-tail).replace(/^\S*/u, '') : '';
  return `${start}…${end}`;
}

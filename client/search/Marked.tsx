/** Words with what was asked for marked, for eyes and for screen readers alike. */
import type { MarkedPart } from '../../shared/search/kinds.ts';

export function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  let at = 0;
  return parts.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}

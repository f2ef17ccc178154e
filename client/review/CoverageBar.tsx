/** The words of an article by how far their check is, as one bar; what it says stands beside it in words. */
import type { WordCounts } from '../../shared/review/coverage.ts';
import { SHOWN_STATES } from './shares.ts';
import './coverage.css';

export function CoverageBar({ counts, words }: { counts: WordCounts; words: number }) {
  return (
    <span className="coverage-bar" aria-hidden="true">
      {SHOWN_STATES.map((state) => (
        <span
          key={state}
          className={`coverage-${state}`}
          style={{ flexGrow: words === 0 ? 0 : counts[state] / words }}
        />
      ))}
    </span>
  );
}

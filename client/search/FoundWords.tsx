/** What was found, in two or three lines: what it says, where it stands, whose it is and since when. */
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../shared/review/verdicts.ts';
import type { Found } from '../api/search.ts';
import { useFormats } from '../i18n/formats.ts';
import { Marked } from './Marked.tsx';
import type { FoundState } from './searchFilter.ts';

export const KIND_SIGNS = { article: '¶', claim: '○', evidence: '§', comment: '“' } as const;

/** How far it is, in words; null where there is nothing to say. */
function useStateWords(): (found: Pick<Found, 'kind' | 'state' | 'verdict'>) => string | null {
  const { t } = useTranslation(['search', 'checking']);
  return ({ kind, state, verdict }) => {
    if (state === null) return null;
    if (kind === 'comment') return t(state === 'resolved' ? 'search:resolved' : 'search:openThread');
    const verdictWords = verdict === null ? null : t(`checking:${verdict as Verdict}`);
    const stateWords = t(`checking:state_${state as Exclude<FoundState, 'resolved'>}`);
    return verdictWords === null ? stateWords : `${stateWords}, ${verdictWords}`;
  };
}

export function FoundWords({ found, desk }: { found: Found; desk: string }) {
  const { t } = useTranslation('search');
  const formats = useFormats();
  const stateWords = useStateWords()(found);
  const { kind, title, excerpt, people, at, article } = found;
  const name = people[0]?.name;
  const about = [
    t(`kind_${kind}`),
    stateWords,
    name,
    formats.when(new Date(at), new Date()),
    desk,
    kind === 'article' ? article.slug : article.headline || article.slug,
  ];
  const heading = title.length > 0 ? title : excerpt;
  return (
    <span className="found-words">
      <span
        className={kind === 'article' ? 'found-title found-headline' : 'found-title'}
        dir="auto"
        lang={langOf(found)}
      >
        {heading.length > 0 ? <Marked parts={heading} /> : article.slug}
      </span>
      {title.length > 0 && excerpt.length > 0 && (
        <span className="found-excerpt" dir="auto" lang={langOf(found)}>
          <Marked parts={excerpt} />
        </span>
      )}
      <span className="found-about">{about.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

/** What people write about an article may be in any language; its own words are in its own. */
function langOf({ kind, article }: Found): string | undefined {
  return kind === 'article' || kind === 'claim' ? article.language : undefined;
}

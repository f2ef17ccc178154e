/** The versions of an article by day, the last one first: when, why it is one, who wrote since the one before. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListedVersion, Occasion } from '../api/history.ts';
import { useFormats } from '../i18n/formats.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { byDay } from './days.ts';
import type { HistorySearch } from './historySearch.ts';

export interface VersionListProps {
  article: string;
  versions: readonly ListedVersion[];
  shown: number;
  search: HistorySearch;
}

/** A name says more than a pause; the last state says least. */
const RANK: readonly Occasion['kind'][] = [
  ...(['named', 'cleared', 'restored', 'sessionEnded', 'sessionStarted', 'replaced', 'begun', 'now', 'pause'] as const),
];

const ranked = (occasions: readonly Occasion[]) =>
  occasions.toSorted((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));

/** Says in words why a version is one. */
export function useOccasionWords(): (occasion: Occasion) => string {
  const { t } = useTranslation('history');
  return ({ kind, name, by, from }) => (kind === 'named' ? (name ?? '') : t(kind, { name: by?.name ?? '', from }));
}

export function VersionList({ article, versions, shown, search }: VersionListProps) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  const now = new Date();
  return (
    <div className="history-versions">
      {byDay(versions).map(({ day, versions: ofDay }) => (
        <section key={day.toISOString()}>
          <h2>{day.toDateString() === now.toDateString() ? t('today') : formats.when(day, now)}</h2>
          <ol>
            {ofDay.map((version) => (
              <VersionItem
                key={version.version}
                {...{ article, version, search }}
                isShown={version.version === shown}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface VersionItemProps {
  article: string;
  version: ListedVersion;
  search: HistorySearch;
  isShown: boolean;
}

function VersionItem({ article, version, search, isShown }: VersionItemProps) {
  const formats = useFormats();
  const say = useOccasionWords();
  const [first, ...others] = ranked(version.occasions);
  const momentOf = (occasion: Occasion | undefined) => new Date(occasion?.at ?? version.at);
  const at = momentOf(first);
  /** With its own time, where that is another. */
  const sayAlso = (occasion: Occasion) => {
    const time = formats.time(momentOf(occasion));
    return time === formats.time(at) ? say(occasion) : `${say(occasion)} (${time})`;
  };
  return (
    <li>
      <Link
        to="/article/$id/history"
        params={{ id: article }}
        search={{ ...search, v: String(version.version) }}
        className="history-version"
        data-kind={first?.kind}
        aria-current={isShown ? 'true' : undefined}
      >
        <span className="history-version-what">{first ? say(first) : ''}</span>
        <time dateTime={at.toISOString()}>{formats.time(at)}</time>
        {others.length > 0 && <span className="history-version-also">{formats.list(others.map(sayAlso))}</span>}
        {version.by.length > 0 && (
          <span className="history-version-by">
            {version.by.map((face) => (
              <span key={face.id}>
                <Avatar face={face} size={18} />
                <span className="history-version-name" title={face.name}>
                  {face.name}
                </span>
              </span>
            ))}
          </span>
        )}
      </Link>
    </li>
  );
}

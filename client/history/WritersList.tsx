/** Who wrote some words, piece by piece, as the server's log says. */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Told } from './people.ts';
import './writers.css';

/** Of a longer piece the middle is left out. */
const LONGEST = 160;

const shortened = (text: string) => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST / 2)} … ${line.slice(-LONGEST / 2)}`;
};

export function WritersList({ pieces }: { pieces: readonly Told[] }) {
  const { t } = useTranslation('history');
  const formats = useFormats();
  return (
    <ol className="writers">
      {pieces.map(({ person, credits, at, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one answer never change places
        <li key={place}>
          {person ? <Avatar face={person} size={22} /> : <span className="writers-nobody" aria-hidden="true" />}
          <p>
            <strong>{person?.name ?? t('byServer')}</strong>
            {credits.length > 0 && (
              <span>{t('credits', { others: formats.list(credits.map(({ name }) => name)) })}</span>
            )}
            {at && <time dateTime={at.toISOString()}>{formats.moment(at)}</time>}
          </p>
          <q>{shortened(text)}</q>
        </li>
      ))}
    </ol>
  );
}

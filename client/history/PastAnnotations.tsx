/** The annotations of a version as they stood then, beside its text. */
import { useTranslation } from 'react-i18next';
import type { PastAnnotation, PastVersion } from '../api/history.ts';
import { STATE_SIGNS } from '../claims/checking/stateSign.tsx';

const SIGNS: Readonly<Record<string, string>> = {
  ...STATE_SIGNS,
  ...{ resolved: '✓', accepted: '✓', declined: '✕', withdrawn: '–', retired: '–', restored: '–' },
};

/** What it says: the first comment, the proposed wording; of a claim its words tell all. */
const saying = ({ kind, comments, text }: PastAnnotation): string =>
  (kind === 'thread' ? comments?.[0]?.text : kind === 'suggestion' ? text : '') ?? '';

export function PastAnnotations({ past }: { past: PastVersion }) {
  const { t } = useTranslation(['history', 'checking']);
  const name = (id: string) => past.people.find((person) => person.id === id)?.name ?? id;
  return (
    <section className="history-annotations" aria-label={t('annotations')}>
      <h2>{t('annotations')}</h2>
      {past.annotations.length === 0 && <p className="quiet">{t('noAnnotations')}</p>}
      <ul>
        {past.annotations.map((annotation) => {
          const [passage] = annotation.passages;
          const words = saying(annotation);
          return (
            <li key={annotation.id} data-state={annotation.state}>
              <p className="history-annotation-head">
                <span aria-hidden="true">{SIGNS[annotation.state] ?? '○'}</span> {t(`kind_${annotation.kind}`)}
                {' · '}
                {t(`${annotation.kind === 'claim' ? 'checking' : 'history'}:state_${annotation.state}`, {
                  defaultValue: annotation.state,
                })}
                {' · '}
                {name(annotation.opener)}
              </p>
              {passage && (
                <q data-gone={passage.status === 'detached' || undefined}>
                  {passage.quote}
                  {passage.status === 'detached' && <span className="unseen"> ({t('notInText')})</span>}
                </q>
              )}
              {words !== '' && <p>{words}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

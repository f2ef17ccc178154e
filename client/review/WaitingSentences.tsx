/** What was said of sentences and has not been answered, and what the server refused of it, with a way to take that back. */
import { useTranslation } from 'react-i18next';
import { useStore } from '../margin/useStore.ts';
import type { Outbox } from '../session/outbox.ts';
import { useRefusalWords } from '../ui/problemWords.ts';
import { sentenceEntries } from './pendingSentences.ts';

export function WaitingSentences({ outbox }: { outbox: Outbox }) {
  const { t } = useTranslation('coverage');
  const words = useRefusalWords();
  const entries = sentenceEntries(useStore(outbox.entries));
  const waiting = entries.filter(({ refusal }) => !refusal).length;
  return (
    <div role="status">
      {waiting > 0 && <p className="coverage-waiting">◌ {t('sentencesWaiting', { count: waiting })}</p>}
      {entries.map(
        ({ command, refusal }) =>
          refusal && (
            <p key={command.id} className="coverage-waiting coverage-refused">
              {'target' in command && <q dir="auto">{command.target.quote?.exact}</q>}{' '}
              {words(refusal.code, refusal.detail)}
              <button type="button" className="check-quiet" onClick={() => outbox.discard(command.id)}>
                {t('understood')}
              </button>
            </p>
          ),
      )}
    </div>
  );
}

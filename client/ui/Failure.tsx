/** A page or part that could not be had: what happened, what is safe, what to do. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { useProblemWords } from './problemWords.ts';
import './panel.css';

export function Failure({ error, again }: { error: unknown; again(): void }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const offline = asProblem(error).status === 0 && asProblem(error).code === 'network.unreachable';
  return (
    <section className="panel" role="alert">
      <h1>{t(offline ? 'offlineTitle' : 'failedTitle')}</h1>
      <p>{offline ? t('offlineWhat') : t('failedWhat', { what: words(error) })}</p>
      <p>{t('failedSafe')}</p>
      <p>{t(offline ? 'offlineDo' : 'failedDo')}</p>
      <Button onClick={again}>{t('again')}</Button>
    </section>
  );
}

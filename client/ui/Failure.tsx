/** A page or part that could not be had: what happened, what is safe, what to do. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { useProblemWords } from './problemWords.ts';
import './failure.css';

/** How often a page that could not reach the server tries by itself. */
const RETRY_MS = 5_000;

export function Failure({ error, again }: { error: unknown; again(): void }) {
  const { t } = useTranslation('shell');
  const words = useProblemWords();
  const offline = asProblem(error).status === 0 && asProblem(error).code === 'network.unreachable';
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(again, RETRY_MS);
    return () => clearInterval(timer);
  }, [offline, again]);
  return (
    <section className="failure" role="alert">
      <h1>{t(offline ? 'offlineTitle' : 'failedTitle')}</h1>
      <p>{offline ? t('offlineWhat') : t('failedWhat', { what: words(error) })}</p>
      <p>{t('failedSafe')}</p>
      <p>{t(offline ? 'offlineDo' : 'failedDo')}</p>
      <Button onClick={again}>{t('again')}</Button>
    </section>
  );
}

/** What a webhook was told last, how that went, and once more. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Delivery, deliveriesQuery, type Hook, useSendAgain } from '../../api/hooks.ts';
import { useFormats } from '../../i18n/formats.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useProblemWords } from '../../ui/problemWords.ts';
import { useNow } from '../../ui/useNow.ts';
import { useRun } from '../../ui/useRun.ts';

const SIGNS = { waiting: '◐', done: '✓', failed: '✕' } as const;

export function Deliveries({ slug, hook, close }: { slug: string; hook: Hook; close(): void }) {
  const { t } = useTranslation(['hooks', 'shell']);
  const words = useProblemWords();
  const deliveries = useQuery(deliveriesQuery(slug, hook.id));
  return (
    <Dialog title={t('logTitle', { name: hook.name })} close={close} size="lg">
      {deliveries.isPending && <p className="quiet">{t('shell:loading')}</p>}
      {deliveries.error && <p role="alert">{words(deliveries.error)}</p>}
      {deliveries.data?.length === 0 && <p className="quiet">{t('logNone')}</p>}
      {deliveries.data && deliveries.data.length > 0 && (
        <ul className="settings-list">
          {deliveries.data.map((delivery) => (
            <Line key={delivery.id} slug={slug} hook={hook.id} delivery={delivery} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** How the last try went. */
function useOutcome({ status, fault, ms, tries }: Delivery): string {
  const { t, i18n } = useTranslation('hooks');
  const formats = useFormats();
  if (tries === 0) return t('notTried');
  const key = `fault_${fault?.replace(/^\w+\./, '')}`;
  const answer =
    status === null
      ? i18n.exists(key, { ns: 'hooks' })
        ? t(key as 'fault_slow')
        : (fault ?? '')
      : t('answered', { status });
  return `${answer} · ${t('took', { ms: formats.number(ms ?? 0) })} · ${t('tries', { count: tries })}`;
}

function Line({ slug, hook, delivery }: { slug: string; hook: string; delivery: Delivery }) {
  const { t } = useTranslation('hooks');
  const formats = useFormats();
  const now = useNow();
  const again = useSendAgain(slug, hook);
  const run = useRun();
  const { id, type, at, state, nextAt } = delivery;
  const outcome = useOutcome(delivery);
  return (
    <li>
      <span className={`hook-state hook-${state}`}>
        <span aria-hidden="true">{SIGNS[state]}</span> {t(`state_${state}`)}
      </span>
      <span className="settings-who">
        {t(type)} <span className="quiet">{formats.when(new Date(at), now)}</span>
        <br />
        <span className="quiet">
          {outcome}
          {nextAt && delivery.tries > 0 && ` · ${t('next', { when: formats.moment(new Date(nextAt)) })}`}
        </span>
      </span>
      <Button
        variant="default"
        size="xs"
        aria-label={t('againOf', { what: t(type), when: formats.moment(new Date(at)) })}
        onClick={() => run(again, id)}
      >
        {t('again')}
      </Button>
    </li>
  );
}

/** Webhooks of a desk: other programs are told what happens on its articles. For whoever manages the desk. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/permissions.ts';
import { type Hook, hooksQuery } from '../../api/hooks.ts';
import { useMe } from '../../api/people.ts';
import { NotFound } from '../../shell/NotFound.tsx';
import { Page } from '../../shell/Page.tsx';
import { useProblemWords } from '../../ui/problemWords.ts';
import { Secret } from '../../ui/Secret.tsx';
import { Part } from '../Part.tsx';
import { HookDialog } from './HookDialog.tsx';
import { HookRow } from './HookRow.tsx';
import '../settings.css';

export function HooksPage({ slug }: { slug: string }) {
  const { t } = useTranslation('hooks');
  const desk = useMe().desks.find((each) => each.slug === slug);
  if (!desk || !may(desk.role, 'desk.manage')) return <NotFound />;
  return (
    <Page title={t('title', { desk: desk.name })} desk={slug}>
      <div className="settings">
        <h1>{t('title', { desk: desk.name })}</h1>
        <Part title={t('hooks')} intro={t('intro')}>
          <Hooks slug={slug} />
        </Part>
      </div>
    </Page>
  );
}

function Hooks({ slug }: { slug: string }) {
  const { t } = useTranslation(['hooks', 'shell']);
  const words = useProblemWords();
  const hooks = useQuery(hooksQuery(slug));
  const [editing, setEditing] = useState<Hook | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      {secret && <Secret label={t('secret')} value={secret} note={t('secretOnce')} />}
      {hooks.isPending && <p className="quiet">{t('shell:loading')}</p>}
      {hooks.error && <p role="alert">{words(hooks.error)}</p>}
      {hooks.data?.length === 0 && <p className="quiet">{t('none')}</p>}
      {hooks.data && hooks.data.length > 0 && (
        <ul className="settings-list">
          {hooks.data.map((hook) => (
            <HookRow
              key={hook.id}
              slug={slug}
              hook={hook}
              edit={() => setEditing(hook)}
              showSecret={(next) => setSecret(next)}
            />
          ))}
        </ul>
      )}
      <div>
        <Button onClick={() => setEditing('new')}>{t('add')}</Button>
      </div>
      {editing && (
        <HookDialog
          slug={slug}
          hook={editing === 'new' ? null : editing}
          close={() => setEditing(null)}
          made={(next) => setSecret(next)}
        />
      )}
    </>
  );
}

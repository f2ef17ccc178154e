/** One webhook: what it is told and where, whether it is paused and why, and what can be done with it. */
import { Button, Group, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Hook, useChangeHook, useNewSecret, useRemoveHook, useTestHook } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useRun } from '../../ui/useRun.ts';
import { Deliveries } from './Deliveries.tsx';

interface HookRowProps {
  slug: string;
  hook: Hook;
  edit(): void;
  showSecret(secret: string): void;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

export function HookRow({ slug, hook, edit, showSecret }: HookRowProps) {
  const { t } = useTranslation('hooks');
  const run = useRun();
  const change = useChangeHook(slug);
  const test = useTestHook(slug);
  const secret = useNewSecret(slug);
  const [open, setOpen] = useState<'log' | 'removing' | 'secret' | null>(null);
  const { id, name, url, events, paused } = hook;
  const pause = (next: boolean) => run(change, { id, paused: next }, t(next ? 'isPaused' : 'goesOn', { name }));
  return (
    <li>
      <span className="settings-who">
        {name} <span className="quiet">{hostOf(url)}</span>
        <br />
        <span className="quiet">{events.map((each) => t(each)).join(' · ')}</span>
        {paused && <p className="settings-warning">{t(`paused_${paused}`)}</p>}
      </span>
      <Group gap={8}>
        {paused ? (
          <Button aria-label={t('goOnOf', { name })} onClick={() => pause(false)}>
            {t('goOn')}
          </Button>
        ) : (
          <Button
            variant="default"
            aria-label={t('testOf', { name })}
            loading={test.isPending}
            onClick={() => {
              run(test, id);
              setOpen('log');
            }}
          >
            {t('test_')}
          </Button>
        )}
        <Button variant="default" aria-label={t('logOf', { name })} onClick={() => setOpen('log')}>
          {t('log')}
        </Button>
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <Button variant="default" px={10} aria-label={t('moreOf', { name })}>
              <Ellipsis size={16} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit}>{t('change')}</Menu.Item>
            {!paused && <Menu.Item onClick={() => pause(true)}>{t('pause')}</Menu.Item>}
            <Menu.Item onClick={() => setOpen('secret')}>{t('newSecret')}</Menu.Item>
            <Menu.Item color="red" onClick={() => setOpen('removing')}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {open === 'log' && <Deliveries slug={slug} hook={hook} close={() => setOpen(null)} />}
      {open === 'removing' && <Removing slug={slug} hook={hook} close={() => setOpen(null)} />}
      {open === 'secret' && (
        <ConfirmDialog
          title={t('newSecretTitle', { name })}
          action={t('newSecret')}
          isGrave
          close={() => setOpen(null)}
          confirm={() => {
            setOpen(null);
            run(secret, id, (made) => showSecret(made.secret));
          }}
        >
          <p>{t('newSecretText')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Removing({ slug, hook, close }: { slug: string; hook: Hook; close(): void }) {
  const { t } = useTranslation('hooks');
  const remove = useRemoveHook(slug);
  const run = useRun();
  const { id, name } = hook;
  return (
    <ConfirmDialog
      title={t('removeTitle', { name })}
      action={t('remove')}
      isGrave
      close={close}
      confirm={() => {
        close();
        run(remove, id, t('removed', { name }));
      }}
    >
      <p>{t('removeText')}</p>
    </ConfirmDialog>
  );
}

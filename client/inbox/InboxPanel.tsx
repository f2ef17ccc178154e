/** The inbox, drawn over the page from its side: what waits, or what was put off. */
import { Button, CloseButton, Drawer, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InboxShown, useInbox, useReadInbox } from '../api/inbox.ts';
import { Failure } from '../ui/Failure.tsx';
import { useRun } from '../ui/useRun.ts';
import { InboxList } from './InboxList.tsx';
import styles from './inbox.module.css';

const WIDTH = 460;

export function InboxPanel({ close }: { close(): void }) {
  const { t } = useTranslation(['inbox', 'shell']);
  const [show, setShow] = useState<InboxShown>('inSight');
  const inbox = useInbox(show);
  const readAll = useReadInbox();
  const run = useRun();
  const groups = inbox.data?.groups ?? [];
  const isAnyUnread = groups.some(({ isRead }) => !isRead);
  return (
    <Drawer.Root
      opened
      onClose={close}
      position="right"
      size={WIDTH}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('inbox')}>
        <Drawer.Body className={styles['panel'] ?? ''}>
          <div className={styles['head']}>
            <h2>{t('inbox')}</h2>
            <CloseButton aria-label={t('shell:close')} onClick={close} />
          </div>
          <div className={styles['tools']}>
            <SegmentedControl
              size="xs"
              aria-label={t('shown')}
              value={show}
              data={[
                { value: 'inSight', label: t('inSight') },
                { value: 'snoozed', label: t('putOff') },
              ]}
              onChange={(value) => setShow(value === 'snoozed' ? 'snoozed' : 'inSight')}
            />
            {show === 'inSight' && isAnyUnread && (
              <Button
                size="xs"
                variant="subtle"
                loading={readAll.isPending}
                onClick={() => run(readAll, groups[0]?.at ?? '')}
              >
                {t('readAll')}
              </Button>
            )}
          </div>
          {inbox.isPending && <p className="quiet">{t('shell:loading')}</p>}
          {inbox.error && !inbox.data && <Failure error={inbox.error} again={() => void inbox.refetch()} />}
          {inbox.data && <InboxList inbox={inbox.data} show={show} close={close} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

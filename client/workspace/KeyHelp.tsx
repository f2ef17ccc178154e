/** All keys of the workspace, for who asks with `?`. */
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './workspace.module.css';

const KEYS = [
  ['J', 'keyNext'],
  ['K', 'keyPrevious'],
  ['M', 'keyComment'],
  ['R', 'keyReply'],
  ['D', 'keyResolve'],
  ['?', 'keyHelp'],
] as const;

export function KeyHelp({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation('workspace');
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys')}>
      <dl className={styles['keys']}>
        {KEYS.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('keysWhileTyping')}</p>
    </Modal>
  );
}

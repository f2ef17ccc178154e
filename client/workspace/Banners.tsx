/** What the reader must know above the paper: that they cannot write here, and words that the server did not take. */
import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../shared/permissions.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import styles from './workspace.module.css';

export interface BannersProps {
  session: ArticleSession;
  /** Whoever suggests writes, in their own way; that is said elsewhere. */
  suggesting: boolean;
}

export function Banners({ session, suggesting }: BannersProps) {
  const { t } = useTranslation('workspace');
  const role = useStore(session.role);
  return (
    <>
      <Refused session={session} />
      {!suggesting && !may(role, 'text.write') && <p className={styles['banner']}>{t(mayDo(role))}</p>}
    </>
  );
}

function mayDo(role: Role): 'maySuggest' | 'mayComment' | 'mayRead' {
  if (may(role, 'claim.work')) return 'maySuggest';
  return may(role, 'thread.write') ? 'mayComment' : 'mayRead';
}

function Refused({ session }: { session: ArticleSession }) {
  const { t } = useTranslation('workspace');
  const draft = useStore(session.refused);
  if (!draft) return null;
  const words = draft.words.join('\n');
  return (
    <section className={`${styles['banner']} ${styles['refused']}`} aria-label={t('refusedTitle')} role="alert">
      <strong>{t('refusedTitle')}</strong>
      <p>{t(`close_${draft.reason}`)}</p>
      {words !== '' && <pre className={styles['refusedWords']}>{words}</pre>}
      <div className={styles['noticeActions']}>
        {words !== '' && (
          <CopyButton value={words}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? t('copied') : t('copyWords')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={session.dismissRefused}>
          {t('dismiss')}
        </Button>
      </div>
    </section>
  );
}

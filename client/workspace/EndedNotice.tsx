/** The page in place of an article whose session cannot go on. */
import { useTranslation } from 'react-i18next';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { Notice } from './Notice.tsx';

export function EndedNotice({ reason, session }: { reason: CloseReason; session: ArticleSession }) {
  const { t } = useTranslation('workspace');
  const text = t(`close_${reason}`);
  if (reason === 'session.ended') {
    const back = `/sign-in?next=${encodeURIComponent(`/article/${session.articleId}`)}`;
    return <Notice title={t('endedSignIn')} text={text} action={t('signIn')} onAction={() => location.assign(back)} />;
  }
  if (reason === 'guest.ended') return <Notice title={t('endedGuest')} text={text} />;
  if (reason === 'article.unknown') return <Notice title={t('unknownTitle')} text={text} toDesk />;
  if (reason === 'article.deleted') return <Notice title={t('endedBin')} text={text} toDesk />;
  return <Notice title={t('endedReload')} text={text} action={t('reload')} onAction={() => location.reload()} toDesk />;
}

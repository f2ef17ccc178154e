/** What one sees of an article at a glance: where it belongs, whether it is saved, who is here; share and export. */
import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, History, Link2, MessageSquareText, PanelLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quoteOf } from '../../shared/ledger/state.ts';
import { may } from '../../shared/permissions.ts';
import { isWhole, useMe } from '../api/people.ts';
import type { Article } from '../api/shapes.ts';
import { CheckroomButton } from '../checkroom/CheckroomButton.tsx';
import type { MarginModel } from '../margin/marginModel.ts';
import { useStore } from '../margin/useStore.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { Header as Bar } from '../shell/Header.tsx';
import { HeaderButton } from '../ui/HeaderButton.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import styles from './header.module.css';
import { Roster } from './Roster.tsx';
import { SaveMark } from './SaveMark.tsx';
import { ShareDialog } from './ShareDialog.tsx';

export interface HeaderProps {
  session: ArticleSession;
  article: Article;
  desk: string;
  model: MarginModel;
  /** Opens the folded panel or margin; null where they are not folded. */
  onPanel: (() => void) | null;
  onMargin: (() => void) | null;
  /** The margin shows less than everything, which the folded panel would tell. */
  filtered: boolean;
  openAnnotations: number;
  /** What stands before the roster, and what decides on the article. */
  meter: ReactNode;
  clearance: ReactNode;
}

export function Header(props: HeaderProps) {
  const { session, article, desk, model, onPanel, onMargin, filtered, openAnnotations, meter, clearance } = props;
  const { t } = useTranslation(['workspace', 'history']);
  const role = useStore(session.role);
  const whole = isWhole(useMe());
  const place = (
    <>
      {onPanel && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t(filtered ? 'openPanelFiltered' : 'openPanel')}
          onClick={onPanel}
        >
          <PanelLeft size={18} aria-hidden="true" />
          {filtered && <span className={styles['filtered']} />}
        </ActionIcon>
      )}
      <nav className={styles['path']} aria-label={t('path')}>
        {whole && (
          <>
            <Link to="/desk/$slug" params={{ slug: article.desk }}>
              {desk}
            </Link>
            <span aria-hidden="true">/</span>
          </>
        )}
        <h1 title={article.slug}>{article.slug}</h1>
      </nav>
      <SaveMark save={session.save} />
    </>
  );
  const actions = (
    <>
      {meter}
      <CheckroomButton session={session} />
      <People session={session} model={model} />
      {onMargin && (
        <Button
          variant="default"
          leftSection={<MessageSquareText size={16} aria-hidden="true" />}
          aria-label={t('marginCount', { count: openAnnotations })}
          onClick={onMargin}
        >
          {openAnnotations}
        </Button>
      )}
      {whole && (
        <Link
          to="/article/$id/history"
          params={{ id: article.id }}
          search={{}}
          className={`${styles['history']} ${styles['wide']}`}
          title={t('history:history')}
          aria-label={t('history:history')}
        >
          <History size={17} aria-hidden="true" />
        </Link>
      )}
      {whole && <Share session={session} model={model} />}
      {whole && <ExportMenu article={article} role={role} />}
      {clearance}
    </>
  );
  return <Bar place={place} actions={actions} />;
}

function People({ session, model }: Pick<HeaderProps, 'session' | 'model'>) {
  const { awareness } = useStore(session.content);
  const isOn = useStore(model.calling);
  const mayCall = may(useStore(session.role), 'claim.work');
  const quoteOfClaim = (claim: string) => quoteOf(session.ledger.state.get(), claim);
  return (
    <Roster
      awareness={awareness}
      me={session.person}
      quoteOf={quoteOfClaim}
      calling={mayCall ? { isOn, set: model.calling.set } : null}
    />
  );
}

/**
 * The link to this article, or to the comment that is open, which opens only for people of its desk: copied at once, but
 * where links for guests are made beside it.
 */
function Share({ session, model }: { session: ArticleSession; model: MarginModel }) {
  const { t } = useTranslation('workspace');
  const [sharing, setSharing] = useState(false);
  const active = useStore(model.active);
  const mayInvite = may(useStore(session.role), 'guest.invite');
  const thread = active === null ? '' : `?thread=${encodeURIComponent(active)}`;
  const address = `${location.origin}/article/${encodeURIComponent(session.articleId)}${thread}`;
  const look = { className: styles['wide'] ?? '', words: t('share') };
  if (mayInvite) {
    return (
      <>
        <HeaderButton {...look} icon={Link2} title={t('shareWithHint')} onClick={() => setSharing(true)} />
        {sharing && <ShareDialog article={session.articleId} address={address} close={() => setSharing(false)} />}
      </>
    );
  }
  return (
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <HeaderButton
          {...look}
          icon={copied ? Check : Link2}
          words={copied ? t('shared') : t('share')}
          title={t(active === null ? 'shareHint' : 'shareThreadHint')}
          onClick={copy}
        />
      )}
    </CopyButton>
  );
}

/** The ledger panel: the article's claims and comments in the order of the text, and its outline. */
import { Tabs } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/permissions.ts';
import { type AnnotationView, isClosed } from '../../margin/annotationViews.ts';
import { NewCount } from '../../margin/NewMark.tsx';
import { useStore } from '../../margin/useStore.ts';
import { ProposalHead, ProposalPart } from '../../proposals/ProposalPart.tsx';
import type { ProposalsOnScreen } from '../../proposals/useProposals.ts';
import { Key, useShownKeys } from '../../shell/Keys.tsx';
import { HELP_KEY } from '../../shell/keyChoices.ts';
import type { ListProps } from './AnnotationList.tsx';
import { ClaimList } from './ClaimList.tsx';
import { DismissedList } from './DismissedList.tsx';
import { Filtered } from './Filtered.tsx';
import { Outline } from './Outline.tsx';
import styles from './panel.module.css';
import { SuggestionList } from './SuggestionList.tsx';
import { ThreadList } from './ThreadList.tsx';
import { type Tab, useTab } from './useTab.ts';

const CLAIMS = ['claim'] as const;
const COMMENTS = ['thread', 'suggestion'] as const;

export interface PanelProps extends ListProps {
  editor: Editor | null;
  /** Of the reader, on this article. */
  role: Role;
  proposals: ProposalsOnScreen;
}

export function Panel({ editor, role, proposals, ...list }: PanelProps) {
  const { t } = useTranslation(['workspace', 'margin']);
  const active = useStore(list.model.active);
  const [tab, setTab] = useTab(
    list.annotations.all.find(({ id }) => id === active),
    list.view.search.tag === undefined && list.view.search.check === undefined ? 'comments' : 'claims',
  );
  const open = list.annotations.all.filter((one) => !isClosed(one));
  const openOf = (kinds: readonly AnnotationView['kind'][]) => open.filter(({ kind }) => kinds.includes(kind)).length;
  return (
    <Tabs value={tab} onChange={(next) => setTab(next as Tab)} className={styles['tabs'] ?? ''} keepMounted={false}>
      <ProposalHead onScreen={proposals} />
      <Tabs.List>
        <Tabs.Tab value="claims">{t('claimsCount', { count: openOf(CLAIMS) })}</Tabs.Tab>
        <Tabs.Tab value="comments">
          {t('commentsCount', { count: openOf(COMMENTS) })}
          <NewCount />
        </Tabs.Tab>
        <Tabs.Tab value="outline">{t('outline')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="claims">
        <ProposalPart onScreen={proposals} />
        <Filtered {...list} kinds={CLAIMS} title={t('margin:noClaims')} hint={t('margin:noClaimsHint')}>
          <ClaimList {...list} />
        </Filtered>
        <DismissedList {...list} kinds={CLAIMS} />
      </Tabs.Panel>
      <Tabs.Panel value="comments">
        <Filtered {...list} kinds={COMMENTS} title={t('margin:noThreads')} hint={t('margin:noThreadsHint')}>
          <ThreadList {...list} />
          <SuggestionList {...list} role={role} />
        </Filtered>
        <DismissedList {...list} kinds={COMMENTS} />
      </Tabs.Panel>
      <Tabs.Panel value="outline">
        <Outline editor={editor} />
      </Tabs.Panel>
      <footer className={styles['keys']}>
        <KeyHint usuals={['j', 'k']} does={t('keysStep')} />
        <KeyHint usuals={['m']} does={t('keysComment')} />
        <KeyHint usuals={['t']} does={t('keysTag')} />
        <KeyHint usuals={[HELP_KEY]} does={t('keysAll')} />
      </footer>
    </Tabs>
  );
}

/** Of keys that are switched off there is nothing to tell. */
function KeyHint({ usuals, does }: { usuals: readonly string[]; does: string }) {
  const shown = useShownKeys();
  if (usuals.some((usual) => shown(usual) === null)) return null;
  return (
    <span>
      {usuals.map((usual) => (
        <Fragment key={usual}>
          <Key usual={usual} />{' '}
        </Fragment>
      ))}
      {does}
    </span>
  );
}

/** The ledger panel: the article's claims and comments in the order of the text, and its outline. */
import { Tabs } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useTranslation } from 'react-i18next';
import type { AnnotationView } from '../../margin/annotationViews.ts';
import type { ListProps } from './AnnotationList.tsx';
import { ClaimList } from './ClaimList.tsx';
import { Outline } from './Outline.tsx';
import styles from './panel.module.css';
import { SuggestionList } from './SuggestionList.tsx';
import { ThreadList } from './ThreadList.tsx';

export interface PanelProps extends ListProps {
  editor: Editor | null;
}

export function Panel({ model, editor, annotations, person }: PanelProps) {
  const { t } = useTranslation('workspace');
  const has = (kind: AnnotationView['kind']) => annotations.all.some((one) => one.kind === kind);
  const openOf = (kind: AnnotationView['kind']) => annotations.ordered.filter((one) => one.kind === kind).length;
  return (
    <Tabs defaultValue="comments" className={styles['tabs'] ?? ''} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="claims">{t('claimsCount', { count: openOf('claim') })}</Tabs.Tab>
        <Tabs.Tab value="comments">{t('commentsCount', { count: openOf('thread') + openOf('suggestion') })}</Tabs.Tab>
        <Tabs.Tab value="outline">{t('outline')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="claims">
        <ClaimList model={model} annotations={annotations} person={person} />
      </Tabs.Panel>
      <Tabs.Panel value="comments">
        {(has('thread') || !has('suggestion')) && (
          <ThreadList model={model} annotations={annotations} person={person} />
        )}
        {has('suggestion') && <SuggestionList model={model} annotations={annotations} person={person} />}
      </Tabs.Panel>
      <Tabs.Panel value="outline">
        <Outline editor={editor} />
      </Tabs.Panel>
      <footer className={styles['keys']}>
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {t('keysStep')}
        </span>
        <span>
          <kbd>M</kbd> {t('keysComment')}
        </span>
        <span>
          <kbd>?</kbd> {t('keysAll')}
        </span>
      </footer>
    </Tabs>
  );
}

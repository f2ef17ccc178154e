/** What can be done with a comment: its link for everybody, changes for its author. */
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuietMenu } from '../ui/QuietMenu.tsx';

export interface CommentMenuProps {
  onCopyLink(): void;
  /** Null for whoever may not change it. */
  change: { /** Null for what is kept as it came. */ edit: (() => void) | null; remove(): void } | null;
}

export function CommentMenu({ onCopyLink, change }: CommentMenuProps) {
  const { t } = useTranslation(['margin', 'threads']);
  return (
    <QuietMenu label={t(change ? 'commentMenu' : 'threads:commentMore')}>
      <Menu.Item onClick={onCopyLink}>{t('threads:copyLink')}</Menu.Item>
      {change?.edit && <Menu.Item onClick={change.edit}>{t('edit')}</Menu.Item>}
      {change && <Menu.Item onClick={change.remove}>{t('delete')}</Menu.Item>}
    </QuietMenu>
  );
}

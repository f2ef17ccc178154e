/** What can be done with a comment, behind one quiet button: its link for everybody, changes for its author. */
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface CommentMenuProps {
  onCopyLink(): void;
  /** Null for whoever may not change it. */
  change: { /** Null for what is kept as it came. */ edit: (() => void) | null; remove(): void } | null;
}

export function CommentMenu({ onCopyLink, change }: CommentMenuProps) {
  const { t } = useTranslation(['margin', 'threads']);
  /** The field that opens then takes the focus. */
  const [isEditing, setEditing] = useState(false);
  const startEditing = (edit: () => void) => {
    setEditing(true);
    edit();
  };
  const { edit } = change ?? {};
  return (
    <Menu position="bottom-end" returnFocus={!isEditing} onOpen={() => setEditing(false)}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t(change ? 'commentMenu' : 'threads:commentMore')}
        >
          <Ellipsis size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onCopyLink}>{t('threads:copyLink')}</Menu.Item>
        {edit && <Menu.Item onClick={() => startEditing(edit)}>{t('edit')}</Menu.Item>}
        {change && <Menu.Item onClick={change.remove}>{t('delete')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

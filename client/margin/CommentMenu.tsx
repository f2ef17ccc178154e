/** What its author may still do with a comment, behind one quiet button. */
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export function CommentMenu({ onEdit, onRemove }: { onEdit(): void; onRemove(): void }) {
  const { t } = useTranslation('margin');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('commentMenu')}>
          <Ellipsis size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('edit')}</Menu.Item>
        <Menu.Item onClick={onRemove}>{t('delete')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

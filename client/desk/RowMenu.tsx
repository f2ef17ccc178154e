/** What can be done with an article from the desk. */
import { Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../shared/permissions.ts';
import type { BoardArticle } from '../api/board.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { useMoving } from './useMoving.ts';

export interface RowMenuProps {
  article: BoardArticle;
  role: Role;
  desk: string;
}

export function RowMenu({ article, role, desk }: RowMenuProps) {
  const { t } = useTranslation('desk');
  const [dialog, setDialog] = useState<'details' | 'assign' | null>(null);
  const isBinned = article.deletedAt !== null;
  if (!may(role, isBinned ? 'article.delete' : 'article.assign')) return <span />;
  const close = () => setDialog(null);
  return (
    <div className="row-menu">
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <button
            type="button"
            className="header-button"
            aria-label={t('rowMenu', { headline: article.headline || article.slug })}
          >
            <MoreHorizontal size={18} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <RowItems article={article} role={role} open={setDialog} />
        </Menu.Dropdown>
      </Menu>
      {dialog === 'details' && <DetailsDialog article={article} close={close} />}
      {dialog === 'assign' && <AssignDialog article={article} desk={desk} close={close} />}
    </div>
  );
}

interface RowItemsProps {
  article: BoardArticle;
  role: Role;
  open(dialog: 'details' | 'assign'): void;
}

function RowItems({ article, role, open }: RowItemsProps) {
  const { t } = useTranslation('desk');
  const { toBin, fromBin, toArchive, fromArchive } = useMoving(article);
  if (article.deletedAt !== null) return <Menu.Item onClick={fromBin}>{t('restore')}</Menu.Item>;
  return (
    <>
      <Menu.Item onClick={() => open('assign')}>{t('assign')}</Menu.Item>
      {may(role, 'text.write') && <Menu.Item onClick={() => open('details')}>{t('details')}</Menu.Item>}
      {may(role, 'article.archive') && (
        <>
          <Menu.Divider />
          {article.archivedAt === null ? (
            <Menu.Item onClick={toArchive}>{t('toArchive')}</Menu.Item>
          ) : (
            <Menu.Item onClick={fromArchive}>{t('fromArchive')}</Menu.Item>
          )}
          <Menu.Item onClick={toBin}>{t('toBin')}</Menu.Item>
        </>
      )}
    </>
  );
}

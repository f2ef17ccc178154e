/** The files in which an article leaves, by what they are for; those that a role may not have are not offered. */
import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Role } from '../../shared/permissions.ts';
import type { Article } from '../api/shapes.ts';
import { HeaderButton } from '../ui/HeaderButton.tsx';
import { BadgeDialog } from './BadgeDialog.tsx';
import styles from './exportMenu.module.css';

/** To keep: the server names the file. */
const TEXT = ['docx', 'html', 'md', 'txt'] as const;
const MARKS = ['csv', 'w3c', 'hypothesis'] as const;
/** In the desk's name, for readers outside. */
const PUBLISHING = ['passport', 'ninjs', 'ninjs1', 'claimreview'] as const;
type File = (typeof TEXT | typeof MARKS | typeof PUBLISHING)[number];

/** Of the check, to read and print or as data; the public ones are for readers outside. */
const REPORTS = [
  { key: 'report', file: 'report.html', query: '' },
  { key: 'reportPublic', file: 'report.html', query: '&public=1' },
  { key: 'reportData', file: 'report.json', query: '' },
  { key: 'reportPublicData', file: 'report.json', query: '&public=1' },
] as const;

const addressOf = ({ id }: Article, file: string) => `/api/v1/articles/${encodeURIComponent(id)}/export/${file}`;

function FileItem({ article, file }: { article: Article; file: File }) {
  const { t } = useTranslation('exports');
  return (
    <Menu.Item component="a" href={addressOf(article, file)} download="">
      {t(file)}
      <span className={styles['hint']}>{t(`${file}Hint`)}</span>
    </Menu.Item>
  );
}

function FileItems({ article, name, files }: { article: Article; name: string; files: readonly File[] }) {
  return (
    <>
      <Menu.Label>{name}</Menu.Label>
      {files.map((file) => (
        <FileItem key={file} article={article} file={file} />
      ))}
    </>
  );
}

function ReportItems({ article }: { article: Article }) {
  const { t, i18n } = useTranslation(['exports', 'coverage']);
  const language = i18n.language.startsWith('nl') ? 'nl' : 'en';
  return (
    <>
      <Menu.Label>{t('exports:check')}</Menu.Label>
      {REPORTS.map(({ key, file, query }) => (
        <Menu.Item
          key={key}
          component="a"
          href={`${addressOf(article, file)}?language=${language}${query}`}
          target="_blank"
          rel="noopener"
        >
          {t(`coverage:${key}`)}
        </Menu.Item>
      ))}
    </>
  );
}

export function ExportMenu({ article, role }: { article: Article; role: Role }) {
  const { t } = useTranslation(['exports', 'checkroom', 'history']);
  const navigate = useNavigate();
  const [badge, setBadge] = useState(false);
  return (
    <Menu position="bottom-end" width={400}>
      <Menu.Target>
        <HeaderButton icon={Download} words={t('exports:export')} data-command="export" />
      </Menu.Target>
      <Menu.Dropdown className={styles['list'] ?? ''}>
        <FileItems article={article} name={t('exports:text')} files={TEXT} />
        <ReportItems article={article} />
        <FileItems article={article} name={t('exports:marks')} files={MARKS} />
        {may(role, 'article.handOver') && (
          <FileItems article={article} name={t('exports:publishing')} files={PUBLISHING} />
        )}
        <Menu.Divider />
        <Menu.Item
          onClick={() => void navigate({ to: '/article/$id/history', params: { id: article.id }, search: {} })}
        >
          {t('history:history')}
        </Menu.Item>
        {may(role, 'article.handOver') && (
          <Menu.Item onClick={() => setBadge(true)}>{t('exports:badgeMenu')}</Menu.Item>
        )}
        <Menu.Item onClick={() => void navigate({ to: '/room/$id/sessions', params: { id: article.id } })}>
          {t('checkroom:pastSessions')}
        </Menu.Item>
      </Menu.Dropdown>
      {badge && <BadgeDialog article={article.id} role={role} close={() => setBadge(false)} />}
    </Menu>
  );
}

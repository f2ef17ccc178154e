/** The tags of a desk, for everyone to look up; whoever manages the desk changes, orders, imports and exports them. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { useMe } from '../api/people.ts';
import { tagFileOf, tagsQuery, useSetTags } from '../api/tags.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { useProblemWords } from '../ui/problemWords.ts';
import { useRun } from '../ui/useRun.ts';
import { Part } from './Part.tsx';
import { TagDialog } from './TagDialog.tsx';
import { TagImport } from './TagImport.tsx';
import { TagRow } from './TagRow.tsx';
import { freeKeys, withTag } from './tagEdits.ts';
import './settings.css';

export function TagsPage({ slug }: { slug: string }) {
  const { t } = useTranslation('settings');
  const words = useProblemWords();
  const desk = useMe().desks.find((each) => each.slug === slug);
  const tags = useQuery(tagsQuery(slug));
  if (!desk) return <NotFound />;
  return (
    <Page title={t('tagsTitle', { desk: desk.name })} desk={slug}>
      <div className="settings">
        <h1>{t('tagsTitle', { desk: desk.name })}</h1>
        <Part title={t('tags')} intro={t('tagsText')}>
          {tags.error && <p role="alert">{words(tags.error)}</p>}
          {tags.data && <TagList slug={slug} set={tags.data} manages={may(desk.role, 'desk.manage')} />}
        </Part>
      </div>
    </Page>
  );
}

function TagList({ slug, set, manages }: { slug: string; set: TagSet; manages: boolean }) {
  const { t } = useTranslation('settings');
  const change = useSetTags(slug);
  const run = useRun();
  const [adding, setAdding] = useState(false);
  const save = (next: TagSet, done: string) => run(change, next, done);
  const [free] = freeKeys(set);
  return (
    <>
      <ul className="settings-list">
        {set.tags.map((tag) => (
          <TagRow key={tag.key} tag={tag} set={set} save={manages ? save : null} />
        ))}
      </ul>
      <Group gap={8}>
        {manages && free && <Button onClick={() => setAdding(true)}>{t('tagAdd')}</Button>}
        {manages && <TagImport take={(next) => save(next, t('tagsImported', { count: next.tags.length }))} />}
        <Button variant="default" component="a" href={tagFileOf(slug)} download={`tags-${slug}.json`}>
          {t('tagsExport')}
        </Button>
      </Group>
      {adding && free && (
        <TagDialog
          tag={null}
          set={set}
          close={() => setAdding(false)}
          save={(tag) => save(withTag(set, tag), t('tagAdded'))}
        />
      )}
    </>
  );
}

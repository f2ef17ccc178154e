/** One tag of the desk: its sign, key, name and signatures; a chief changes, moves and puts it away here. */
import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag, TagSet } from '../../shared/review/tagSchema.ts';
import { TagSign } from '../claims/TagSign.tsx';
import { useTagName } from '../claims/useTagName.ts';
import { TagDialog } from './TagDialog.tsx';
import { moved, withTag } from './tagEdits.ts';

export interface TagRowProps {
  tag: Tag;
  set: TagSet;
  /** Null for those who only look. */
  save: ((set: TagSet, done: string) => void) | null;
}

export function TagRow({ tag, set, save }: TagRowProps) {
  const { t } = useTranslation('settings');
  const name = useTagName()(tag);
  const signatures =
    tag.ticks === tag.leadTicks
      ? t('tagTicks', { count: tag.ticks })
      : t('tagTicksLead', { count: tag.ticks, lead: tag.leadTicks });
  return (
    <li className={tag.hidden ? 'tag-hidden' : undefined}>
      <TagSign tag={tag} />
      <kbd aria-label={t('tagKeyIs', { key: tag.key.toUpperCase() })}>{tag.key.toUpperCase()}</kbd>
      <span className="settings-who">
        {name}
        <br />
        <span className="quiet">{tag.hidden ? t('tagHidden') : signatures}</span>
      </span>
      {save && <TagControls tag={tag} name={name} set={set} save={save} />}
    </li>
  );
}

interface TagControlsProps extends TagRowProps {
  name: string;
  save: (set: TagSet, done: string) => void;
}

function TagControls({ tag, name, set, save }: TagControlsProps) {
  const { t } = useTranslation('settings');
  const [editing, setEditing] = useState(false);
  const at = set.tags.indexOf(tag);
  const toggle = { ...tag, hidden: !tag.hidden };
  const arrow = (by: -1 | 1) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t(by < 0 ? 'tagUp' : 'tagDown', { name })}
      disabled={by < 0 ? at === 0 : at === set.tags.length - 1}
      onClick={() => save(moved(set, tag.key, by), t('tagMoved', { name, place: at + by + 1 }))}
    >
      {by < 0 ? <ArrowUp size={16} aria-hidden="true" /> : <ArrowDown size={16} aria-hidden="true" />}
    </ActionIcon>
  );
  return (
    <>
      {arrow(-1)}
      {arrow(1)}
      <Button variant="default" aria-label={t('tagEditLabel', { name })} onClick={() => setEditing(true)}>
        {t('tagEdit')}
      </Button>
      <Button
        variant="default"
        aria-label={t(tag.hidden ? 'tagShowLabel' : 'tagHideLabel', { name })}
        onClick={() => save(withTag(set, toggle), t(tag.hidden ? 'tagShown' : 'tagPutAway', { name }))}
      >
        {t(tag.hidden ? 'tagShow' : 'tagHide')}
      </Button>
      {editing && (
        <TagDialog
          tag={tag}
          set={set}
          close={() => setEditing(false)}
          save={(next) => save(withTag(set, next), t('tagSaved', { name }))}
        />
      )}
    </>
  );
}

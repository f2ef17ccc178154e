/**
 * The tags to choose from, opened at a point of the screen: one further key is enough, and Escape leads back to where
 * the person was. Arrows, Enter and the pointer work as in every menu.
 */
import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openKeys } from '../../shared/review/tags.ts';
import type { ScreenPoint } from '../margin/marginModel.ts';
import { PointMenu } from '../ui/PointMenu.tsx';
import { useDeskTags } from './DeskTags.tsx';
import './tagPalette.css';
import { TagSign } from './TagSign.tsx';
import { useTagName } from './useTagName.ts';

/** Something else that can be done with the words, under a key that is no letter. */
export interface PaletteExtra {
  key: string;
  label: ReactNode;
  run(): void;
}

export interface TagPaletteProps {
  at: ScreenPoint;
  extra: PaletteExtra | null;
  pick(key: string): void;
  close(): void;
}

/** Two columns, so that the words and what stands around them stay in sight; in pixels. */
const WIDTH = 540;

export function TagPalette({ at, extra, pick, close }: TagPaletteProps) {
  const { t } = useTranslation('margin');
  const set = useDeskTags();
  const name = useTagName();
  const [keys] = useState(() => openKeys(set));
  const choose = (run: () => void) => {
    close();
    run();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.repeat || event.isComposing) return false;
    const letter = event.key.toLowerCase();
    if (keys.has(letter)) choose(() => pick(letter));
    else if (event.key === extra?.key) choose(extra.run);
    else return false;
    return true;
  };
  return (
    <PointMenu at={at} label={t('tagPalette')} close={close} width={WIDTH} onKey={onKey}>
      <div className="tag-palette">
        {set.tags
          .filter(({ key }) => keys.has(key))
          .map((tag) => (
            <Menu.Item
              key={tag.key}
              leftSection={<TagSign tag={tag} />}
              rightSection={<kbd>{tag.key.toUpperCase()}</kbd>}
              onClick={() => choose(() => pick(tag.key))}
            >
              {name(tag)}
            </Menu.Item>
          ))}
      </div>
      {extra && (
        <>
          <Menu.Divider />
          <Menu.Item rightSection={<kbd>{extra.key}</kbd>} onClick={() => choose(extra.run)}>
            {extra.label}
          </Menu.Item>
        </>
      )}
    </PointMenu>
  );
}

/** The options under the palette's field, in groups. The field keeps the focus and says which one is meant. */
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/people.ts';
import { Key } from '../shell/Keys.tsx';
import { FoundWords, KIND_SIGNS } from './FoundWords.tsx';
import type { PaletteGroup, PaletteItem } from './paletteList.ts';

export interface PaletteOptionsProps {
  id: string;
  groups: readonly PaletteGroup[];
  /** Place of the option that is meant. */
  at: number;
  typed: string;
  onPoint(at: number): void;
  onTake(item: PaletteItem): void;
}

export function PaletteOptions({ id, groups, at, typed, onPoint, onTake }: PaletteOptionsProps) {
  const { t } = useTranslation('search');
  const items = groups.flatMap((group) => group.items);
  const placeOf = (item: PaletteItem) => items.indexOf(item);
  return (
    <div id={id} role="listbox" aria-label={t('results')} className="finder-list" tabIndex={-1}>
      {groups.map(({ name, items: own }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={name} role="group" aria-label={t(`group_${name}`)} className="finder-group">
          {name !== 'all' && (
            <div className="finder-name" aria-hidden="true">
              {t(`group_${name}`)}
            </div>
          )}
          {own.map((item) => (
            // biome-ignore lint/a11y/useFocusableInteractive: options of a listbox are pointed at by its field
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={item.id}
              id={`${id}-${placeOf(item)}`}
              role="option"
              aria-selected={placeOf(item) === at}
              className="finder-option"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => placeOf(item) !== at && onPoint(placeOf(item))}
              onClick={() => onTake(item)}
            >
              <Option item={item} typed={typed} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({ item, typed }: { item: PaletteItem; typed: string }) {
  const { t } = useTranslation('search');
  const { desks } = useMe();
  if (item.kind === 'all') return <span className="finder-all">{t('showAll', { text: typed })}</span>;
  if (item.kind === 'command') {
    return (
      <>
        <span className="finder-command">{item.command.label}</span>
        {item.command.usualKey && <Key usual={item.command.usualKey} />}
      </>
    );
  }
  const { found } = item;
  const desk = desks.length > 1 ? (desks.find(({ slug }) => slug === found.article.desk)?.name ?? '') : '';
  return (
    <>
      <span className="finder-sign" aria-hidden="true">
        {KIND_SIGNS[found.kind]}
      </span>
      <FoundWords found={found} desk={desk} />
    </>
  );
}

/** What may be done with an open claim. */
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useColleagues } from '../claims/evidence/colleagues.ts';
import { QuietMenu } from '../ui/QuietMenu.tsx';
import type { ClaimView } from './claimViews.ts';
import type { MarginModel, NewThread } from './marginModel.ts';

export interface ClaimMenuProps {
  claim: ClaimView;
  model: MarginModel;
  /** Asks for the reason why there is nothing to check. */
  onDrop(): void;
}

export function ClaimMenu({ claim, model, onDrop }: ClaimMenuProps) {
  const { t } = useTranslation(['margin', 'checking']);
  const workers = useColleagues().filter(({ role }) => may(role, 'claim.work'));
  const [selected, setSelected] = useState<NewThread | null>(null);
  return (
    <QuietMenu label={t('claimMenu')} onOpen={() => setSelected(model.selected(claim.passages.map(({ id }) => id)))}>
      {selected ? (
        <Menu.Item onClick={() => model.addPassage(claim.id, selected)}>
          {t('addSelection', { quote: selected.quote })}
        </Menu.Item>
      ) : (
        <Menu.Item disabled>{t('addSelectionHint')}</Menu.Item>
      )}
      <Menu.Item onClick={() => model.checking.start({ claim: claim.id, form: 'note' })}>
        {t('checking:writeNote')}
      </Menu.Item>
      <Menu.Label>{t('checking:assign')}</Menu.Label>
      {workers.map(({ id, name }) => (
        <Menu.CheckboxItem
          key={id}
          checked={claim.assignee === id}
          closeMenuOnClick
          onChange={(isChosen) => model.checking.assign(claim.id, isChosen ? id : null)}
        >
          {name}
        </Menu.CheckboxItem>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={onDrop}>{t('dropClaim')}…</Menu.Item>
    </QuietMenu>
  );
}

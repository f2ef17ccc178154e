/** What may be done with an open claim, behind one quiet button. */
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../../shared/permissions.ts';
import { useColleagues } from '../claims/evidence/colleagues.ts';
import type { ClaimView } from './claimViews.ts';
import type { MarginModel, NewThread } from './marginModel.ts';

export interface ClaimMenuProps {
  claim: ClaimView;
  model: MarginModel;
  /** Asks for the reason why there is nothing to check. */
  onDrop(): void;
  /** True while that is asked for: the question has the focus then, afterwards the menu's button again. */
  asking: boolean;
}

export function ClaimMenu({ claim, model, onDrop, asking }: ClaimMenuProps) {
  const { t } = useTranslation(['margin', 'checking']);
  const workers = useColleagues().filter(({ role }) => may(role, 'claim.work'));
  const [selected, setSelected] = useState<NewThread | null>(null);
  return (
    <Menu
      position="bottom-end"
      width={280}
      returnFocus={!asking}
      onOpen={() => setSelected(model.selected(claim.passages.map(({ id }) => id)))}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('claimMenu')}
          // The selection must outlive the press: it is what the claim may be put on as well.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Ellipsis size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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
          <Menu.Item
            key={id}
            role="menuitemradio"
            aria-checked={claim.assignee === id}
            leftSection={claim.assignee === id ? '✓' : ' '}
            onClick={() => model.checking.assign(claim.id, claim.assignee === id ? null : id)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onDrop}>{t('dropClaim')}…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

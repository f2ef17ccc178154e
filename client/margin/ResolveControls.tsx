/** Resolves a thread: one click says done; the menu beside it gives an outcome and a reason, or makes a claim of it. */
import { ActionIcon, Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTags } from '../claims/DeskTags.tsx';
import { useTagName } from '../claims/useTagName.ts';
import styles from './card.module.css';

type ThreadOutcome = 'done' | 'wontfix';

export interface ResolveControlsProps {
  onResolve(outcome: ThreadOutcome, reason: string): void;
  /** Null for whoever may not work on claims, and where the words are gone. */
  onClaim: ((tag: string, reason: string) => void) | null;
}

export function ResolveControls({ onResolve, onClaim }: ResolveControlsProps) {
  const { t } = useTranslation('margin');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const choose = (outcome: ThreadOutcome) => {
    setOpen(false);
    onResolve(outcome, reason);
  };
  return (
    <span className={styles['resolve']}>
      <button type="button" className={styles['quietAction']} onClick={() => onResolve('done', '')}>
        <Check size={14} aria-hidden="true" /> <span className={styles['resolveLabel']}>{t('resolve')}</span>
      </button>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-end"
        shadow="none"
        withinPortal={false}
        transitionProps={{ duration: 0 }}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('resolveMore')}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown size={14} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={4} aria-label={t('resolveMore')}>
          <div className={styles['resolveForm']}>
            <TextInput
              label={t('reason')}
              value={reason}
              maxLength={2_000}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <div className={styles['composerActions']}>
              <Button size="compact-sm" onClick={() => choose('done')}>
                {t('outcomeDone')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => choose('wontfix')}>
                {t('outcomeWontfix')}
              </Button>
            </div>
            {onClaim && (
              <ClaimPart
                onClaim={(tag) => {
                  setOpen(false);
                  onClaim(tag, reason);
                }}
              />
            )}
          </div>
        </Popover.Dropdown>
      </Popover>
    </span>
  );
}

/** Another fact, unless the desk has put that tag away. */
const USUAL_TAG = 'c';

function ClaimPart({ onClaim }: { onClaim(tag: string): void }) {
  const { t } = useTranslation('threads');
  const tagName = useTagName();
  const given = useDeskTags().tags.filter(({ hidden }) => !hidden);
  const [tag, setTag] = useState(() => (given.find(({ key }) => key === USUAL_TAG) ?? given[0])?.key ?? USUAL_TAG);
  return (
    <div className={styles['claimPart']}>
      <NativeSelect
        label={t('claimTag')}
        value={tag}
        data={given.map((each) => ({ value: each.key, label: `${each.letter} · ${tagName(each)}` }))}
        onChange={(event) => setTag(event.currentTarget.value)}
      />
      <Button size="compact-sm" variant="default" onClick={() => onClaim(tag)}>
        {t('becomeClaim')}
      </Button>
    </div>
  );
}

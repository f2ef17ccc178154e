/** What people say without words: three quiet buttons under a comment, with how many pressed each, and who. */
import { Tooltip } from '@mantine/core';
import { CheckCheck, Eye, Link2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { REACTIONS, type Reaction } from '../../shared/ledger/comment.ts';
import { useFormats } from '../i18n/formats.ts';
import { PendingNote } from './PendingNote.tsx';
import styles from './reactions.module.css';
import type { CommentView } from './threadViews.ts';
import type { Person } from './usePeople.ts';

const SIGNS: Record<Reaction, LucideIcon> = { seen: Eye, agree: CheckCheck, source: Link2 };
const WORDS = { seen: 'reactionSeen', agree: 'reactionAgree', source: 'reactionSource' } as const satisfies Record<
  Reaction,
  string
>;

export interface ReactionsProps {
  comment: CommentView;
  me: string;
  /** Those that nobody gave are shown, too. */
  all: boolean;
  /** Null for whoever only reads: they see what others gave. */
  onToggle: ((reaction: Reaction) => void) | null;
  person(id: string): Person;
  onTakeBack(command: string): void;
}

export function Reactions({ comment, me, all, onToggle, person, onTakeBack }: ReactionsProps) {
  const { t } = useTranslation('threads');
  const formats = useFormats();
  const row = REACTIONS.map((reaction) => {
    const givers = comment.reactions.filter((each) => each.reaction === reaction).map(({ by }) => by);
    const waits = comment.reacting.some((each) => each.reaction === reaction && !each.refusal);
    return { reaction, givers, waits };
  }).filter(({ givers, waits }) => waits || givers.length > 0 || (all && onToggle));
  const refused = comment.reacting.find(({ refusal }) => refusal);
  if (row.length === 0 && !refused) return null;
  return (
    <>
      <fieldset className={styles['row']}>
        <legend className="unseen">{t('reactions')}</legend>
        {row.map(({ reaction, givers, waits }) => {
          const word = t(WORDS[reaction]);
          const names = givers.map((id) => (id === me ? t('you') : person(id).name));
          const who =
            names.length > 0
              ? t('reactedBy', { reaction: word, number: formats.number(names.length), names: formats.list(names) })
              : word;
          const Sign = SIGNS[reaction];
          return (
            <Tooltip key={reaction} withinPortal={false} label={waits ? `${who}. ${t('reactionWaits')}` : who}>
              <button
                type="button"
                className={waits ? `${styles['reaction']} ${styles['waits']}` : styles['reaction']}
                aria-pressed={givers.includes(me)}
                aria-label={who}
                aria-disabled={onToggle === null}
                onClick={() => onToggle?.(reaction)}
              >
                <Sign size={14} aria-hidden="true" />
                {all && <span>{word}</span>} {givers.length > 0 && <span>{formats.number(givers.length)}</span>}
              </button>
            </Tooltip>
          );
        })}
      </fieldset>
      {refused && <PendingNote pending={refused} text="" onTakeBack={onTakeBack} />}
    </>
  );
}

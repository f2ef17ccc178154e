/** A suggestion as a card: who proposes it and when, what would change, why; and, by right, what becomes of it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/permissions.ts';
import { wordHunks } from '../../../shared/text/wordDiff.ts';
import { useFormats } from '../../i18n/formats.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from '../card.module.css';
import type { CardProps } from '../cardProps.ts';
import { PendingNote } from '../PendingNote.tsx';
import { useSelected } from '../useStore.ts';
import { DeclineControls } from './DeclineControls.tsx';
import { DiffWords } from './DiffWords.tsx';
import { FormatNote } from './FormatNote.tsx';
import { OutcomeNote } from './OutcomeNote.tsx';
import type { SuggestionView } from './suggestionViews.ts';
import type { PresentWording } from './wordings.ts';

export interface SuggestionCardProps extends CardProps {
  suggestion: SuggestionView;
}

export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, detached, model, person, onTakeBack } = props;
  const { id, was, text, format, note, outcome, pending } = suggestion;
  const present = useSelected(model.suggestions.wordings, (wordings) => wordings.get(id) ?? null);
  const now = outcome === null && present?.hunks ? present : null;
  return (
    <>
      <Head suggestion={suggestion} person={person} />
      <DiffWords before={now?.text ?? was} hunks={now?.hunks ?? wordHunks(was, text)} />
      {format && <FormatNote format={format} />}
      {note && (
        <p className={styles['text']} dir="auto">
          {note}
        </p>
      )}
      {outcome ? (
        <OutcomeNote outcome={outcome} person={person} />
      ) : (
        <Changed suggestion={suggestion} present={present} />
      )}
      {pending && <PendingNote pending={pending} text={text} onTakeBack={onTakeBack} />}
      {outcome === null && pending === null && <Acts {...props} acceptable={!detached && now !== null} />}
    </>
  );
}

function Head({ suggestion, person }: Pick<SuggestionCardProps, 'suggestion' | 'person'>) {
  const { t } = useTranslation('margin');
  const formats = useFormats();
  const author = person(suggestion.opener);
  const at = new Date(suggestion.openedAt);
  return (
    <div className={styles['head']}>
      <Avatar face={author} size={24} />
      <span className={styles['name']} title={author.name}>
        {author.name}
      </span>
      <time className={styles['time']} dateTime={suggestion.openedAt} title={formats.moment(at)}>
        {formats.when(at, new Date())}
      </time>
      <span className={styles['acts']}>
        <span className={styles['chip']}>
          <span aria-hidden="true">✎</span> {t('suggestion')}
        </span>
      </span>
    </div>
  );
}

/** Says that the text has moved on since the wording was proposed. */
function Changed({ suggestion, present }: { suggestion: SuggestionView; present: PresentWording | null }) {
  const { t } = useTranslation('margin');
  if (!present || present.text === suggestion.was) return null;
  if (present.hunks === null) return <p className="suggestion-stale">↻ {t('wordingStale')}</p>;
  return (
    <p className="suggestion-quiet">
      {t(present.hunks.length > 0 || suggestion.format ? 'wordingCarried' : 'wordingThere')}
    </p>
  );
}

function Acts({ suggestion, me, role, model, acceptable }: SuggestionCardProps & { acceptable: boolean }) {
  const { t } = useTranslation('margin');
  const isOwn = suggestion.opener === me;
  const mayWrite = may(role, 'text.write');
  const { accept, decline } = model.suggestions;
  if (!mayWrite && !(isOwn && may(role, 'claim.work'))) return null;
  return (
    <div className="suggestion-acts">
      {mayWrite && (
        <Button size="compact-sm" variant="default" disabled={!acceptable} onClick={() => accept(suggestion.id)}>
          {t('acceptWording')}
        </Button>
      )}
      {isOwn ? (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => decline(suggestion.id, '')}>
          {t('withdrawWording')}
        </Button>
      ) : (
        <DeclineControls onDecline={(reason) => decline(suggestion.id, reason)} />
      )}
    </div>
  );
}

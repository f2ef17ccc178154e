/** A claim as a card: its state and tag, the words it is about, who opened it, and what may be done with it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageChange } from '../../shared/passage/passageState.ts';
import { may } from '../../shared/permissions.ts';
import { CheckPart } from '../claims/checking/CheckPart.tsx';
import { useStateSign } from '../claims/checking/stateSign.tsx';
import { CheckedBefore } from '../claims/memory/CheckedBefore.tsx';
import { useFormats } from '../i18n/formats.ts';
import { useReviewed } from '../review/useReview.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ClaimMenu } from './ClaimMenu.tsx';
import { ClaimTag } from './ClaimTag.tsx';
import { ClaimWords } from './ClaimWords.tsx';
import styles from './card.module.css';
import type { CardProps } from './cardProps.ts';
import type { ClaimView } from './claimViews.ts';
import { DropForm } from './DropForm.tsx';
import type { MarginModel } from './marginModel.ts';
import { PendingNote } from './PendingNote.tsx';
import { useTray } from './tray/trayContext.ts';
import { useSelected } from './useStore.ts';

export interface ClaimCardProps extends CardProps {
  claim: ClaimView;
}

export function ClaimCard(props: ClaimCardProps) {
  const { claim, active, detached, me, role, model, person, onTakeBack } = props;
  const { t } = useTranslation('margin');
  const [dropping, setDropping] = useState(false);
  const opener = person(claim.opener);
  const standing = useReviewed((review) => review?.claims.get(claim.id) ?? null);
  const wordOf = usePassageWords(claim);
  const changed = useLastChange(claim);
  const shown = useStateSign()(standing, claim.dropped !== null);
  const mayWork = may(role, 'claim.work') && !claim.dropped && claim.pendingRange === null;
  return (
    <>
      <div className={styles['head']}>
        <span className={`${styles['chip']} chip-${shown.tone}`}>
          <span aria-hidden="true">{shown.sign}</span> {shown.words}
        </span>
        <ClaimTag claim={claim} model={active && mayWork ? model : null} />
        <span className={styles['acts']}>
          <Avatar face={opener} size={24} />
          {active && mayWork && <ClaimMenu claim={claim} model={model} onDrop={() => setDropping(true)} />}
        </span>
      </div>
      <ClaimWords claim={claim} detached={detached} active={active} wordOf={wordOf} />
      <Opened name={opener.name} at={claim.openedAt} />
      {claim.thread && <FromThread thread={claim.thread} model={model} />}
      {claim.dropped && (
        <p className={styles['dropped']}>
          {t('droppedBy', { name: person(claim.dropped.by).name })}
          {claim.dropped.reason ? `: ${claim.dropped.reason}` : ''}
        </p>
      )}
      {active && mayWork && standing && claim.ticks.length === 0 && (
        <CheckedBefore
          claim={claim}
          wording={claim.passages.map(({ id }) => wordOf(id)).join(' ')}
          me={me}
          model={model}
        />
      )}
      {standing && !claim.dropped && claim.pendingRange === null && (
        <CheckPart {...{ claim, standing, active, me, model, person, mayWork, wordOf, changed }} />
      )}
      {claim.pending && <PendingNote pending={claim.pending} text="" onTakeBack={onTakeBack} />}
      {active && mayWork && dropping && (
        <DropForm onDrop={(reason) => model.drop(claim.id, reason)} onCancel={() => setDropping(false)} />
      )}
    </>
  );
}

/** Who changed last what any of its passages says. */
function useLastChange({ passages }: ClaimView): PassageChange | null {
  const { session } = useTray();
  const told = useSelected(session.passages, (states) => {
    const changes = passages.flatMap(({ id }) => states?.get(id)?.changed ?? []);
    return JSON.stringify(changes.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null);
  });
  return JSON.parse(told) as PassageChange | null;
}

const GONE = '\0';
const APART = '\u0001';

/** How each passage reads now; drawn again only when one of them does otherwise. */
function usePassageWords({ passages }: ClaimView): (passage: string) => string | null {
  const joined = useReviewed((review) => passages.map(({ id }) => review?.words.get(id)?.text ?? GONE).join(APART));
  const words = joined.split(APART);
  return (passage) => {
    const text = words[passages.findIndex(({ id }) => id === passage)];
    return text === undefined || text === GONE ? null : text;
  };
}

/** The comment that the claim comes from, resolved or reopened since. */
function FromThread({ thread, model }: { thread: string; model: MarginModel }) {
  const { t } = useTranslation('threads');
  return (
    <div className={styles['controls']}>
      <button type="button" onClick={() => model.activate(thread)}>
        {t('fromThread')}
      </button>
    </div>
  );
}

function Opened({ name, at }: { name: string; at: string }) {
  const { t } = useTranslation('margin');
  const formats = useFormats();
  const date = new Date(at);
  return (
    <p className={styles['time']}>
      <time dateTime={at} title={formats.moment(date)}>
        {t('openedWhen', { name, time: formats.when(date, new Date()) })}
      </time>
    </p>
  );
}

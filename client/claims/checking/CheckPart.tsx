/** The check on a claim's card: who has it, its evidence, its signatures, and what the reader may do. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lease } from '../../../shared/ledger/claimWork.ts';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import { standingEvidence } from '../../../shared/review/definition.ts';
import type { ClaimStanding } from '../../../shared/review/standing.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import { useTray } from '../../margin/tray/trayContext.ts';
import { useStore } from '../../margin/useStore.ts';
import { EvidencePart } from '../evidence/EvidencePart.tsx';
import { Held } from './Held.tsx';
import { TickList } from './TickList.tsx';
import { useSecondSignature } from './useSecondSignature.ts';
import { VerdictForm } from './VerdictForm.tsx';
import { WordsForm } from './WordsForm.tsx';
import './checking.css';

export interface CheckPartProps extends Pick<CardProps, 'active' | 'me' | 'model' | 'person'> {
  claim: ClaimView;
  standing: ClaimStanding;
  /** Whether the reader may work on claims, and this one is there to be worked on. */
  mayWork: boolean;
  /** How each passage reads now. */
  wordOf(passage: string): string | null;
  /** Who changed last what its passages say; null where nobody saw that. */
  changed: PassageChange | null;
}

/** Whoever does something then goes on holding it. `now`: of the server's clock, in milliseconds. */
function isNearlyOver({ until, length }: Lease, now: number): boolean {
  return Date.parse(until) - now < length / 2;
}

/** What a person is told who may give the first signature alone, or none. */
const BARS = {
  'R-TICK-2': { first: 'firstWords', second: 'secondWords' },
  'R-TICK-4': { first: 'firstEvidence', second: 'secondEvidence' },
} as const;

export function CheckPart({ claim, standing, active, me, model, person, mayWork, wordOf, changed }: CheckPartProps) {
  const { t } = useTranslation('checking');
  const { checking } = model;
  const asked = useStore(checking.form);
  const form = asked?.claim === claim.id ? asked : null;
  const { lease } = standing;
  const { session } = useTray();
  const isHeld = lease !== null && lease.by !== me;
  const begin = (kind: 'verdict' | 'evidence' | 'reopen') => {
    if (lease === null || isNearlyOver(lease, session.clock.now())) checking.take(claim.id);
    checking.start({ claim: claim.id, form: kind });
  };
  /** Whoever fills something in here is at work on it (R-TAKE-2). */
  const keep = () => {
    const isOwn = lease?.by === me && claim.pending === null;
    if (isOwn && isNearlyOver(lease, session.clock.now())) checking.take(claim.id);
  };
  const signed = standing.ticks.filter(({ crack }) => crack === null);
  const isSigned = signed.some(({ tick }) => tick.by === me);
  const isOpen = active && mayWork && !isSigned;
  const words = claim.passages.map(({ id }) => wordOf(id) ?? '').join('\n');
  const bar = useSecondSignature({ article: session.articleId, claim, standing, words, changed, isOpen });
  const isBarred = bar !== null && standing.standing > 0;
  return (
    <div className="check" onInput={keep}>
      <Held claim={claim} standing={standing} me={me} model={model} person={person} mayWork={active && mayWork} />
      {active && claim.assignee && (
        <p className="check-held">{t('assignedTo', { name: person(claim.assignee).name })}</p>
      )}
      {active && claim.note && (
        <p className="check-note" dir="auto">
          {claim.note.text} <span className="check-hint">{person(claim.note.by).name}</span>
        </p>
      )}
      {!active && <Summary claim={claim} standing={standing} person={person} />}
      {active && (
        <EvidencePart
          claim={claim}
          active={active}
          person={person}
          model={model}
          mayWork={mayWork && !isHeld}
          form={form?.form === 'evidence' || form?.form === 'withdraw' ? form : null}
        />
      )}
      <TickList
        standing={standing}
        wordOf={wordOf}
        changed={changed}
        me={me}
        person={person}
        active={active}
        mayWork={mayWork && !isHeld}
        onUntick={() => checking.untick(claim.id)}
        onCheckAgain={() => begin('verdict')}
      />
      {active && mayWork && form?.form === 'verdict' && (
        <VerdictForm
          claim={claim}
          first={standing.verdict}
          onSign={(verdict) => checking.tick(claim.id, verdict)}
          onCancel={checking.putAway}
        />
      )}
      {active && mayWork && form?.form === 'reopen' && (
        <WordsForm
          label={t('reopenTitle')}
          placeholder={t('reopenReason')}
          initial=""
          done={t('reopen')}
          onDone={(reason) => checking.reopen(claim.id, reason)}
          onCancel={checking.putAway}
        />
      )}
      {active && mayWork && form?.form === 'note' && (
        <WordsForm
          label={t('note')}
          placeholder={t('noteHint')}
          initial={claim.note?.text ?? ''}
          done={t('saveNote')}
          onDone={(text) => checking.note(claim.id, text)}
          onCancel={checking.putAway}
        />
      )}
      {active && mayWork && !isHeld && form === null && (
        <div className="check-acts">
          {!isSigned && !isBarred && (
            <Button size="compact-sm" data-check="verdict" onClick={() => begin('verdict')}>
              {t('verdict')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" data-check="evidence" onClick={() => begin('evidence')}>
            {t('addEvidence')}
          </Button>
          {signed.length > 0 && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => begin('reopen')}>
              {t('reopen')}
            </Button>
          )}
        </div>
      )}
      {active && <p className="check-hint">{needs(standing, isSigned)}</p>}
    </div>
  );

  function needs({ needed, state, standing: count }: ClaimStanding, own: boolean): string {
    if (state === 'done') return '';
    if (own) return t('signedAlready');
    if (bar !== null && needed === 2) return t(BARS[bar][count > 0 ? 'second' : 'first']);
    return count > 0 ? t('needsMore') : t(needed === 1 ? 'needs_1' : 'needs_2');
  }
}

/** All of it in a line, on a card that is not open. */
function Summary({ claim, standing, person }: Pick<CheckPartProps, 'claim' | 'standing' | 'person'>) {
  const { t } = useTranslation('checking');
  const signers = standing.ticks.filter(({ crack }) => crack === null).map(({ tick }) => person(tick.by).name);
  const count = standingEvidence(claim.evidence).length;
  const said = [
    count > 0 && t('records', { count }),
    signers.length > 0 && t('signers', { names: signers.join(', ') }),
  ].filter(Boolean);
  return said.length > 0 ? <p className="check-hint">{said.join(' · ')}</p> : null;
}

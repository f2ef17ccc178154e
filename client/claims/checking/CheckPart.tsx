/** The check on a claim's card: who has it, its evidence, its signatures, and what the reader may do. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lease } from '../../../shared/ledger/claimWork.ts';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import { standingEvidence } from '../../../shared/review/definition.ts';
import type { ClaimStanding } from '../../../shared/review/standing.ts';
import { useFormats } from '../../i18n/formats.ts';
import type { CardProps } from '../../margin/cardProps.ts';
import type { ClaimView } from '../../margin/claimViews.ts';
import { useStore } from '../../margin/useStore.ts';
import { EvidencePart } from '../evidence/EvidencePart.tsx';
import { TickList } from './TickList.tsx';
import { VerdictForm } from './VerdictForm.tsx';
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

/** Whoever begins something then goes on holding it. */
function isNearlyOver({ until, length }: Lease): boolean {
  return Date.parse(until) - Date.now() < length / 2;
}

export function CheckPart({ claim, standing, active, me, model, person, mayWork, wordOf, changed }: CheckPartProps) {
  const { t } = useTranslation('checking');
  const { checking } = model;
  const asked = useStore(checking.form);
  const form = asked?.claim === claim.id ? asked : null;
  const { lease } = standing;
  const isHeld = lease !== null && lease.by !== me;
  const begin = (kind: 'verdict' | 'evidence' | 'reopen') => {
    if (lease === null || isNearlyOver(lease)) checking.take(claim.id);
    checking.start({ claim: claim.id, form: kind });
  };
  const signed = standing.ticks.filter(({ crack }) => crack === null);
  const isSigned = signed.some(({ tick }) => tick.by === me);
  return (
    <div className="check">
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
          form={form?.form === 'evidence' ? form : null}
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
          {!isSigned && (
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

type HeldProps = Pick<CheckPartProps, 'claim' | 'standing' | 'me' | 'model' | 'person' | 'mayWork'>;

/** Who has taken it and until when; a free one is taken, one's own is given back. */
function Held({ claim, standing, me, model, person, mayWork }: HeldProps) {
  const { t } = useTranslation('checking');
  const formats = useFormats();
  const { lease } = standing;
  if (!lease) {
    return mayWork && standing.state !== 'done' ? (
      <button type="button" className="check-quiet" data-check="take" onClick={() => model.checking.take(claim.id)}>
        {t('take')}
      </button>
    ) : null;
  }
  const time = formats.time(new Date(lease.until));
  return (
    <p className="check-held">
      {lease.by === me ? t('heldByYou', { time }) : t('heldBy', { name: person(lease.by).name, time })}
      {lease.by === me && mayWork && (
        <button
          type="button"
          className="check-quiet"
          data-check="take"
          onClick={() => model.checking.release(claim.id)}
        >
          {t('release')}
        </button>
      )}
    </p>
  );
}

interface WordsFormProps {
  label: string;
  placeholder: string;
  initial: string;
  /** Of the button. */
  done: string;
  onDone(words: string): void;
  onCancel(): void;
}

/** A line of words: why a claim is reopened, or the note on it. */
function WordsForm({ label, placeholder, initial, done, onDone, onCancel }: WordsFormProps) {
  const { t } = useTranslation('checking');
  const [words, setWords] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(words);
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextInput
        label={label}
        placeholder={placeholder}
        value={words}
        maxLength={2_000}
        autoFocus
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <div className="check-acts">
        <Button size="compact-sm" type="submit">
          {done}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The blind vote on the claim on stage: one's own verdict, and how many have voted. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/ledger/sessionState.ts';
import { VERDICTS, type Verdict } from '../../shared/review/verdicts.ts';
import { VERDICT_SIGNS } from '../claims/checking/stateSign.tsx';
import type { Person } from '../margin/usePeople.ts';
import { Avatar } from '../ui/Avatar.tsx';

export interface VotePartProps {
  /** Another round or claim makes another form: `key` it. */
  round: Round;
  me: string;
  mayVote: boolean;
  /** Of those who are in the session, who may vote. */
  voters: readonly string[];
  person(id: string): Person;
  /** Resolves to whether the server has it. */
  onVote(verdict: Verdict, reason: string): Promise<boolean>;
}

export function VotePart({ round, me, mayVote, voters, person, onVote }: VotePartProps) {
  const { t } = useTranslation(['checkroom', 'checking']);
  const own = round.votes.get(me)?.content ?? null;
  const [chosen, setChosen] = useState<Verdict | null>(own?.verdict ?? null);
  const [reason, setReason] = useState(own?.reason ?? '');
  const form = useRef<HTMLFormElement>(null);
  const isSame = own !== null && own.verdict === chosen && (own.reason ?? '') === reason.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen && !isSame) void onVote(chosen, reason.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const numbered = VERDICTS[Number(event.key) - 1];
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!numbered || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setChosen(numbered);
    form.current?.querySelector<HTMLInputElement>(`input[value="${numbered}"]`)?.focus();
  };
  return (
    <div className="checkroom-vote">
      <p className="checkroom-voted" role="status">
        <span className="checkroom-faces">
          {voters.map((id) => (
            <span key={id} className="checkroom-face" data-voted={round.votes.has(id)}>
              <Avatar face={person(id)} size={22} />
            </span>
          ))}
        </span>
        {t('voted', { count: round.votes.size, all: Math.max(voters.length, round.votes.size) })}
      </p>
      {mayVote ? (
        <form ref={form} onSubmit={submit} onKeyDown={onKeyDown}>
          <fieldset className="checkroom-verdicts">
            <legend className="unseen">{t('voteTitle')}</legend>
            {VERDICTS.map((verdict, place) => (
              <label
                key={verdict}
                className="checkroom-verdict"
                data-chosen={verdict === chosen}
                title={t(`checking:${verdict}Is`)}
              >
                <input
                  type="radio"
                  name="checkroom-vote"
                  className="unseen"
                  value={verdict}
                  checked={verdict === chosen}
                  onChange={() => setChosen(verdict)}
                />
                <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {t(`checking:${verdict}`)}
                <kbd>{place + 1}</kbd>
              </label>
            ))}
          </fieldset>
          <div className="checkroom-line">
            <TextInput
              className="checkroom-reason"
              size="xs"
              aria-label={t('voteReason')}
              placeholder={t('voteReason')}
              value={reason}
              maxLength={2_000}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button size="compact-sm" type="submit" disabled={chosen === null || isSame}>
              {t(own ? 'changeVote' : 'vote')}
            </Button>
          </div>
          {own && <p className="checkroom-hint">{t('ownVote', { verdict: t(`checking:${own.verdict}`) })}</p>}
        </form>
      ) : (
        <p className="checkroom-hint">{t('mayNotVote')}</p>
      )}
    </div>
  );
}

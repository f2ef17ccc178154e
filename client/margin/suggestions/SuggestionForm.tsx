/** Where another wording is written: the present words to be changed, and why. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_WORDING } from '../../../shared/ledger/suggestion.ts';
import { wordHunks } from '../../../shared/text/wordDiff.ts';
import { DiffWords } from './DiffWords.tsx';
import type { NewWording, SuggestionModel, WordingDraft } from './suggestionModel.ts';

export interface SuggestionFormProps {
  model: SuggestionModel;
  wording: NewWording;
  onDone(): void;
}

const MAX_NOTE = 2_000;

export function SuggestionForm({ model, wording, onDone }: SuggestionFormProps) {
  const { t } = useTranslation('margin');
  const [draft, setDraft] = useState(model.draft);
  const { quote } = wording;
  const same = draft.text === quote;
  const change = (part: Partial<WordingDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    model.keepDraft(next);
  };
  const send = () => {
    if (same) return;
    model.make(draft);
    onDone();
  };
  const cancel = () => {
    model.putAway();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (wording.isTorn) return <Torn onCancel={cancel} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it
    <div className="wording-form" onKeyDown={onKeyDown}>
      <h3>{t('suggestTitle')}</h3>
      <Textarea
        className="wording-text"
        label={t('wordingLabel')}
        value={draft.text}
        maxLength={MAX_WORDING}
        dir="auto"
        autosize
        minRows={2}
        maxRows={12}
        data-autofocus
        autoFocus
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {!same && <DiffWords before={quote} hunks={wordHunks(quote, draft.text)} />}
      <TextInput
        label={t('wordingNote')}
        value={draft.note}
        maxLength={MAX_NOTE}
        dir="auto"
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <div className="suggestion-acts">
        <Button size="compact-sm" onClick={send} disabled={same}>
          {t('suggest')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** A wording is suggested for one paragraph at a time; said where somebody selected more. */
function Torn({ onCancel }: { onCancel(): void }) {
  const { t } = useTranslation('margin');
  return (
    <div className="wording-form" role="alert">
      <p>{t('wordingOneParagraph')}</p>
      <div className="suggestion-acts">
        <Button size="compact-sm" variant="default" onClick={onCancel} autoFocus>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

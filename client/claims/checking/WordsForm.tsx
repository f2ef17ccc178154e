/** A line of words that is asked for on a card: a reason, or a note. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface WordsFormProps {
  label: string;
  placeholder: string;
  initial: string;
  /** Of the button. */
  done: string;
  onDone(words: string): void;
  onCancel(): void;
}

export function WordsForm({ label, placeholder, initial, done, onDone, onCancel }: WordsFormProps) {
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

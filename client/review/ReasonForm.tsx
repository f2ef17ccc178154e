/** A decision that is given only with a reason: a quiet button, which asks for it. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

interface ReasonFormProps {
  /** What is decided. */
  act: string;
  /** What the reason is asked with. */
  label: string;
  onGiven(reason: string): void;
}

export function ReasonForm({ act, label, onGiven }: ReasonFormProps) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!isAsking) {
    return (
      <button type="button" className="check-quiet" onClick={() => setAsking(true)}>
        {act}
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    onGiven(reason);
    setAsking(false);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label={label}
        value={reason}
        maxLength={2_000}
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button size="compact-sm" type="submit" disabled={reason.trim() === ''}>
        {act}
      </Button>
    </form>
  );
}

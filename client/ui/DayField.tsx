/** A day that stands in the address: a filter of a list. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useSettledText } from './useSettledText.ts';

export interface DayFieldProps extends Pick<TextInputProps, 'label' | 'size'> {
  /** YYYY-MM-DD; undefined for any. */
  day: string | undefined;
  onDay(day: string | undefined): void;
}

export function DayField({ day, onDay, ...look }: DayFieldProps) {
  const [typed, type] = useSettledText(day ?? '', (next) => onDay(next === '' ? undefined : next));
  return <TextInput {...look} type="date" value={typed} onChange={({ currentTarget }) => type(currentTarget.value)} />;
}

/** How a deadline stands to now, before it is put in words. */
export type DeadlineState =
  | { kind: 'none' }
  | { kind: 'past'; at: Date; sameDay: boolean }
  /** Within the hour: the minutes left, rounded up. */
  | { kind: 'soon'; at: Date; minutes: number }
  | { kind: 'today'; at: Date }
  /** `days` calendar days ahead, from 1. */
  | { kind: 'later'; at: Date; days: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** From here on the minutes are counted on screen. */
const SOON_MS = 60 * MINUTE_MS;

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Calendar days from `now` to `at` on this computer's calendar; rounding absorbs the hour of summer time. */
function daysBetween(now: Date, at: Date): number {
  return Math.round((midnight(at) - midnight(now)) / DAY_MS);
}

export function deadlineState(deadline: string | null, now: Date): DeadlineState {
  const at = deadline === null ? null : new Date(deadline);
  if (at === null || Number.isNaN(at.getTime())) return { kind: 'none' };
  const left = at.getTime() - now.getTime();
  const days = daysBetween(now, at);
  if (left < 0) return { kind: 'past', at, sameDay: days === 0 };
  if (left < SOON_MS) return { kind: 'soon', at, minutes: Math.max(1, Math.ceil(left / MINUTE_MS)) };
  return days === 0 ? { kind: 'today', at } : { kind: 'later', at, days };
}

/** A day ahead as people say it: "tomorrow", "Thursday", "12 March". */
export function dayWords(at: Date, days: number, locale: string): string {
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day');
  if (days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
}

/** The value of a `datetime-local` field for an instant, in this computer's time; '' for none. */
export function toLocalField(deadline: string | null): string {
  if (deadline === null) return '';
  const at = new Date(deadline);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

/** The instant (ISO 8601, UTC) that a `datetime-local` field means; null when it is empty or half filled in. */
export function fromLocalField(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

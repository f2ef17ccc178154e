/** Moments until which something may be put off. */
export const SNOOZES = ['hour', 'evening', 'tomorrow', 'week'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR_MS = 3_600_000;
const EVENING = 18;
const MORNING = 8;

function atHour(now: Date, days: number, hour: number): Date {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(hour, 0, 0, 0);
  return at;
}

/** Null where that is not to come any more today. */
export function snoozedUntil(snooze: Snooze, now: Date): Date | null {
  if (snooze === 'hour') return new Date(now.getTime() + HOUR_MS);
  if (snooze === 'tomorrow') return atHour(now, 1, MORNING);
  if (snooze === 'week') return atHour(now, 7, MORNING);
  const evening = atHour(now, 0, EVENING);
  return evening > now ? evening : null;
}

/** Waiting for text under way to be durable, for a while. */
import { StoreFailing } from '../storage/failures.ts';
import type { Clock } from './clock.ts';
import type { Room } from './room.ts';

/** @throws when the store takes so long that whoever asked should be told, and not wait on. */
export function durable(
  { live, isSettled }: Pick<Room, 'live' | 'isSettled'>,
  clock: Clock,
  ms: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new StoreFailing('the text is not durable yet; the store does not answer'));
    const callOff = isSettled() ? () => undefined : clock.after(ms, late);
    live.settled().then(resolve, reject).finally(callOff);
  });
}

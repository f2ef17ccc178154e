/** `crowd.ts` from the outside. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Counted, CrowdPlan, CrowdTask } from './crowd.ts';

export interface Crowd {
  add(people: number): Promise<void>;
  /** Types at this rate from now on, edits a second in all. */
  type(perSecond: number): Promise<void>;
  /** What was made and delivered since the last count. */
  count(): Promise<Counted>;
  leave(): Promise<void>;
}

/** People who have opened their articles. @throws when one of them is turned away. */
export async function gather(plan: CrowdPlan): Promise<Crowd> {
  const child = fork(new URL('./crowd.ts', import.meta.url), { execArgv: ['--no-warnings'] });
  const tell = async (task: CrowdTask): Promise<Counted | null> => {
    const answer = once(child, 'message');
    child.send(task);
    const [given] = (await answer) as [{ answer?: Counted | null; error?: string }];
    if (given.error) throw new Error(given.error);
    return given.answer ?? null;
  };
  const leave = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  try {
    await tell({ do: 'gather', plan });
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    add: async (people) => void (await tell({ do: 'add', people })),
    type: async (perSecond) => void (await tell({ do: 'type', perSecond })),
    async count() {
      const counted = await tell({ do: 'count' });
      if (!counted) throw new Error('the crowd did not count');
      return counted;
    },
    leave,
  };
}

/** Lets the crowd work for a while. */
export function pass(seconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, seconds * 1_000));
}

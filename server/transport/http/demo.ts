/** Filling an empty installation with articles to try things out on. */
import { z } from 'zod';
import { createDemo } from '../../demo/demo.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';

export function demoRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { desks, articles } = deps.storage;
  /** One at a time: two clicks must not make two demos. */
  let running: Promise<unknown> = Promise.resolve();

  async function fill(person: string): Promise<{ desk: string; articles: string[] }> {
    const all = await desks.desks();
    const ids = all.map((desk) => desk.id);
    if ((await articles.list(ids, { deleted: false, limit: 1, offset: 0 })).length > 0) {
      throw new Problem(409, 'demo.notEmpty', 'There are articles already; the demo is for an empty installation.');
    }
    const own = (await desks.membershipsOf(person)).find((member) => member.role === 'chief');
    const desk = all.find((each) => each.id === own?.desk);
    if (!desk) throw forbidden('You are not chief of a desk that the demo could go to.');
    const parts = { storage: deps.storage, decisions: deps.decisions, clock: { now: deps.clock }, newId: deps.newId };
    return { desk: desk.slug, articles: await createDemo(parts, { desk, person }) };
  }

  endpoints.signedIn(
    {
      method: 'post',
      path: '/demo',
      summary: 'Make demo articles, in an installation without any (owner)',
      body: z.strictObject({}),
      answer: z.object({ desk: z.string(), articles: z.array(z.string()) }),
      status: 201,
    },
    async ({ visitor }) => {
      if (!visitor.owner) throw forbidden('Only the owner of this installation loads the demo.');
      const filled = running.then(() => fill(visitor.person));
      running = filled.catch(() => undefined);
      return filled;
    },
  );
}

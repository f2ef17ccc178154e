/** Whether, and when, the signed-in person is written to about what waits for them. */
import { z } from 'zod';
import { LETTER_CHOICES } from '../../../shared/inbox/letters.ts';
import { nextDue } from '../../letters/writer.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';

const choice = z.enum(LETTER_CHOICES).describe('atOnce: of mentions and assignments alone');

export function letterRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { letters } = deps.storage;
  endpoints.signedIn(
    {
      method: 'get',
      path: '/me/letters',
      summary: 'When I am written to about what waits for me',
      answer: z.object({ choice, possible: z.boolean().describe('whether letters leave from this installation') }),
    },
    async ({ visitor }) => ({ choice: await letters.choice(visitor.person), possible: deps.mailer !== null }),
  );
  endpoints.signedIn(
    {
      method: 'put',
      path: '/me/letters',
      summary: 'Choose when I am written to; of what waits already nothing is written',
      body: z.strictObject({ choice }),
    },
    async ({ visitor, body }) => {
      await letters.choose(visitor.person, body.choice, nextDue(body.choice, deps.clock()));
      return null;
    },
  );
}

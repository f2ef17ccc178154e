/** How a desk checks: read by everyone on it, set by whoever manages it. */
import { DEFAULT_RULES } from '../../../shared/review/rules.ts';
import { deskRules } from '../../../shared/review/rulesSchema.ts';
import type { HttpDeps } from './deps.ts';
import { deskFor, managedDesk } from './deskRights.ts';
import { type Endpoints, secondFactorRequired } from './endpoint.ts';

export function deskRuleRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    { method: 'get', path: '/desks/:slug/rules', summary: 'How the desk checks', answer: deskRules, guests: true },
    async ({ visitor, param }) => {
      const { desk } = await deskFor(deps, visitor, param('slug'));
      return (await deps.storage.desks.rulesOf(desk.id)) ?? DEFAULT_RULES;
    },
  );
  endpoints.signedIn(
    {
      method: 'put',
      path: '/desks/:slug/rules',
      summary: 'Set how the desk checks',
      body: deskRules,
      answer: deskRules,
    },
    async ({ visitor, param, body }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      // Nobody shuts themselves out.
      if (body.secondFactor && !(await deps.accounts.find(visitor.person))?.secondFactor) throw secondFactorRequired();
      await deps.storage.desks.setRules(desk.id, body);
      const details = { setting: 'rules', ...body };
      await deps.audit.record('settings.changed', visitor.person, { kind: 'desk', id: desk.id }, details);
      await deps.rooms.recheck();
      return body;
    },
  );
}

/** What a desk is called and has set; and leaving it. */
import { z } from 'zod';
import { deskSettings, USUAL_DESK } from '../../../shared/desk/settings.ts';
import { nameOf } from '../../../shared/ledger/selectors.ts';
import { leaveDesk } from '../../identity/leaving.ts';
import type { HttpDeps } from './deps.ts';
import { deskFor, managedDesk } from './deskRights.ts';
import { keepAChief } from './desks.ts';
import type { Endpoints } from './endpoint.ts';
import { unknownDesk } from './problem.ts';

const shape = deskSettings.extend({ name: nameOf(80) });

export function deskSettingRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { desks } = deps.storage;
  endpoints.signedIn(
    { method: 'get', path: '/desks/:slug/settings', summary: 'What the desk is called and has set', answer: shape },
    async ({ visitor, param }) => {
      const { desk } = await deskFor(deps, visitor, param('slug'));
      return { name: desk.name, ...((await desks.settingsOf(desk.id)) ?? USUAL_DESK) };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'put', path: '/desks/:slug/settings', summary: 'Name the desk and set what holds on it' },
      ...{ body: shape, answer: shape },
    },
    async ({ visitor, param, body }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      const { name, ...settings } = body;
      await desks.setSettings(desk.id, settings);
      if (name !== desk.name) await desks.renameDesk(desk.id, name);
      const details = { setting: 'desk', isRenamed: name !== desk.name, ...settings };
      await deps.audit.record('settings.changed', visitor.person, { kind: 'desk', id: desk.id }, details);
      return body;
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'post', path: '/desks/:slug/leave', summary: 'Leave a desk', scope: 'manage' },
      body: z.strictObject({}),
    },
    async ({ visitor, param }) => {
      const { desk, role } = await deskFor(deps, visitor, param('slug'));
      if (!role) throw unknownDesk();
      await keepAChief(deps, desk.id, visitor.person, null);
      await leaveDesk(deps.storage, desk.id, visitor.person);
      await deps.audit.record('member.left', visitor.person, { kind: 'desk', id: desk.id });
      await deps.rooms.recheck();
      return null;
    },
  );
}

/** Webhooks of a desk: made, changed, tried and looked into by whoever manages it. */
import { z } from 'zod';
import { HOOK_EVENTS, HOOK_FORMATS } from '../../../shared/hooks/hook.ts';
import { nameOf } from '../../../shared/ledger/selectors.ts';
import { testBody } from '../../hooks/message.ts';
import type { Visitor } from '../../identity/port.ts';
import { PageRefused } from '../../pages/guardedGet.ts';
import type { Delivery, Hook } from '../../storage/hookPort.ts';
import type { HttpDeps } from './deps.ts';
import { managedDesk } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const MOST_HOOKS = 20;
const SHOWN_DELIVERIES = 50;

const settings = {
  name: nameOf(80),
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  events: z
    .array(z.enum(HOOK_EVENTS))
    .min(1)
    .transform((events) => [...new Set(events)]),
  format: z.enum(HOOK_FORMATS),
  language: z.enum(['en', 'nl']).describe('of what is said in messages'),
};
const hookShape = z.object({
  id: z.string(),
  ...{ name: z.string(), url: z.string(), events: z.array(z.enum(HOOK_EVENTS)) },
  ...{ format: z.enum(HOOK_FORMATS), language: z.enum(['en', 'nl']) },
  createdAt: z.string(),
  paused: z
    .enum(['person', 'failing', 'gone'])
    .nullable()
    .describe('why nothing is sent; gone: its receiver answered 410'),
});
const secretShape = z.object({ secret: z.string().describe('shown this once') });
const deliveryShape = z.object({
  id: z.string().describe('its `webhook-id`'),
  type: z.enum([...HOOK_EVENTS, 'test']),
  at: z.string(),
  state: z.enum(['waiting', 'done', 'failed']),
  tries: z.number(),
  status: z.number().nullable().describe('of the last answer'),
  fault: z.string().nullable().describe('why there was none'),
  ms: z.number().nullable(),
  triedAt: z.string().nullable(),
  nextAt: z.string().nullable().describe('of the next try'),
});

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

function hookView({ id, name, url, events, format, language, createdAt, paused }: Hook): z.infer<typeof hookShape> {
  return { id, name, url, events, format, language, createdAt: iso(createdAt), paused };
}

function deliveryView({ id, type, at, state, tries, status, fault, ms, triedAt, due }: Delivery) {
  const nextAt = state === 'waiting' ? iso(due) : null;
  const tried = triedAt === null ? null : iso(triedAt);
  return { id, type, at: iso(at), state, tries, status, fault, ms, triedAt: tried, nextAt };
}

const unknownHook = () => new Problem(404, 'hook.unknown', 'The desk has no such webhook.');

/** A webhook of a desk that the visitor manages. */
async function hookFor(deps: HttpDeps, visitor: Visitor, param: (name: string) => string): Promise<Hook> {
  const { desk } = await managedDesk(deps, visitor, param('slug'));
  const hook = await deps.storage.hooks.find(param('hook'));
  if (hook?.desk !== desk.id) throw unknownHook();
  return hook;
}

function checkAddress(deps: HttpDeps, url: string | undefined): void {
  try {
    if (url !== undefined) deps.news.webhooks.check(url);
  } catch (error) {
    if (error instanceof PageRefused) throw new Problem(422, 'hook.address', error.message);
    throw error;
  }
}

function makingRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { hooks } = deps.storage;
  const path = '/desks/:slug/hooks';
  endpoints.signedIn(
    { method: 'get', path, summary: 'The desk’s webhooks (who manages it)', answer: z.array(hookShape) },
    async ({ visitor, param }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      return (await hooks.of(desk.id)).map(hookView);
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'post', path, summary: 'Make a webhook; its secret is shown this once' },
      body: z.strictObject(settings),
      answer: hookShape.extend(secretShape.shape),
      status: 201,
    },
    async ({ visitor, param, body }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      checkAddress(deps, body.url);
      if ((await hooks.of(desk.id)).length >= MOST_HOOKS) {
        throw new Problem(409, 'hook.tooMany', `A desk has at most ${MOST_HOOKS} webhooks.`);
      }
      const made = { id: deps.newId(), desk: desk.id, salt: deps.newId(), createdBy: visitor.person };
      const hook: Hook = { ...body, ...made, createdAt: deps.clock(), paused: null };
      await hooks.create(hook);
      await deps.audit.record('hook.made', visitor.person, { kind: 'hook', id: hook.id }, { desk: desk.id });
      return { ...hookView(hook), secret: deps.news.webhooks.secretOf(hook) };
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'patch', path: `${path}/:hook`, summary: 'Change a webhook, pause it or have it go on' },
      body: z.strictObject({ ...settings, paused: z.boolean() }).partial(),
      answer: hookShape,
    },
    async ({ visitor, param, body: { paused, ...change } }) => {
      const hook = await hookFor(deps, visitor, param);
      checkAddress(deps, change.url);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const pause = paused === undefined ? {} : { paused: paused ? ('person' as const) : null };
      await hooks.update(hook.id, { ...given, ...pause });
      await deps.audit.record('hook.changed', visitor.person, { kind: 'hook', id: hook.id }, { desk: hook.desk });
      deps.news.webhooks.wake();
      return hookView({ ...hook, ...given, ...pause });
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: `${path}/:hook`, summary: 'Remove a webhook, with what it was still to be told' },
    async ({ visitor, param }) => {
      const { id, desk } = await hookFor(deps, visitor, param);
      await hooks.remove(id);
      await deps.audit.record('hook.removed', visitor.person, { kind: 'hook', id }, { desk });
      return null;
    },
  );
  endpoints.signedIn(
    {
      ...{
        method: 'post',
        path: `${path}/:hook/secret`,
        summary: 'Another secret, shown this once; the last one ends',
      },
      body: z.strictObject({}),
      answer: secretShape,
    },
    async ({ visitor, param }) => {
      const hook = await hookFor(deps, visitor, param);
      const salt = deps.newId();
      await hooks.update(hook.id, { salt });
      await deps.audit.record('hook.changed', visitor.person, { kind: 'hook', id: hook.id }, { desk: hook.desk });
      return { secret: deps.news.webhooks.secretOf({ id: hook.id, salt }) };
    },
  );
}

export function hookRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  makingRoutes(endpoints, deps);
  const { hooks } = deps.storage;
  const path = '/desks/:slug/hooks/:hook';
  endpoints.signedIn(
    {
      ...{ method: 'get', path: `${path}/deliveries`, answer: z.array(deliveryShape) },
      summary: 'What a webhook was told last, and how that went',
    },
    async ({ visitor, param }) => {
      const hook = await hookFor(deps, visitor, param);
      return (await hooks.deliveries(hook.id, SHOWN_DELIVERIES)).map(deliveryView);
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'post', path: `${path}/deliveries/:delivery/again`, body: z.strictObject({}) },
      summary: 'Send it once more, under the same id',
    },
    async ({ visitor, param }) => {
      const hook = await hookFor(deps, visitor, param);
      const isThere = await hooks.again(hook.id, param('delivery'), deps.clock());
      if (!isThere) throw new Problem(404, 'delivery.unknown', 'This webhook was told nothing under that id.');
      deps.news.webhooks.wake();
      return null;
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: `${path}/test`,
      summary: 'Tell it something to try it',
      body: z.strictObject({}),
      answer: z.object({ delivery: z.string() }),
    },
    async ({ visitor, param }) => {
      const hook = await hookFor(deps, visitor, param);
      if (hook.paused) throw new Problem(409, 'hook.paused', 'It is paused; have it go on first.');
      const id = deps.newId();
      const at = deps.clock();
      const body = JSON.stringify(testBody(hook, id, iso(at)));
      await hooks.queue([{ id, hook: hook.id, key: `test:${id}`, type: 'test', body, at, due: at }]);
      deps.news.webhooks.wake();
      return { delivery: id };
    },
  );
}

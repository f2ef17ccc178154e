/**
 * The HTTP application: every route behind the same headers, origin check, request id and refusals. It needs no port;
 * tests call `app.request()`.
 */
import { Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import { ConversionRefused, type RefusedCode } from './convert/refusal.ts';
import { SlugTaken } from './newArticle.ts';
import { StoreFailing } from './storage/failures.ts';
import { accountRoutes } from './transport/http/accounts.ts';
import { articleExportRoutes } from './transport/http/articleExport.ts';
import { articleHistoryRoutes } from './transport/http/articleHistory.ts';
import { articleLedgerRoutes } from './transport/http/articleLedger.ts';
import { articleProposalRoutes } from './transport/http/articleProposals.ts';
import { articleSessionRoutes } from './transport/http/articleSessions.ts';
import { articleRoutes } from './transport/http/articles.ts';
import { articleTextRoutes } from './transport/http/articleText.ts';
import { auditRoutes } from './transport/http/audit.ts';
import { articleBadgeRoutes, BADGE_ROUTES, badgeRoutes } from './transport/http/badge.ts';
import { boardRoutes } from './transport/http/board.ts';
import { checkedBeforeRoutes } from './transport/http/checkedBefore.ts';
import { type ClientFiles, clientRoutes } from './transport/http/client.ts';
import { demoRoutes } from './transport/http/demo.ts';
import type { HttpDeps } from './transport/http/deps.ts';
import { deskRuleRoutes } from './transport/http/deskRules.ts';
import { deskSettingRoutes } from './transport/http/deskSettings.ts';
import { deskRoutes } from './transport/http/desks.ts';
import { deskTagRoutes } from './transport/http/deskTags.ts';
import { Endpoints } from './transport/http/endpoint.ts';
import { evidenceFileRoutes } from './transport/http/evidenceFiles.ts';
import { evidencePageRoutes } from './transport/http/evidencePages.ts';
import { fileRoutes } from './transport/http/files.ts';
import { guestRoutes } from './transport/http/guests.ts';
import { type SecurityVars, securityHeaders } from './transport/http/headers.ts';
import { HEALTH_ROUTES, type Health, healthRoutes } from './transport/http/health.ts';
import { hookRoutes } from './transport/http/hooks.ts';
import { importRoutes } from './transport/http/importFile.ts';
import { inboxRoutes } from './transport/http/inbox.ts';
import { inviteRoutes } from './transport/http/invites.ts';
import { letterRoutes } from './transport/http/letters.ts';
import { meRoutes } from './transport/http/me.ts';
import { openApiRoutes } from './transport/http/openapi.ts';
import { checkOrigin } from './transport/http/origin.ts';
import { PASSKEY_ROUTES, passkeyRoutes, passkeySignIn } from './transport/http/passkeys.ts';
import { Problem, type ProblemStatus, problemResponse } from './transport/http/problem.ts';
import { profileRoutes } from './transport/http/profile.ts';
import { reportSchemaRoutes } from './transport/http/reportSchema.ts';
import { resetRoutes } from './transport/http/resets.ts';
import { searchRoutes } from './transport/http/search.ts';
import { SECOND_FACTOR_ROUTE, secondFactorRoutes, secondFactorSignIn } from './transport/http/secondFactor.ts';
import { seenRoutes } from './transport/http/seen.ts';
import { SIGN_IN_ROUTES, signInRoutes } from './transport/http/signIn.ts';
import { SIGN_ON_ROUTES, signInWayRoutes, signOnJourney } from './transport/http/signOn.ts';

export interface AppDeps extends HttpDeps {
  log: Logger;
  health: Health;
  client: ClientFiles;
  /** Whether people reach the server over https. */
  secure: boolean;
  newNonce: () => string;
  version: string;
  /** Adds the socket's route; absent in tests of HTTP alone. */
  mountSync?: (app: Hono) => void;
}

type AppVars = SecurityVars & { request: string };
export type App = Hono<{ Variables: AppVars }>;

/** Of a document that is not read; 422 for any other reason. */
const REFUSED: Partial<Record<RefusedCode, ProblemStatus>> = {
  'format.busy': 503,
  'format.tooLarge': 413,
  'format.unsupported': 415,
  'format.notText': 415,
};

const STORE_FAILING = 'The store takes or gives nothing at the moment; what you asked is not done. Try again soon.';

/** What a thrown value is to the person who asked. Anything unforeseen is an id and nothing else. */
function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof SlugTaken) return new Problem(409, 'slug.taken', error.message);
  if (error instanceof StoreFailing) return new Problem(503, 'store.failing', STORE_FAILING);
  if (!(error instanceof ConversionRefused)) return null;
  return new Problem(REFUSED[error.code] ?? 422, error.code, error.message);
}

/** One line per request: the route's pattern, never its path or query, which may hold tokens. */
function logRequests(app: App, log: Logger, newId: () => string): void {
  app.use(async (c, next) => {
    const begun = performance.now();
    const request = newId();
    c.set('request', request);
    await next();
    const ms = Math.round(performance.now() - begun);
    const route = matchedRoutes(c).findLast(({ path }) => path !== '/*')?.path ?? '/*';
    log.info({ request, method: c.req.method, route, status: c.res.status, ms }, 'request');
    if (c.res.status !== 101) c.header('x-request-id', request);
  });
}

export function createApp(deps: AppDeps): App {
  const app: App = new Hono();
  logRequests(app, deps.log, deps.newId);
  app.use(securityHeaders(deps));
  app.use(async (c, next) => {
    checkOrigin({ method: c.req.method, header: (name) => c.req.header(name) }, deps.ownOrigin);
    await next();
  });
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (!problem) deps.log.error({ request: c.get('request'), error: error.stack }, 'a request failed');
    return problemResponse(problem ?? new Problem(500, 'server.failed', 'Something failed.'), c.get('request'));
  });
  app.notFound((c) =>
    problemResponse(new Problem(404, 'route.unknown', 'There is nothing at this address.'), c.get('request')),
  );

  const plain = app as unknown as Hono;
  healthRoutes(plain, deps.health);
  badgeRoutes(plain, deps);
  signInRoutes(plain, deps);
  secondFactorSignIn(plain, deps);
  passkeySignIn(plain, deps);
  signOnJourney(plain, deps);
  const endpoints = new Endpoints(plain, deps.accounts);
  for (const mount of [
    meRoutes,
    secondFactorRoutes,
    passkeyRoutes,
    accountRoutes,
    guestRoutes,
    signInWayRoutes,
    resetRoutes,
    inviteRoutes,
    deskRoutes,
    deskTagRoutes,
    deskRuleRoutes,
    importRoutes,
    articleRoutes,
  ])
    mount(endpoints, deps);
  for (const mount of [
    articleBadgeRoutes,
    evidencePageRoutes,
    evidenceFileRoutes,
    fileRoutes,
    seenRoutes,
    searchRoutes,
    checkedBeforeRoutes,
    articleTextRoutes,
    articleExportRoutes,
    articleProposalRoutes,
    articleLedgerRoutes,
    articleHistoryRoutes,
    articleSessionRoutes,
    reportSchemaRoutes,
    demoRoutes,
    inboxRoutes,
    hookRoutes,
    auditRoutes,
    boardRoutes,
    profileRoutes,
    deskSettingRoutes,
    letterRoutes,
  ])
    mount(endpoints, deps);
  openApiRoutes(
    endpoints,
    [...SIGN_IN_ROUTES, SECOND_FACTOR_ROUTE, ...PASSKEY_ROUTES, ...SIGN_ON_ROUTES, ...BADGE_ROUTES, ...HEALTH_ROUTES],
    deps.version,
  );
  deps.mountSync?.(plain);
  clientRoutes(app as unknown as Hono<{ Variables: SecurityVars }>, deps.client);
  return app;
}

/** The addresses of the application, and what must be true before each is shown. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
  useParams,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { GROUPS } from '../../shared/audit/kinds.ts';
import type { AuditFilter } from '../api/audit.ts';
import { meQuery } from '../api/people.ts';
import { isSignedOut } from '../api/problem.ts';
import { deskAddressFrom } from '../desk/useDeskCommands.ts';
import { historySearch } from '../history/historySearch.ts';
import { searchFrom } from '../margin/filters.ts';
import { SearchPage } from '../search/SearchPage.tsx';
import { searchAddressFrom } from '../search/searchFilter.ts';
import { Frame, SignedFrame } from './Frame.tsx';
import { GuestPage } from './GuestPage.tsx';
import { InvitePage } from './InvitePage.tsx';
import { Loading } from './Loading.tsx';
import { deskToOpen } from './lastDesk.ts';
import {
  AccountPage,
  AccountsPage,
  ArticlePage,
  AuditPage,
  DeskPage,
  DeskSettingsPage,
  HistoryPage,
  HooksPage,
  PassportPage,
  PeoplePage,
  ReplayPage,
  SessionsPage,
  TagsPage,
  WallPage,
} from './laterPages.tsx';
import { NoDesks } from './NoDesks.tsx';
import { NotFound } from './NotFound.tsx';
import { ResetPage } from './ResetPage.tsx';
import { RouteFailure } from './RouteFailure.tsx';
import { SetupPage } from './SetupPage.tsx';
import { SignInPage } from './SignInPage.tsx';

interface Context {
  queryClient: QueryClient;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
/** A value of the search, under its name; nothing where it is not there. */
const said = <Name extends string>(search: Record<string, unknown>, name: Name): { [Key in Name]?: string } => {
  const value = text(search[name]);
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: string });
};

const rootRoute = createRootRouteWithContext<Context>()({
  component: Frame,
  errorComponent: RouteFailure,
  notFoundComponent: NotFound,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string; ended?: string; fault?: string } => ({
    ...said(search, 'next'),
    ...said(search, 'ended'),
    ...said(search, 'fault'),
  }),
  component: function SignIn() {
    const { next, ended, fault } = signInRoute.useSearch();
    return <SignInPage next={next} ended={ended !== undefined} fault={fault} />;
  },
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search) => ({ token: text(search['token']) }),
  component: function Setup() {
    return <SetupPage token={setupRoute.useSearch().token} />;
  },
});

const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: function Invite() {
    return <InvitePage token={inviteRoute.useParams().token} />;
  },
});

const inviteSearchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  validateSearch: (search) => ({ token: text(search['token']) }),
  component: function Invite() {
    return <InvitePage token={inviteSearchRoute.useSearch().token ?? ''} />;
  },
});

const guestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/guest',
  validateSearch: (search) => ({ ended: text(search['ended']) }),
  component: function Guest() {
    return <GuestPage ended={guestRoute.useSearch().ended !== undefined} />;
  },
});

const resetRoute = createRoute({ getParentRoute: () => rootRoute, path: '/reset', component: ResetPage });

/** For anybody: who checks a passport needs no account. */
const passportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/passport',
  component: PassportPage,
});

const signedRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    });
    const own = me.guest && `/article/${me.guest.article}`;
    if (me.guest && location.pathname !== own)
      throw redirect({ to: '/article/$id', params: { id: me.guest.article }, replace: true });
    if (me.lacksSecondFactor && location.pathname !== '/account') throw redirect({ to: '/account', replace: true });
    return { me };
  },
  component: () => (
    <SignedFrame>
      <Outlet />
    </SignedFrame>
  ),
});

const homeRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const slug = deskToOpen(context.me.desks, localStorage);
    if (slug) throw redirect({ to: '/desk/$slug', params: { slug }, replace: true });
  },
  component: NoDesks,
});

const deskRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/desk/$slug',
  validateSearch: deskAddressFrom,
  component: function Desk() {
    const { slug } = deskRoute.useParams();
    const { make, ...search } = deskRoute.useSearch();
    return <DeskPage key={slug} slug={slug} search={search} make={make} />;
  },
});

/** A page about one desk, made anew for another. */
function aboutDesk<const Path extends string>(path: Path, Shown: ComponentType<{ slug: string }>) {
  const OfDesk = () => {
    const { slug = '' } = useParams({ strict: false });
    return <Shown key={slug} slug={slug} />;
  };
  return createRoute({ getParentRoute: () => signedRoute, path, component: OfDesk });
}

const peopleRoute = aboutDesk('/desk/$slug/people', PeoplePage);
const tagsRoute = aboutDesk('/desk/$slug/tags', TagsPage);
const deskSettingsRoute = aboutDesk('/desk/$slug/settings', DeskSettingsPage);
const auditRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/audit',
  validateSearch: (search): AuditFilter => ({
    group: GROUPS.find((group) => group === search['group']),
    person: text(search['person']),
    from: text(search['from']),
    until: text(search['until']),
  }),
  component: function Audit() {
    return <AuditPage filter={auditRoute.useSearch()} />;
  },
});

const hooksRoute = aboutDesk('/desk/$slug/hooks', HooksPage);
const atSearch = { path: '/search', validateSearch: searchAddressFrom, component: SearchPage } as const;
const searchRoute = createRoute({ getParentRoute: () => signedRoute, ...atSearch });
const accountRoute = createRoute({ getParentRoute: () => signedRoute, path: '/account', component: AccountPage });
const accountsRoute = createRoute({ getParentRoute: () => signedRoute, path: '/accounts', component: AccountsPage });

const articleRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/article/$id',
  validateSearch: searchFrom,
  component: function Article() {
    const { id } = articleRoute.useParams();
    return <ArticlePage key={id} articleId={id} />;
  },
});

const historyRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/article/$id/history',
  validateSearch: historySearch,
  component: function History() {
    const { id } = historyRoute.useParams();
    return <HistoryPage key={id} id={id} search={historyRoute.useSearch()} />;
  },
});

const wallRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/room/$id/wall',
  component: function Wall() {
    const { id } = wallRoute.useParams();
    return <WallPage key={id} id={id} />;
  },
});

const sessionsRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/room/$id/sessions',
  component: function Sessions() {
    const { id } = sessionsRoute.useParams();
    return <SessionsPage key={id} id={id} />;
  },
});

const replayRoute = createRoute({
  getParentRoute: () => signedRoute,
  path: '/room/$id/replay/$session',
  component: function Replay() {
    const { id, session } = replayRoute.useParams();
    return <ReplayPage key={session} id={id} session={session} />;
  },
});

const tree = rootRoute.addChildren([
  signInRoute,
  setupRoute,
  inviteRoute,
  inviteSearchRoute,
  guestRoute,
  resetRoute,
  passportRoute,
  signedRoute.addChildren([
    homeRoute,
    deskRoute,
    peopleRoute,
    tagsRoute,
    deskSettingsRoute,
    auditRoute,
    hooksRoute,
    accountRoute,
    accountsRoute,
    searchRoute,
    articleRoute,
    historyRoute,
    wallRoute,
    sessionsRoute,
    replayRoute,
  ]),
]);

// Search values stay the strings that they are: a token of digits is no number.
const parseSearch = parseSearchWith((value) => value);
const stringifySearch = stringifySearchWith(String);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPendingComponent: Loading,
    defaultErrorComponent: RouteFailure,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

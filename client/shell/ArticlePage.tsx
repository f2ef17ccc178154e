/** Pages that are loaded when one is opened, such as those of an article: the desk page needs no editor. */
import { lazy, Suspense } from 'react';
import type { HistorySearch } from '../history/historySearch.ts';
import { Loading } from './Loading.tsx';

const Workspace = lazy(async () => ({ default: (await import('../workspace/Workspace.tsx')).Workspace }));
const History = lazy(async () => ({ default: (await import('../history/HistoryPage.tsx')).HistoryPage }));
const Sessions = lazy(async () => ({ default: (await import('../checkroom/SessionsPage.tsx')).SessionsPage }));
const Replay = lazy(async () => ({ default: (await import('../checkroom/ReplayPage.tsx')).ReplayPage }));
const Passport = lazy(async () => ({ default: (await import('../passport/PassportPage.tsx')).PassportPage }));
const Wall = lazy(async () => ({ default: (await import('../checkroom/WallPage.tsx')).WallPage }));

export function ArticlePage({ id }: { id: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Workspace articleId={id} />
    </Suspense>
  );
}

export function HistoryPage({ id, search }: { id: string; search: HistorySearch }) {
  return (
    <Suspense fallback={<Loading />}>
      <History id={id} search={search} />
    </Suspense>
  );
}

export function WallPage({ id }: { id: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Wall id={id} />
    </Suspense>
  );
}

export function SessionsPage({ id }: { id: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Sessions id={id} />
    </Suspense>
  );
}

export function ReplayPage({ id, session }: { id: string; session: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Replay id={id} session={session} />
    </Suspense>
  );
}

export function PassportPage() {
  return (
    <Suspense fallback={<Loading />}>
      <Passport />
    </Suspense>
  );
}

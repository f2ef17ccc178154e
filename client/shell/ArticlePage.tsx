/** The pages of an article, loaded when one is opened: the desk page needs no editor. */
import { lazy, Suspense } from 'react';
import { Loading } from './Loading.tsx';

const Workspace = lazy(async () => ({ default: (await import('../workspace/Workspace.tsx')).Workspace }));
const Sessions = lazy(async () => ({ default: (await import('../checkroom/SessionsPage.tsx')).SessionsPage }));
const Replay = lazy(async () => ({ default: (await import('../checkroom/ReplayPage.tsx')).ReplayPage }));
const Wall = lazy(async () => ({ default: (await import('../checkroom/WallPage.tsx')).WallPage }));

export function ArticlePage({ id }: { id: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Workspace articleId={id} />
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

/** The pages of an article, loaded when one is opened: the desk page needs no editor. */
import { lazy, Suspense } from 'react';
import { Loading } from './Loading.tsx';

const Workspace = lazy(async () => ({ default: (await import('../workspace/Workspace.tsx')).Workspace }));
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

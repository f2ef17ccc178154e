/** The workspace, loaded when an article is opened: the desk page needs no editor. */
import { lazy, Suspense } from 'react';
import { Loading } from './Loading.tsx';

const Workspace = lazy(async () => ({ default: (await import('../workspace/Workspace.tsx')).Workspace }));

export function ArticlePage({ id }: { id: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Workspace articleId={id} />
    </Suspense>
  );
}

/** In the place of a page that could not be shown. */
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Failure } from '../ui/Failure.tsx';
import { PlainPage } from '../ui/PlainPage.tsx';

export function RouteFailure({ error, reset }: { error: unknown; reset(): void }) {
  const router = useRouter();
  const again = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  return (
    <PlainPage>
      <Failure error={error} again={again} />
    </PlainPage>
  );
}

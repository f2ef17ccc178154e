/** The people of a desk. */
import { Page } from '../shell/Page.tsx';

export function PeoplePage({ slug }: { slug: string }) {
  return (
    <Page title={slug} desk={slug}>
      <h1>{slug}</h1>
    </Page>
  );
}

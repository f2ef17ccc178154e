/** The desk: its articles, who is in them, and when they are due. */
import { Page } from '../shell/Page.tsx';

export function DeskPage({ slug }: { slug: string }) {
  return (
    <Page title={slug} desk={slug}>
      <h1>{slug}</h1>
    </Page>
  );
}

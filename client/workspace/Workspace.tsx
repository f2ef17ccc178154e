/** The workspace of one article. */
export function Workspace({ articleId }: { articleId: string }) {
  return <main id="content">{articleId}</main>;
}

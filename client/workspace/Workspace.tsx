/** The room of one article: text on paper, people in the header, comments in the margin. */
import { useMe } from '../api/people.ts';
import { OpenArticle } from './OpenArticle.tsx';
import { Room } from './Room.tsx';

/** Opens the article `articleId` for the signed-in person. */
export function Workspace({ articleId }: { articleId: string }) {
  const { desks } = useMe();
  return (
    <OpenArticle
      articleId={articleId}
      show={(session, article) => {
        const desk = desks.find(({ slug }) => slug === article.desk)?.name ?? article.desk;
        return <Room key={article.id} session={session} article={article} desk={desk} />;
      }}
    />
  );
}

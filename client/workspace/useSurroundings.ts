/** What comments on an article are read and written with: who can be mentioned, what they are called, where links lead. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../shared/ledger/mention.ts';
import { quoteOf } from '../../shared/ledger/state.ts';
import { ROLES } from '../../shared/permissions.ts';
import { bringPicture } from '../api/files.ts';
import { useMe } from '../api/people.ts';
import type { Article, DeskOfMine } from '../api/shapes.ts';
import type { CommentSurroundings } from '../margin/commentContext.ts';
import type { MarginModel } from '../margin/marginModel.ts';
import type { Mentionable } from '../margin/mentionables.ts';
import { useStore } from '../margin/useStore.ts';
import type { Colleague } from '../session/articleApi.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { useUnread } from './useUnread.ts';

/** Everything in it stays the same while nobody comes, goes or is renamed, so that cards are not drawn again. */
export function useSurroundings(session: ArticleSession, article: Article, model: MarginModel): CommentSurroundings {
  const { t } = useTranslation('threads');
  const { desks } = useMe();
  const people = useStore(session.people.byId);
  const role = useStore(session.role);
  const unread = useUnread(session, model);
  const me = useMemo(
    () => ({ person: session.person, role, desks: desks.map(({ slug }) => slug) }),
    [session.person, role, desks],
  );
  const names = useMemo(
    () => ({
      mentionables: [
        ...colleagues(people, session.person, t('isPerson')),
        ...ROLES.map((id) => ({ mention: { kind: 'role', id } as const, name: t(`role_${id}`), hint: t('isRole') })),
        ...desks.map((desk) => deskMentionable(desk, t('isDesk', { name: desk.name }))),
      ],
      nameOf({ kind, id }: Mention): string | null {
        if (kind === 'person') return people.get(id)?.name ?? null;
        if (kind === 'role') return t(`role_${id}`);
        return desks.some(({ slug }) => slug === id) ? id : null;
      },
    }),
    [people, desks, session.person, t],
  );
  return useMemo(
    () => ({
      ...names,
      page: { origin: location.origin, article: article.id },
      me,
      unread,
      quoteOf: (id) => quoteOf(session.ledger.state.get(), id),
      open: model.activate,
      refreshPeople: session.people.refresh,
      bring: async (file) => (await bringPicture(article.id, file, { use: 'comment' })).hash,
    }),
    [names, me, unread, article.id, session, model],
  );
}

/** People of the desk by name, without the reader; whoever left it is not spoken to any more. */
function colleagues(people: ReadonlyMap<string, Colleague>, me: string, hint: string): Mentionable[] {
  return [...people.values()]
    .filter(({ id, onDesk }) => onDesk && id !== me)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ mention: { kind: 'person', id }, name, hint }));
}

function deskMentionable({ slug }: DeskOfMine, hint: string): Mentionable {
  return { mention: { kind: 'desk', id: slug }, name: slug, hint };
}

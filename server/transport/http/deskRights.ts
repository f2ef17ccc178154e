/** Finding desks and articles for somebody: what is not theirs does not exist, and answers alike. */
import { may, type Permission, type Role, roleWithin } from '../../../shared/permissions.ts';
import type { Visitor } from '../../identity/port.ts';
import type { ArticleRecord, Desk } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';
import { forbidden, unknownArticle, unknownDesk } from './problem.ts';

export interface FoundDesk {
  desk: Desk;
  /** Null for the installation's owner on a desk that they are not a member of. */
  role: Role | null;
}

/** The visitor's roles by desk id, as far as their credential reaches. */
export async function rolesOf(
  { storage }: Pick<HttpDeps, 'storage'>,
  { person, scope }: Pick<Visitor, 'person' | 'scope'>,
): Promise<Map<string, Role>> {
  const memberships = await storage.desks.membershipsOf(person);
  return new Map(memberships.map(({ desk, role }) => [desk, roleWithin(role, scope)]));
}

async function roleOnDesk(deps: HttpDeps, visitor: Visitor, desk: string): Promise<Role | null> {
  return (await rolesOf(deps, visitor)).get(desk) ?? null;
}

/** Of a visitor whose role does not reach: whether a token with a wider scope might. */
const beyond = ({ scope }: Visitor, detail?: string) =>
  scope === 'manage'
    ? forbidden(detail)
    : forbidden(`Your role, or the scope of this token (${scope}), does not allow that.`);

/** A desk of the visitor's, or any for the owner; for a guest, that of their article. @throws Problem `desk.unknown` */
export async function deskFor(deps: HttpDeps, visitor: Visitor, slug: string): Promise<FoundDesk> {
  const desk = await deps.storage.desks.deskBySlug(slug);
  if (visitor.guest) {
    const article = await deps.storage.articles.find(visitor.guest.article);
    if (!desk || article?.desk !== desk.id) throw unknownDesk();
    return { desk, role: visitor.guest.role };
  }
  const role = desk ? await roleOnDesk(deps, visitor, desk.id) : null;
  if (!desk || (!role && !visitor.owner)) throw unknownDesk();
  return { desk, role };
}

/** A desk that the visitor manages, as its chief or as the owner. `giver` is the highest role that they may hand out. */
export async function managedDesk(
  deps: HttpDeps,
  visitor: Visitor,
  slug: string,
): Promise<{ desk: Desk; giver: Role }> {
  const { desk, role } = await deskFor(deps, visitor, slug);
  if (visitor.owner) return { desk, giver: 'chief' };
  if (!role || !may(role, 'desk.manage')) throw beyond(visitor, 'Only a chief of the desk manages it.');
  return { desk, giver: role };
}

/** A desk on which the visitor holds `permission`. */
export async function deskWith(deps: HttpDeps, visitor: Visitor, slug: string, permission: Permission): Promise<Desk> {
  const { desk, role } = await deskFor(deps, visitor, slug);
  if (!role || !may(role, permission)) throw beyond(visitor);
  return desk;
}

async function roleOnArticle(deps: HttpDeps, visitor: Visitor, { id, desk }: ArticleRecord): Promise<Role | null> {
  if (visitor.guest) return visitor.guest.article === id ? visitor.guest.role : null;
  return roleOnDesk(deps, visitor, desk);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * An article of one of the visitor's desks, with their role there.
 * @throws Problem `article.unknown`, the same for unknown, foreign and (unless asked for) binned ones; then
 * `role.insufficient` where the permission is missing.
 */
export async function articleFor(
  deps: HttpDeps,
  visitor: Visitor,
  id: string,
  permission: Permission,
  where: 'desk' | 'bin' = 'desk',
): Promise<{ article: ArticleRecord; role: Role }> {
  const article = UUID.test(id) ? await deps.storage.articles.find(id) : null;
  const role = article ? await roleOnArticle(deps, visitor, article) : null;
  if (!article || !role || (article.deletedAt !== null) !== (where === 'bin')) throw unknownArticle();
  if (!may(role, permission)) throw beyond(visitor);
  return { article, role };
}

/** The demo desk: articles of our own, with a few threads and claims in their margins, made through the same doors as any other. */
import type { Command } from '../../shared/ledger/command.ts';
import { DEFAULT_TAGS, openKeys } from '../../shared/review/tags.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { preparedText } from '../convert/preparedText.ts';
import { blocksOfText } from '../convert/text.ts';
import { storeArticle } from '../newArticle.ts';
import type { Clock } from '../rooms/clock.ts';
import type { Decisions } from '../rooms/decisions.ts';
import { freeSlug } from '../slug.ts';
import type { ArticleStore, Desk, DeskStore } from '../storage/ports.ts';
import type { DemoArticle } from './article.ts';
import { brug } from './brug.ts';
import { ferry } from './ferry.ts';
import { orchard } from './orchard.ts';
import { zwembad } from './zwembad.ts';

const DEMO_ARTICLES: readonly DemoArticle[] = [zwembad, orchard, brug, ferry];

export interface DemoParts {
  storage: { articles: ArticleStore; desks: Pick<DeskStore, 'tagsOf'> };
  decisions: Pick<Decisions, 'execute'>;
  clock: Pick<Clock, 'now'>;
  newId: () => string;
}

/** The paragraph after the headline stands first. */
function blocksOf({ text }: DemoArticle): NewBlock[] {
  const [headline, first, ...body] = blocksOfText(text, []);
  return [headline, first && { ...first, type: 'standfirst' }, ...body].filter((block) => block !== undefined);
}

function commandsFor(thread: DemoArticle['threads'][number], newId: () => string): Command[] {
  const annotation = newId();
  const target = { quote: { exact: thread.quote } };
  const commands: Command[] = [{ id: newId(), type: 'thread.open', annotation, target, text: thread.comment }];
  if (thread.answer) {
    commands.push({ id: newId(), type: 'thread.reply', annotation, comment: newId(), text: thread.answer });
  }
  if (thread.resolved) commands.push({ id: newId(), type: 'thread.resolve', annotation, outcome: 'done' });
  return commands;
}

function claimCommands({ quotes, tag }: NonNullable<DemoArticle['claims']>[number], newId: () => string): Command[] {
  const annotation = newId();
  return quotes.map((exact, index) => {
    const about = { id: newId(), annotation, target: { quote: { exact } } };
    return index === 0 ? { ...about, type: 'claim.open', tag } : { ...about, type: 'claim.addPassage' };
  });
}

/**
 * Makes the demo articles on a desk and gives their ids. Each is made in the bin, where nobody can open it, and put on
 * the desk when its margin stands: this may run beside a server that holds rooms of its own.
 * @throws Error when one of its commands is refused.
 */
export async function createDemo(parts: DemoParts, on: { desk: Desk; person: string }): Promise<string[]> {
  const { decisions, newId, clock } = parts;
  const { articles } = parts.storage;
  const actor = { person: on.person, role: 'chief' } as const;
  const given = openKeys((await parts.storage.desks.tagsOf(on.desk.id)) ?? DEFAULT_TAGS);
  const ids: string[] = [];
  for (const demo of DEMO_ARTICLES) {
    const slug = await freeSlug(demo.slug, (wanted) => articles.slugTaken(on.desk.id, wanted));
    const draft = { desk: on.desk, slug, text: preparedText(blocksOf(demo), demo.language), createdBy: on.person };
    const id = await storeArticle({ articles, clock: clock.now, newId }, { ...draft, isBinned: true });
    const commands = [
      ...demo.threads.flatMap((thread) => commandsFor(thread, newId)),
      ...(demo.claims ?? []).filter(({ tag }) => given.has(tag)).flatMap((claim) => claimCommands(claim, newId)),
    ];
    for (const command of commands) {
      const answer = await decisions.execute(id, command, actor);
      if (!answer.ok) throw new Error(`the demo's ${command.type} was refused: ${answer.code}`);
    }
    await articles.update(id, { deletedAt: null });
    ids.push(id);
  }
  return ids;
}

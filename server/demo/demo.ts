/** The demo desk: articles of our own, with a few threads in their margins, made through the same doors as any other. */
import type { Command } from '../../shared/ledger/command.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { blocksFrom } from '../convert/import.ts';
import { preparedText } from '../convert/preparedText.ts';
import { storeArticle } from '../newArticle.ts';
import type { Clock } from '../rooms/clock.ts';
import type { Decisions } from '../rooms/decisions.ts';
import { freeSlug } from '../slug.ts';
import type { ArticleStore, Desk } from '../storage/ports.ts';
import type { DemoArticle } from './article.ts';
import { brug } from './brug.ts';
import { ferry } from './ferry.ts';
import { orchard } from './orchard.ts';
import { zwembad } from './zwembad.ts';

const DEMO_ARTICLES: readonly DemoArticle[] = [zwembad, orchard, brug, ferry];

export interface DemoParts {
  storage: { articles: ArticleStore };
  decisions: Pick<Decisions, 'execute'>;
  clock: Pick<Clock, 'now'>;
  newId: () => string;
}

/** The paragraph after the headline stands first. */
function blocksOf({ text }: DemoArticle): NewBlock[] {
  const [headline, first, ...body] = blocksFrom('text', text);
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

/**
 * Makes the demo articles on a desk and gives their ids. Each is made in the bin, where nobody can open it, and put on
 * the desk when its threads stand: this may run beside a server that holds rooms of its own.
 * @throws Error when a thread is refused.
 */
export async function createDemo(parts: DemoParts, on: { desk: Desk; person: string }): Promise<string[]> {
  const { decisions, newId, clock } = parts;
  const { articles } = parts.storage;
  const actor = { person: on.person, role: 'chief' } as const;
  const ids: string[] = [];
  for (const demo of DEMO_ARTICLES) {
    const slug = await freeSlug(demo.slug, (wanted) => articles.slugTaken(on.desk.id, wanted));
    const draft = { desk: on.desk, slug, text: preparedText(blocksOf(demo), demo.language), createdBy: on.person };
    const id = await storeArticle({ articles, clock: clock.now, newId }, { ...draft, isBinned: true });
    for (const command of demo.threads.flatMap((thread) => commandsFor(thread, newId))) {
      const answer = await decisions.execute(id, command, actor);
      if (!answer.ok) throw new Error(`the demo's ${command.type} was refused: ${answer.code}`);
    }
    await articles.update(id, { deletedAt: null });
    ids.push(id);
  }
  return ids;
}

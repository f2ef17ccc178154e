/** Puts what was decided on a desk's articles into the queues of its webhooks. */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Mention, peopleMentioned } from '../../shared/ledger/mention.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { LedgerReader, Reading } from '../readers/readers.ts';
import type { StandingFollower, StandingTurn } from '../readers/standings.ts';
import type { Hook, NewDelivery } from '../storage/hookPort.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';
import { messageBody } from './message.ts';
import { type HookArticle, type HookNews, jsonBody, newsIn, newsOfTurn } from './payload.ts';

export interface HookReaderParts {
  storage: Pick<Storage, 'hooks' | 'desks'>;
  accounts: Pick<Accounts, 'namesOf'>;
  stateOf(article: string): Promise<LedgerState>;
  /** Where people reach this server, without a slash at the end. */
  publicUrl: () => string;
  /** Milliseconds since the epoch. */
  clock: () => number;
  newId: () => string;
  /** There is something to send. */
  onQueued(): void;
}

const createdNews = ({ createdAt, createdBy, words }: ArticleRecord): HookNews => ({
  ...{ key: 'created', type: 'article.created', at: new Date(createdAt).toISOString(), actor: createdBy },
  ...{ annotation: null, quote: null, data: { words } },
});

function mentionedIn(events: readonly LedgerEvent[]): string[] {
  const texts = events.flatMap((event) => ('text' in event && typeof event.text === 'string' ? event.text : []));
  return texts.flatMap(peopleMentioned);
}

export function createHookReader(parts: HookReaderParts): LedgerReader & { follow: StandingFollower } {
  const { storage, accounts, stateOf, publicUrl, clock, newId, onQueued } = parts;

  async function listening({ desk }: ArticleRecord): Promise<Hook[]> {
    return (await storage.hooks.of(desk)).filter(({ paused }) => paused === null);
  }
  async function articleOf({ id, slug, headline, language, desk }: ArticleRecord): Promise<HookArticle> {
    const found = (await storage.desks.desks()).find((each) => each.id === desk);
    return { id, slug, headline, language, desk: found?.slug ?? '', url: `${publicUrl()}/article/${id}` };
  }
  function addressOf({ url, ...article }: HookArticle, { annotation }: HookNews): HookArticle {
    return { ...article, url: annotation === null ? url : `${url}?thread=${annotation}` };
  }
  /** One delivery for each hook that asked for it. */
  async function queue(article: ArticleRecord, hooks: readonly Hook[], news: readonly HookNews[]): Promise<void> {
    if (news.length === 0) return;
    const told = await articleOf(article);
    const names = await accounts.namesOf(news.flatMap(({ actor }) => actor ?? []));
    const deliveries = news.flatMap((each) => {
      const name = each.actor === null ? null : (names.get(each.actor) ?? null);
      const place = addressOf(told, each);
      return hooks
        .filter(({ events }) => events.includes(each.type))
        .map(({ id: hook, format, language }): NewDelivery => {
          const id = newId();
          const body = format === 'json' ? jsonBody(id, each, place, name) : messageBody(each, place, name, language);
          const key = `${article.id}:${each.key}`;
          return { id, hook, key, type: each.type, body: JSON.stringify(body), at: Date.parse(each.at), due: clock() };
        });
    });
    if (deliveries.length === 0) return;
    await storage.hooks.queue(deliveries);
    onQueued();
  }
  async function read({ article, isNew, events, state }: Reading): Promise<void> {
    const hooks = await listening(article);
    if (hooks.length === 0) return;
    const names = await accounts.namesOf(mentionedIn(events));
    const nameOf = ({ kind, id }: Mention) => (kind === 'person' ? (names.get(id) ?? id) : id);
    const news = events.flatMap((event) => newsIn(event, state, nameOf) ?? []);
    await queue(article, hooks, isNew ? [createdNews(article), ...news] : news);
  }
  async function follow(turn: StandingTurn): Promise<void> {
    const hooks = await listening(turn.article);
    if (hooks.length > 0) await queue(turn.article, hooks, newsOfTurn(turn, await stateOf(turn.article.id)));
  }
  return { name: 'hooks', read, follow };
}

/** The text as it was: at a moment, or when an event of the ledger was recorded (docs/protocol/http.md, R-PAST). */
import { z } from 'zod';
import { isHidden } from '../../../shared/ledger/state.ts';
import { plainText } from '../../../shared/text/plain.ts';
import type { Visitor } from '../../identity/port.ts';
import { createAllowances } from '../../rooms/allowance.ts';
import { readingOf, spotOf } from '../../rooms/annotations.ts';
import type { PastSpan } from '../../rooms/past.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** Moments that one person asks for: a slider under a hand stays below. */
const MOMENTS = { burst: 60, perSecond: 15 };

export const momentQuery = z
  .union([z.iso.datetime({ offset: true }), z.string().regex(/^[1-9]\d{0,9}$/)])
  .describe('a moment in ISO 8601, or the number of an event in the ledger');

const pastText = z.object({
  at: z.string().describe('the moment that was asked for'),
  from: z.string().describe('when the last change before it was committed'),
  until: z.string().nullable().describe('when the next one was; null while there is none'),
  text: z.string(),
  passages: z
    .array(z.object({ annotation: z.string(), id: z.string(), quote: z.string(), start: z.number(), end: z.number() }))
    .describe('of annotations, where they stood in that text, in code points'),
});

const unknownMoment = () =>
  new Problem(404, 'moment.unknown', 'The article was not there yet, or has no event of this number.');

async function momentOf(deps: HttpDeps, article: string, asked: string | undefined): Promise<number> {
  if (asked === undefined) return deps.clock();
  if (!/^\d+$/.test(asked)) return Date.parse(asked);
  const [event] = await deps.storage.ledgers.read(article, Number(asked) - 1, 1);
  if (!event) throw unknownMoment();
  return Date.parse(event.at);
}

const iso = (ms: number) => new Date(ms).toISOString();

/** What is there to be asked of past texts; each person has an allowance over all. */
export function createPastTexts(deps: HttpDeps) {
  const allows = createAllowances(MOMENTS.burst, MOMENTS.perSecond, deps.clock);
  async function spanAt<T>(
    article: string,
    { person }: Visitor,
    asked: string | undefined,
    read: Parameters<typeof deps.past.at<T>>[2],
  ) {
    if (!allows(person)) {
      const headers = { 'retry-after': '1' };
      throw new Problem(429, 'moment.tooMany', 'Too many moments at once; wait a second.', { headers });
    }
    const moment = await momentOf(deps, article, asked);
    const found: (PastSpan & { read: T }) | null = await deps.past.at(article, moment, read);
    if (!found) throw unknownMoment();
    return { moment, ...found };
  }
  return {
    /** As `/text` served it. */
    plain: async (article: string, visitor: Visitor, asked: string): Promise<string> =>
      (await spanAt(article, visitor, asked, (text) => plainText(text).text)).read,
    /** With the places of what stands in it. */
    async whole(article: string, visitor: Visitor, asked?: string): Promise<z.infer<typeof pastText>> {
      const { annotations } = await deps.decisions.stateOf(article);
      const marked = [...annotations.values()].filter((each) => !isHidden(each));
      const { moment, from, until, read } = await spanAt(article, visitor, asked, (text) => {
        const reading = readingOf(text);
        const passages = marked.flatMap((annotation) =>
          annotation.passages.flatMap(({ id }) => {
            const spot = spotOf(reading, reading.coverage.rangesOf(id));
            return spot ? [{ annotation: annotation.id, id, ...spot }] : [];
          }),
        );
        return { text: reading.plain.text, passages };
      });
      return { at: iso(moment), from: iso(from), until: until === null ? null : iso(until), ...read };
    },
  };
}

export function articlePastRoutes(
  endpoints: Endpoints,
  deps: HttpDeps,
  past: ReturnType<typeof createPastTexts>,
): void {
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/articles/:id/past', answer: pastText },
      summary: 'The text as it was at a moment, with where annotations stood in it, and until when it was so',
      query: z.object({ at: momentQuery.optional().describe('a moment, or the number of an event; now without it') }),
    },
    async ({ visitor, param, query }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      return past.whole(article.id, visitor, query.at);
    },
  );
}

/** What looks checkable in an article, for whoever checks it elsewhere (docs/protocol/detect.md). */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PROPOSAL_KINDS } from '../../../shared/detect/proposal.ts';
import { readBlocks, textOf } from '../../../shared/text/blocks.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import { ProposingRefused } from '../../convert/proposer.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const place = z.object({
  quote: z.string(),
  start: z.number().describe('code points of /text'),
  end: z.number(),
});
const proposalShape = place.extend({
  kind: z.enum(PROPOSAL_KINDS),
  drift: place.optional().describe('these words say plainly what the body, there, only says with a hedge'),
});
type Told = z.infer<typeof proposalShape>;

/** The blocks that are looked through, and how a place in them is told. */
function readingOf(text: Y.Text) {
  const blocks = readBlocks(text).filter(({ type }) => type !== 'residue');
  const plain = new PlainText(blocks);
  const placeOf = (at: { block: number; start: number; end: number }) => {
    const from = blocks[at.block]?.start ?? 0;
    const [start, end] = [plain.offsetOf(from + at.start), plain.offsetOf(from + at.end)];
    return { quote: plain.slice(start, end), start, end };
  };
  return { blocks: blocks.map((block) => ({ type: block.type, text: textOf(block) })), placeOf };
}

export function articleProposalRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/proposals',
      summary: 'What looks checkable in the text as it is now, claimed or not; residue left out',
      answer: z.array(proposalShape),
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const { id, language } = article;
      const { blocks, placeOf } = await deps.rooms.withText(id, ({ text }) => readingOf(text));
      const found = await deps.proposer.propose({ article: id, language, blocks }).catch((error: unknown) => {
        if (!(error instanceof ProposingRefused)) throw error;
        throw new Problem(error.code === 'proposals.busy' ? 503 : 422, error.code, error.message);
      });
      return found.map(
        (proposal): Told => ({
          kind: proposal.kind,
          ...placeOf(proposal),
          ...(proposal.drift ? { drift: placeOf(proposal.drift) } : {}),
        }),
      );
    },
  );
}

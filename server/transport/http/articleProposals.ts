/** What looks checkable in an article, for whoever checks it elsewhere (docs/protocol/detect.md). */
import type * as Y from 'yjs';
import { z } from 'zod';
import { createDetector, type Detector } from '../../../shared/detect/detector.ts';
import { PROPOSAL_KINDS, type ProposalKind } from '../../../shared/detect/proposal.ts';
import { readBlocks, textOf } from '../../../shared/text/blocks.ts';
import { PlainText } from '../../../shared/text/plain.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';

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

/** Articles whose blocks stay known, so that asking again reads only what was changed. */
const KEPT = 64;

interface Kept {
  language: string;
  detector: Detector;
}

function toldOf(text: Y.Text, detector: Detector): Told[] {
  const blocks = readBlocks(text).filter(({ type }) => type !== 'residue');
  const plain = new PlainText(blocks);
  const read = blocks.map((block) => ({ type: block.type, text: textOf(block), start: block.start }));
  const placeOf = (at: { block: number; start: number; end: number }) => {
    const from = read[at.block]?.start ?? 0;
    const [start, end] = [plain.offsetOf(from + at.start), plain.offsetOf(from + at.end)];
    return { quote: plain.slice(start, end), start, end };
  };
  return detector.detect(read).map((proposal) => {
    const kind: ProposalKind = proposal.kind;
    return { kind, ...placeOf(proposal), ...(proposal.drift ? { drift: placeOf(proposal.drift) } : {}) };
  });
}

export function articleProposalRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const kept = new Map<string, Kept>();
  const detectorFor = (article: string, language: string): Detector => {
    const before = kept.get(article);
    const entry = before?.language === language ? before : { language, detector: createDetector(language) };
    kept.delete(article);
    kept.set(article, entry);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
    return entry.detector;
  };
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/proposals',
      summary: 'What looks checkable in the text as it is now, claimed or not; residue left out',
      answer: z.array(proposalShape),
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const detector = detectorFor(article.id, article.language);
      return deps.rooms.withText(article.id, (live) => toldOf(live.text, detector));
    },
  );
}

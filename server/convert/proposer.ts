/** Finds what looks checkable in a thread of its own, one article after the other, with a bound on time and memory. */
import type { DetectBlock, Proposal } from '../../shared/detect/proposal.ts';
import { createBoundedThread, WorkRefused } from './boundedThread.ts';

/** What the thread is given; what it knows of an article's blocks it keeps. */
export interface ProposeWork {
  article: string;
  /** BCP 47 tag. */
  language: string;
  blocks: readonly DetectBlock[];
}

export type ProposeReply = { kind: 'ready' } | { kind: 'found'; proposals: Proposal[] };

/** Why nothing was looked for: stable codes. */
export class ProposingRefused extends Error {
  override name = 'ProposingRefused';
  readonly code: 'proposals.tooSlow' | 'proposals.busy';
  constructor(code: 'proposals.tooSlow' | 'proposals.busy') {
    super(
      code === 'proposals.tooSlow'
        ? 'The article takes too long or too much memory to look through.'
        : 'Too many articles are being looked through; try again in a moment.',
    );
    this.code = code;
  }
}

export interface Proposer {
  /** As `Detector.detect` tells it. @throws ProposingRefused */
  propose(work: ProposeWork): Promise<Proposal[]>;
  close(): Promise<void>;
}

/** A quarter of a million words take about one second. */
const LIMIT_MS = 5_000;
const MEMORY_MB = 512;
const MAX_WAITING = 64;

/** @param limitMs how long one article may take. */
export function createProposer(limitMs = LIMIT_MS): Proposer {
  const script = new URL('./propose.worker.ts', import.meta.url);
  const bounds = { limitMs, memoryMb: MEMORY_MB, maxWaiting: MAX_WAITING };
  const thread = createBoundedThread<ProposeWork, ProposeReply>(script, bounds);
  return {
    async propose(work) {
      const reply = await thread.run(work).catch((error: unknown) => {
        if (!(error instanceof WorkRefused)) throw error;
        throw new ProposingRefused(error.why === 'slow' ? 'proposals.tooSlow' : 'proposals.busy');
      });
      if (reply.kind === 'found') return reply.proposals;
      throw new Error('an article could not be looked through: no answer');
    },
    close: thread.close,
  };
}

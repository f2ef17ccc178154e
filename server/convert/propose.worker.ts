/** A thread that finds what looks checkable, so that a long article keeps nobody's words waiting. */
import { parentPort } from 'node:worker_threads';
import { createDetector, type Detector } from '../../shared/detect/detector.ts';
import type { ProposeReply, ProposeWork } from './proposer.ts';

if (!parentPort) throw new Error('this file runs as a worker thread');
const port = parentPort;

/** Articles whose blocks stay known, so that asking again reads only what was changed. */
const KEPT = 64;
const kept = new Map<string, { language: string; detector: Detector }>();

function detectorFor(article: string, language: string): Detector {
  const before = kept.get(article);
  const entry = before?.language === language ? before : { language, detector: createDetector(language) };
  kept.delete(article);
  kept.set(article, entry);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
  return entry.detector;
}

port.on('message', ({ article, language, blocks }: ProposeWork) => {
  const proposals = detectorFor(article, language).detect(blocks);
  port.postMessage({ kind: 'found', proposals } satisfies ProposeReply);
});
port.postMessage({ kind: 'ready' } satisfies ProposeReply);

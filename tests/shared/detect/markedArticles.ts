/** Reads articles with marks (articles/README.md), and scores proposals against them. */
import { readFileSync } from 'node:fs';
import type { DetectBlock, Mark, ProposalKind } from '../../../shared/detect/proposal.ts';

export interface MarkedArticle {
  name: string;
  blocks: DetectBlock[];
  marks: (Mark & { block: number })[];
}

const KIND_OF_SIGN: Readonly<Record<string, ProposalKind>> = {
  q: 'quote',
  g: 'number',
  m: 'money',
  d: 'date',
  n: 'name',
  b: 'hedge',
  s: 'superlative',
  t: 'tk',
  r: 'residue',
};
const BLOCK_OF_SIGN: Readonly<Record<string, string>> = {
  '#': 'headline',
  '>': 'standfirst',
  '##': 'crosshead',
  '!': 'caption',
};

function readBlock(line: string): { block: DetectBlock; marks: Mark[] } {
  const [, sign = '', rest = line] = /^(#|##|>|!) (.*)$/.exec(line) ?? [];
  const marks: Mark[] = [];
  const open: { kind: ProposalKind; start: number }[] = [];
  let text = '';
  for (let at = 0; at < rest.length; at += 1) {
    const kind = rest[at] === '{' && rest[at + 2] === ':' ? KIND_OF_SIGN[rest[at + 1] ?? ''] : undefined;
    if (kind) {
      open.push({ kind, start: text.length });
      at += 2;
    } else if (rest[at] === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`a mark ends that did not begin: ${line}`);
      marks.push({ ...mark, end: text.length });
    } else text += rest[at];
  }
  if (open.length > 0) throw new Error(`a mark does not end: ${line}`);
  const type = BLOCK_OF_SIGN[sign] ?? 'paragraph';
  if (type === 'caption') marks.push({ kind: 'caption', start: 0, end: text.length });
  return { block: { type, text }, marks };
}

/** @param set `nl.developed`, `nl.heldOut` … */
export function markedArticles(set: string): MarkedArticle[] {
  const source = readFileSync(new URL(`articles/${set}.txt`, import.meta.url), 'utf8');
  return source.split(/^=====$/m).map((part, index) => {
    const lines = part.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('%%'));
    const read = lines.map(readBlock);
    return {
      name: `${set} ${index + 1}`,
      blocks: read.map(({ block }) => block),
      marks: read.flatMap(({ marks }, block) => marks.map((mark) => ({ ...mark, block }))),
    };
  });
}

/** Share of the characters of either that both have. */
function shared(a: Mark, b: Mark): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : common / (a.end - a.start + (b.end - b.start) - common);
}

type Placed = Mark & { block: number };

export interface Outcome {
  found: Placed[];
  missed: Placed[];
  wrong: Placed[];
}

/** Each proposal counts for one mark at most, and each mark for one proposal. */
export function outcomeOf(marks: readonly Placed[], proposals: readonly Placed[]): Outcome {
  const left = new Set(proposals);
  const found: Placed[] = [];
  const missed: Placed[] = [];
  for (const mark of marks) {
    const match = [...left].find(
      (each) => each.kind === mark.kind && each.block === mark.block && shared(each, mark) >= 0.5,
    );
    if (match) left.delete(match);
    (match ? found : missed).push(mark);
  }
  return { found, missed, wrong: [...left] };
}

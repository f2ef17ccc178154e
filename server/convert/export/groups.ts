/** Puts flat blocks back into the nested shapes of other formats: lists, quotes, figures. */

import { safeHref } from '../../../shared/schema/href.ts';
import { DEEPEST_LEVEL } from '../../../shared/schema/htmlAttributes.ts';
import type { TextBlock, TextRun } from '../../../shared/text/blocks.ts';

export interface ListItem {
  block: TextBlock;
  ordered: boolean;
  /** Counts from 0. */
  level: number;
}

/** The address of a run's link, if it is a safe one. */
export function linkOf(run: TextRun): string | null {
  const link = run.attributes['link'];
  return safeHref(typeof link === 'object' && link !== null && 'href' in link ? link.href : link);
}

export type Group =
  | { kind: 'block'; block: TextBlock }
  | { kind: 'list'; items: ListItem[] }
  | { kind: 'quote'; blocks: TextBlock[] }
  | { kind: 'figure'; figure: TextBlock | null; caption: TextBlock | null; credit: TextBlock | null };

/** Runs as a reader tells them apart: what only parts them for us (a passage begins or ends) is left out. */
function plainRuns(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  let before = '';
  for (const run of runs) {
    const look = JSON.stringify([Boolean(run.attributes['bold']), Boolean(run.attributes['italic']), linkOf(run)]);
    const last = joined.at(-1);
    if (last && look === before) last.text += run.text;
    else joined.push({ text: run.text, attributes: run.attributes });
    before = look;
  }
  return joined;
}

const isEmpty = (block: TextBlock) => block.runs.every((run) => run.text.trim() === '');

function itemOf(block: TextBlock): ListItem | null {
  if (block.type !== 'bullet' && block.type !== 'ordered') return null;
  const { level } = block.attrs;
  const isLevel = typeof level === 'number' && Number.isInteger(level) && level > 0;
  return { block, ordered: block.type === 'ordered', level: isLevel ? Math.min(level, DEEPEST_LEVEL) : 0 };
}

/** Adds an item to its list. A list begins at level 0 and goes down one level at a time, whatever the article says. */
function joinList(items: ListItem[], item: ListItem): void {
  const deepest = items.length === 0 ? 0 : (items.at(-1)?.level ?? 0) + 1;
  items.push({ ...item, level: Math.min(item.level, deepest) });
}

/** Adds a figure's block to the figure before it, unless that has one already. */
function joinFigure(groups: Group[], block: TextBlock): void {
  const last = groups.at(-1);
  const part = block.type as 'caption' | 'credit';
  if (last?.kind === 'figure' && last[part] === null && !(part === 'caption' && last.credit)) last[part] = block;
  else groups.push({ kind: 'figure', figure: null, caption: null, credit: null, [part]: block });
}

/** The blocks with as few runs as their looks allow. */
export function plainBlocks(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.map((block) => ({ ...block, runs: plainRuns(block.runs) }));
}

/** Groups in the order of the text. Residue is left out, and so are empty blocks that are not pictures. */
export function grouped(blocks: readonly TextBlock[]): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const item = itemOf(block);
    if (block.type === 'figure') groups.push({ kind: 'figure', figure: block, caption: null, credit: null });
    else if (block.type === 'residue' || (isEmpty(block) && block.type !== 'embed')) continue;
    else if (block.type === 'caption' || block.type === 'credit') joinFigure(groups, block);
    else if (item) {
      if (last?.kind !== 'list') groups.push({ kind: 'list', items: [] });
      const list = groups.at(-1);
      if (list?.kind === 'list') joinList(list.items, item);
    } else if (block.type === 'quote' && last?.kind === 'quote') last.blocks.push(block);
    else if (block.type === 'quote') groups.push({ kind: 'quote', blocks: [block] });
    else groups.push({ kind: 'block', block });
  }
  return groups;
}

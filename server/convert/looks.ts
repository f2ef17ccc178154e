/** What a text without styles shows by its looks alone: a headline on top, crossheads in bold. */
import type { NewBlock } from '../../shared/text/build.ts';
import { isCrossheadLine, isHeadlineLine } from './text.ts';

const textOf = ({ runs }: NewBlock) =>
  runs
    .map((run) => run.text)
    .join('')
    .trim();
const isBold = ({ runs }: NewBlock) =>
  runs.length > 0 && runs.every(({ text, marks }) => text.trim() === '' || marks?.['bold'] === true);

/** The same words without bold, which a headline has by itself. */
const unbold = (block: NewBlock, type: string): NewBlock => ({
  ...block,
  type,
  runs: block.runs.map(({ text, marks }) => {
    const { bold: _bold, ...others } = marks ?? {};
    return Object.keys(others).length > 0 ? { text, marks: others } : { text };
  }),
});

/**
 * An empty headline on top is replaced by a short first line; short lines in bold between paragraphs are crossheads.
 * @param top what a first line has to be for a headline.
 */
export function withLooksRead(blocks: readonly NewBlock[], top: 'short' | 'bold'): NewBlock[] {
  const hasHeadline = blocks.some((block) => block.type === 'headline' && textOf(block) !== '');
  const rest = hasHeadline ? [...blocks] : blocks.filter((block) => block.type !== 'headline');
  const first = rest.findIndex((block) => textOf(block) !== '');
  return rest.map((block, place): NewBlock => {
    if (block.type !== 'paragraph') return block;
    const isTop = !hasHeadline && place === first && rest.length > 1 && (top === 'short' || isBold(block));
    if (isTop && isHeadlineLine(textOf(block))) return unbold(block, 'headline');
    const isBetween = place > first && rest[place + 1]?.type === 'paragraph';
    return isBetween && isBold(block) && isCrossheadLine(textOf(block)) ? unbold(block, 'crosshead') : block;
  });
}

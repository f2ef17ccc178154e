/** Which kind of text the selected blocks are. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { BLOCK_TYPES, type BlockType } from '../../../shared/text/block.ts';
import { blockOf, setBlock } from '../commands/blocks.ts';

const TEXTS = {
  paragraph: 'paragraph',
  headline: 'headline',
  standfirst: 'standfirst',
  crosshead: 'crosshead',
  quote: 'quote',
  bullet: 'bullet',
  ordered: 'ordered',
  figure: 'figure',
  caption: 'caption',
  credit: 'credit',
  embed: 'embedBlock',
  residue: 'residueBlock',
} as const satisfies Record<BlockType, string>;

/** A picture or an embed cannot be made of words; they are offered only where the block is one already. */
const MADE_ELSEWHERE = new Set<BlockType>(['figure', 'embed', 'residue']);

interface BlockSelectProps {
  editor: Editor;
  /** Nobody is in the text: there is no block to tell of. */
  resting: boolean;
  tabIndex: number;
  onFocus: () => void;
}

export function BlockSelect({ editor, resting, tabIndex, onFocus }: BlockSelectProps) {
  const { t } = useTranslation('document');
  const found = useEditorState({ editor, selector: ({ editor: { state } }) => blockOf(state)?.node.type.name ?? '' });
  const current = resting ? '' : found;
  const offered = BLOCK_TYPES.filter((type) => type === current || !MADE_ELSEWHERE.has(type));
  const choose = (value: string) => {
    const type = BLOCK_TYPES.find((known) => known === value);
    if (type) setBlock(type)(editor.state, editor.view.dispatch);
  };
  return (
    <select
      value={offered.some((type) => type === current) ? current : ''}
      aria-label={t('blockType')}
      disabled={resting}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onChange={(event) => choose(event.target.value)}
    >
      {!offered.some((type) => type === current) && <option value="">{current}</option>}
      {offered.map((type) => (
        <option key={type} value={type}>
          {t(TEXTS[type])}
        </option>
      ))}
    </select>
  );
}

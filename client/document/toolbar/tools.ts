/** The buttons of the text's toolbar: what each does, when it is pressed, and its keys. */

import type { Command, EditorState } from '@tiptap/pm/state';
import type { LucideIcon } from 'lucide-react';
import { Bold, Image, Italic, Link, List, ListOrdered, Quote, RemoveFormatting } from 'lucide-react';
import type { BlockType } from '../../../shared/text/block.ts';
import { blockOf, toggleBlock } from '../commands/blocks.ts';
import { clearFormatting, hasFormatting, linkAt, toggleFormatting } from '../commands/formatting.ts';
import { openLinkDialog } from '../linkTarget.ts';
import { choosePictures } from '../pictures/pictures.ts';

type ToolName = 'bold' | 'italic' | 'link' | 'bullet' | 'ordered' | 'quote' | 'insertFigure' | 'clear';

export interface Tool {
  name: ToolName;
  icon: LucideIcon;
  command: Command;
  /** Keys as ProseMirror names them, for the tool tip. */
  keys?: string;
  /** Absent where the button is no switch. */
  isOn?: (state: EditorState) => boolean;
  /** The tool takes the focus away from the text. */
  leaves?: boolean;
}

const isBlock = (name: BlockType) => (state: EditorState) => blockOf(state)?.node.type.name === name;

export const TOOLS: readonly Tool[] = [
  { name: 'bold', icon: Bold, command: toggleFormatting('bold'), keys: 'Mod-B', isOn: (s) => hasFormatting(s, 'bold') },
  {
    name: 'italic',
    icon: Italic,
    command: toggleFormatting('italic'),
    keys: 'Mod-I',
    isOn: (s) => hasFormatting(s, 'italic'),
  },
  { name: 'link', icon: Link, command: openLinkDialog, keys: 'Mod-K', isOn: (s) => linkAt(s) !== null, leaves: true },
  { name: 'bullet', icon: List, command: toggleBlock('bullet'), keys: 'Mod-Alt-5', isOn: isBlock('bullet') },
  { name: 'ordered', icon: ListOrdered, command: toggleBlock('ordered'), keys: 'Mod-Alt-6', isOn: isBlock('ordered') },
  { name: 'quote', icon: Quote, command: toggleBlock('quote'), keys: 'Mod-Alt-4', isOn: isBlock('quote') },
  { name: 'insertFigure', icon: Image, command: choosePictures },
  { name: 'clear', icon: RemoveFormatting, command: clearFormatting, keys: 'Mod-\\' },
];

/** Keys as they are written on this system's keyboard. */
export function writtenKeys(keys: string, platform: string): string {
  const isMac = /Mac|iP(?:hone|ad)/.test(platform);
  if (isMac) return keys.replace('Mod-', '⌘').replace('Alt-', '⌥');
  return keys.replace('Mod-', 'Ctrl+').replace('Alt-', 'Alt+');
}

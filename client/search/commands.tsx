/** What can be done from where the reader is: told by the pages that can do it, found in the palette. */
import { createContext, useContext, useEffect } from 'react';
import { folded } from '../ui/folded.ts';

export const COMMAND_GROUPS = ['here', 'go', 'own'] as const;
/** On this page, elsewhere, or about the reader's own Kantlijn. */
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface PaletteCommand {
  /** Of all on screen only one has it. */
  id: string;
  group: CommandGroup;
  label: string;
  /** The single key that does the same, unless somebody changed it. */
  usualKey?: string;
  /** Other words under which it is looked for. */
  words?: string;
  /** Asked when the palette is opened; absent for what can always be done. */
  isPossible?(): boolean;
  run(): void;
}

/** What can be done now, each once: of two with one id that of the page that is on top. */
export function possibleCommands(offered: Iterable<readonly PaletteCommand[]>): PaletteCommand[] {
  const byId = new Map([...offered].flat().map((command) => [command.id, command]));
  return [...byId.values()].filter(({ isPossible }) => isPossible?.() ?? true);
}

export interface Palette {
  open(): void;
  /** @returns the function that takes them away again. */
  add(commands: readonly PaletteCommand[]): () => void;
}

export const PaletteContext = createContext<Palette | null>(null);

export function usePalette(): Palette {
  const palette = useContext(PaletteContext);
  if (!palette) throw new Error('a palette outside of its provider');
  return palette;
}

/** Offers these while the calling component is on the page, and only what the reader may do. Memoise the array. */
export function useCommands(commands: readonly PaletteCommand[]): void {
  const { add } = usePalette();
  useEffect(() => add(commands), [add, commands]);
}

/** Those of which each word that was typed begins one of theirs; all of them while nothing is typed. */
export function commandsFor(commands: readonly PaletteCommand[], typed: string): PaletteCommand[] {
  const wanted = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands.filter(({ label, words = '' }) => {
    const known = folded(`${label} ${words}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((word) => known.some((each) => each.startsWith(word)));
  });
}

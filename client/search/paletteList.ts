/** The list of the palette: what is offered for what was typed, in groups, each with its own way on. */
import { SEARCH_KINDS, type SearchKind } from '../../shared/search/kinds.ts';
import type { Found } from '../api/search.ts';
import { COMMAND_GROUPS, type CommandGroup, commandsFor, type PaletteCommand } from './commands.tsx';

export type PaletteItem =
  | { id: string; kind: 'command'; command: PaletteCommand }
  | { id: string; kind: 'found'; found: Found }
  | { id: string; kind: 'all' };

export interface PaletteGroup {
  name: CommandGroup | SearchKind | 'recent' | 'all';
  items: PaletteItem[];
}

/** While nothing is typed, the list shows so many commands of a page, and the rest once they are asked for. */
const MOST_UNASKED = 6;

function commandGroups(commands: readonly PaletteCommand[], typed: string): PaletteGroup[] {
  const fitting = commandsFor(commands, typed);
  return COMMAND_GROUPS.map((name) => {
    const own = fitting.filter(({ group }) => group === name);
    const shown = typed === '' ? own.slice(0, MOST_UNASKED) : own;
    return {
      name,
      items: shown.map((command) => ({ id: `command-${command.id}`, kind: 'command' as const, command })),
    };
  });
}

const foundItem = (found: Found): PaletteItem => ({ id: `${found.kind}-${found.item}`, kind: 'found', found });

/**
 * Nothing typed: the articles that changed last, then what can be done. Else what was found, the kind with the best of it
 * first, the way to all of it, and the commands of that name: before what was found, for a command's whole name is not
 * typed by chance.
 * @param hits null for somebody who may not search: then there is no way to all of it, either
 */
export function paletteGroups(
  typed: string,
  commands: readonly PaletteCommand[],
  hits: readonly Found[] | null,
): PaletteGroup[] {
  const text = typed.trim();
  if (text === '') {
    const recent = (hits ?? []).map(foundItem);
    return [{ name: 'recent' as const, items: recent }, ...commandGroups(commands, '')].filter(isFilled);
  }
  if (!hits) return commandGroups(commands, text).filter(isFilled);
  const kinds = SEARCH_KINDS.filter((kind) => hits.some((found) => found.kind === kind));
  const firstAt = (kind: SearchKind) => hits.findIndex((found) => found.kind === kind);
  const found = kinds
    .sort((a, b) => firstAt(a) - firstAt(b))
    .map((name) => ({ name, items: hits.filter(({ kind }) => kind === name).map(foundItem) }));
  const all: PaletteGroup = { name: 'all', items: [{ id: 'all', kind: 'all' }] };
  return [...commandGroups(commands, text), ...found, all].filter(isFilled);
}

const isFilled = ({ items }: PaletteGroup) => items.length > 0;

/** Where others are: their presence states as positions of the document shown. */
import type { Node } from '@tiptap/pm/model';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PresenceState } from '../../shared/protocol/presence.ts';
import { positionOfRelative } from './binding/selection.ts';

export interface OtherCaret {
  client: number;
  name: string;
  colour: string;
  anchor: number;
  head: number;
  /** Changes whenever the person moved by an act of their own. */
  moved: string;
}

export interface OtherCarets {
  carets: OtherCaret[];
  /** Clients of which the caret points at text that has not arrived yet; look again when it has. */
  waiting: readonly number[];
}

const COLOUR = /^#[\da-f]{6}$/i;
const NO_COLOUR = '#57524a';

function placeOf(text: Y.Text, doc: Node, value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  return positionOfRelative(text, doc, Y.createRelativePositionFromJSON(value));
}

/** The carets of all other clients with a cursor, in the order of their client ids. */
export function otherCarets(awareness: Awareness, text: Y.Text, doc: Node): OtherCarets {
  const carets: OtherCaret[] = [];
  const waiting: number[] = [];
  for (const [client, state] of [...awareness.getStates()].sort(([a], [b]) => a - b)) {
    const { user, cursor } = state as Partial<PresenceState>;
    if (client === awareness.clientID || !cursor) continue;
    const anchor = placeOf(text, doc, cursor.anchor);
    const head = placeOf(text, doc, cursor.head);
    if (anchor === null || head === null) waiting.push(client);
    else {
      const colour = COLOUR.test(user?.colour ?? '') ? (user?.colour ?? NO_COLOUR) : NO_COLOUR;
      carets.push({ client, name: user?.name ?? '', colour, anchor, head, moved: JSON.stringify(cursor) });
    }
  }
  return { carets, waiting };
}

/** What of all presence concerns the carets; equal text means that nothing has to be drawn again. */
export function caretSignature(awareness: Awareness): string {
  const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
  return JSON.stringify(others.map(([client, { user, cursor }]) => [client, user?.name, user?.colour, cursor ?? null]));
}

/** What of all presence concerns the selections of others. */
export function selectionSignature(awareness: Awareness): string {
  const selections = [...awareness.getStates()].flatMap(([client, { user, cursor }]) => {
    const isSelection = client !== awareness.clientID && cursor && !sameJson(cursor.anchor, cursor.head);
    return isSelection ? [[client, user?.colour, cursor]] : [];
  });
  return JSON.stringify(selections);
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

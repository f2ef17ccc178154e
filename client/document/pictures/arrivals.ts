/**
 * Pictures on their way: each holds its place in the text while others write, and says there how far it is. The place is
 * seen on this screen alone; only the finished figure is part of the article.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Arrival {
  /** Position before a block, or the end of the text. */
  at: number;
  /** What is shown there; its words are changed in place. */
  element: HTMLElement;
}

type Step = { add: Arrival } | { remove: HTMLElement };

const key = new PluginKey<readonly Arrival[]>('arrivals');

export const withArrival = (tr: Transaction, arrival: Arrival) => tr.setMeta(key, { add: arrival } satisfies Step);
export const withoutArrival = (tr: Transaction, element: HTMLElement) =>
  tr.setMeta(key, { remove: element } satisfies Step);

/** Where a picture on its way stands now; null when the editor does not know it (any more). */
export function placeOf(state: EditorState, element: HTMLElement): number | null {
  return key.getState(state)?.find((arrival) => arrival.element === element)?.at ?? null;
}

function stepped(arrivals: readonly Arrival[], step: Step | undefined): readonly Arrival[] {
  if (!step) return arrivals;
  return 'add' in step ? [...arrivals, step.add] : arrivals.filter(({ element }) => element !== step.remove);
}

export function arrivalsPlugin(): Plugin<readonly Arrival[]> {
  return new Plugin<readonly Arrival[]>({
    key,
    state: {
      init: () => [],
      apply(transaction, arrivals) {
        const moved = transaction.docChanged
          ? arrivals.map((arrival) => ({ ...arrival, at: transaction.mapping.map(arrival.at, 1) }))
          : arrivals;
        return stepped(moved, transaction.getMeta(key) as Step | undefined);
      },
    },
    props: {
      decorations(state) {
        const arrivals = key.getState(state) ?? [];
        const shown = arrivals.map(({ at, element }) => Decoration.widget(at, element, { side: -1 }));
        return shown.length === 0 ? null : DecorationSet.create(state.doc, shown);
      },
    },
  });
}

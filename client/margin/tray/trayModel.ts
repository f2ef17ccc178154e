/** What a person does about passages whose words went: looks at a place in the text, and decides. */
import type { RangeSelector, Target } from '../../../shared/ledger/selectors.ts';
import type { Outbox } from '../../session/outbox.ts';
import { createStore, type Readable } from '../../session/store.ts';
import type { MarginModel } from '../marginModel.ts';

/** A place that is being looked at for a passage. */
interface Choice {
  passage: string;
  /** Which of its candidates. */
  index: number;
  range: RangeSelector;
}

/** A passage of an annotation. */
interface PassageKey {
  annotation: string;
  passage: string;
}

export interface TrayModel {
  readonly choice: Readable<Choice | null>;
  /** The passage that a person turned to last: of many, it alone is shown whole. */
  readonly opened: Readable<string | null>;
  open(passage: string): void;
  /** Shows a place in the text; null shows none. */
  look(choice: Choice | null): void;
  reattach(key: PassageKey, target: Target): void;
  /** Of lost words: they are gone for good. Of words found again: they are the right ones. */
  dismiss(key: PassageKey, reason: string): void;
  detach(key: PassageKey): void;
  takeBack(command: string): void;
}

interface TrayModelParts {
  outbox: Outbox;
  margin: Pick<MarginModel, 'active' | 'activate'>;
  newId(): string;
}

export function createTrayModel({ outbox, margin, newId }: TrayModelParts): TrayModel {
  const choice = createStore<Choice | null>(null);
  const opened = createStore<string | null>(null);
  return {
    choice,
    opened,
    open: opened.set,
    look: choice.set,
    reattach(key, target) {
      choice.set(null);
      outbox.add({ id: newId(), type: 'passage.reattach', ...key, target });
    },
    dismiss(key, written) {
      const reason = written.trim();
      choice.set(null);
      if (margin.active.get() === key.annotation) margin.activate(null);
      outbox.add({ id: newId(), type: 'passage.dismiss', ...key, ...(reason === '' ? {} : { reason }) });
    },
    detach: (key) => outbox.add({ id: newId(), type: 'passage.detach', ...key }),
    takeBack: outbox.discard,
  };
}

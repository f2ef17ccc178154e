/** What a person does to check a claim: takes it, brings evidence, signs, and disagrees. */
import type { CommandOf } from '../../../shared/ledger/command.ts';
import type { Verdict } from '../../../shared/review/verdicts.ts';
import type { Notes } from '../../session/notes.ts';
import type { Outbox } from '../../session/outbox.ts';
import { createStore, type Readable } from '../../session/store.ts';

export type EvidenceRecord = CommandOf<'evidence.add'>['evidence'];

/** What is being filled in on a claim's card. */
export interface CheckingForm {
  claim: string;
  form: 'verdict' | 'evidence' | 'withdraw' | 'reopen' | 'note';
  /** The record that is corrected or withdrawn. */
  record?: string;
}

export interface CheckingModel {
  readonly form: Readable<CheckingForm | null>;
  start(form: CheckingForm): void;
  putAway(): void;
  take(claim: string): void;
  release(claim: string): void;
  assign(claim: string, person: string | null): void;
  note(claim: string, text: string): void;
  tick(claim: string, verdict: Verdict): void;
  untick(claim: string): void;
  reopen(claim: string, reason: string): void;
  addEvidence(claim: string, evidence: Omit<EvidenceRecord, 'id'>): void;
  amendEvidence(claim: string, evidence: EvidenceRecord, reason: string): void;
  withdrawEvidence(claim: string, evidence: string, reason: string): void;
}

function reasonOf(written: string): { reason?: string } {
  const reason = written.trim();
  return reason === '' ? {} : { reason };
}

const FORM = 'form';

/** What was being filled in stands open again after a reload. */
export function createCheckingModel(outbox: Outbox, notes: Notes, newId: () => string): CheckingModel {
  const form = createStore(notes.read(FORM) as CheckingForm | null);
  const putAway = () => {
    notes.remove(FORM);
    form.set(null);
  };
  return {
    form,
    start(next) {
      notes.write(FORM, next);
      form.set(next);
    },
    putAway,
    take: (annotation) => outbox.add({ id: newId(), type: 'claim.take', annotation }),
    release: (annotation) => outbox.add({ id: newId(), type: 'claim.release', annotation }),
    assign: (annotation, assignee) => outbox.add({ id: newId(), type: 'claim.assign', annotation, assignee }),
    note(annotation, text) {
      outbox.add({ id: newId(), type: 'claim.note', annotation, text });
      putAway();
    },
    tick(annotation, verdict) {
      outbox.add({ id: newId(), type: 'claim.tick', annotation, verdict });
      putAway();
    },
    untick: (annotation) => outbox.add({ id: newId(), type: 'claim.untick', annotation }),
    reopen(annotation, reason) {
      outbox.add({ id: newId(), type: 'claim.reopen', annotation, ...reasonOf(reason) });
      putAway();
    },
    addEvidence(annotation, evidence) {
      outbox.add({ id: newId(), type: 'evidence.add', annotation, evidence: { id: newId(), ...evidence } });
      putAway();
    },
    amendEvidence(annotation, evidence, reason) {
      outbox.add({ id: newId(), type: 'evidence.amend', annotation, evidence, ...reasonOf(reason) });
      putAway();
    },
    withdrawEvidence(annotation, evidence, reason) {
      outbox.add({ id: newId(), type: 'evidence.withdraw', annotation, evidence, ...reasonOf(reason) });
      putAway();
    },
  };
}

/**
 * What becomes of an update that a seat sends: into the text, known already, or refused. Where other nodes write, too, what
 * an update rests on may be in the log and not here yet: then the log is read first, and judged after that.
 */
import { may } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { type Admitted, admit, deletesAnything, type KnownText, type NotAdmitted, onlyTidies } from './admission.ts';
import type { ClientFrame } from './frame.ts';
import { closeSeat, type Seat } from './seat.ts';

export type TextFrame = Extract<ClientFrame, { kind: 'update' }>;

export interface JudgeDeps {
  known: KnownText;
  /** Whether other nodes write to the article. */
  isShared: boolean;
  /** Resolves once the text has all of the log. */
  catchUp(): Promise<void>;
  /** Says that what the seat has brought is durable. */
  confirm(seat: Seat): void;
  write(seat: Seat, update: Uint8Array, verdict: Admitted): void;
  refuse(seat: Seat, reason: CloseReason, detail?: string): void;
  /** Takes a frame that waited. */
  receive(seat: Seat, bytes: Uint8Array): void;
  onError(error: unknown): void;
}

/** @returns takes the text frames of seats. */
export function createJudge(deps: JudgeDeps): (seat: Seat, frame: TextFrame) => void {
  const { known, isShared, confirm, write, refuse } = deps;

  /**
   * Somebody who types right after coming back sends that before what they wrote offline. It is passed over: their
   * answer to our question, which is on its way, holds it too.
   */
  function isEarly(seat: Seat, verdict: NotAdmitted): boolean {
    return verdict.lacksGround && !seat.hasAnswered;
  }
  function reject(seat: Seat, verdict: NotAdmitted): void {
    if (!isEarly(seat, verdict)) refuse(seat, verdict.reason, verdict.detail);
  }
  /** @param mayLack whether the log may have what the update rests on, and the text not yet. */
  function judge(seat: Seat, frame: TextFrame, mayLack: boolean): void {
    const { update } = frame;
    const verdict = admit(update, seat.guest.person, known);
    const mayWrite = may(seat.guest.role, 'text.write');
    if (!verdict.admitted) {
      if (!mayWrite) refuse(seat, 'text.forbidden', verdict.detail);
      else if (verdict.lacksGround && mayLack) judgeAgain(seat, frame);
      else reject(seat, verdict);
    } else if (!verdict.hasNewStructs && !(verdict.hasDeletes && deletesAnything(update, known))) confirm(seat);
    else if (mayWrite) write(seat, update, verdict);
    else if (!verdict.hasNewStructs && onlyTidies(update, known)) confirm(seat);
    else refuse(seat, 'text.forbidden');
  }
  /** Once the text has all of the log; what the seat sends meanwhile waits behind it. */
  function judgeAgain(seat: Seat, frame: TextFrame): void {
    seat.held = [];
    const goOn = () => {
      const held = seat.held ?? [];
      seat.held = null;
      if (!seat.isOpen) return;
      judge(seat, frame, false);
      for (const bytes of held) deps.receive(seat, bytes);
    };
    deps
      .catchUp()
      .then(goOn)
      .catch((error: unknown) => {
        deps.onError(error);
        closeSeat(seat, 'server.failed');
      });
  }
  return (seat, frame) => {
    seat.textFrames += 1;
    seat.hasAnswered ||= frame.isAnswer;
    judge(seat, frame, isShared);
  };
}

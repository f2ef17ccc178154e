/** A room's tie to the same article on other nodes. */
import type { Message } from '../bus/port.ts';
import type { DutyHold } from '../storage/nodePort.ts';

export interface Link {
  /** Whether other nodes may write to the article, so that its log has to be asked what they wrote. */
  readonly isShared: boolean;
  /** Whether this node makes the server's own changes of the article. */
  hasDuty(): boolean;
  /** Under which these are written; undefined where there are no other nodes, or one of them has the duty. */
  hold(): DutyHold | undefined;
  tell(message: Message): void;
}

/** Of a server that is the only one. */
export const ALONE: Link = {
  isShared: false,
  hasDuty: () => true,
  hold: () => undefined,
  tell: () => undefined,
};

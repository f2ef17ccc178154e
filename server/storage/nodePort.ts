/**
 * Nodes of one installation, as its store knows them: who lives, who is there, and which of them has the duty of an
 * article. Whoever has the duty of an article makes the server's own changes of it, alone (docs/protocol/nodes.md).
 */
import type { Role } from '../../shared/permissions.ts';

/** Somebody who has an article open on a node. */
export interface Attendee {
  article: string;
  person: string;
  name: string;
  role: Role;
  /** Sockets. */
  seats: number;
  /** Nobody is shown that they are there. */
  isInvisible?: boolean;
}

/** What a node says of itself. */
export interface NodeNews {
  /** Whether it hears the others at once; if not, they find what it did in the store. */
  hears: boolean;
  here: Attendee[];
}

export interface LivingNode extends NodeNews {
  node: string;
}

/** A duty as it was taken. Once another node has taken it, its epoch is another, and what is done under this one is refused. */
export interface DutyHold {
  node: string;
  epoch: number;
}

export interface ArticleHeads {
  /** Last number of the text log, and of the ledger. */
  text: number;
  ledger: number;
  /** The node that has, or last had, its duty; empty for nobody. */
  duty: string;
}

export interface NodeStore {
  /** The node lives for `ms` more, by the store's clock. @returns the others that do. */
  beat(node: string, news: NodeNews, ms: number): Promise<LivingNode[]>;
  /** Takes the duty of those articles that no other living node has. @returns the epochs of those that this node has now. */
  takeDuties(node: string, articles: string[]): Promise<Map<string, number>>;
  /** Gives the duty back, so that another may have it at once. */
  leaveDuty(node: string, article: string): Promise<void>;
  /** The node ends; all its duties are free. */
  leave(node: string): Promise<void>;
  /** How far the logs of these articles are; those that are gone are left out. */
  heads(articles: string[]): Promise<Map<string, ArticleHeads>>;
}

/** The duty went to another node meanwhile; nothing was written. */
export class DutyLost extends Error {
  override name = 'DutyLost';
}

/**
 * One-time links: the setup link that makes the first account, and invites to a desk. A token has 256 bits, is stored as
 * its SHA-256 only, works once, for at most 72 hours, and never gives more than its maker had.
 */
import { createHash } from 'node:crypto';
import type { Role } from '../../shared/permissions.ts';
import type { DeskStore, Invite } from '../storage/ports.ts';

const HOURS = 3_600_000;
const INVITE_MS = 72 * HOURS;
/** A setup link lives as long as it takes; each start replaces it, and it dies with the first account. */
const SETUP_MS = 365 * 24 * HOURS;

type InviteState = 'open' | 'used' | 'expired';

interface FoundInvite {
  invite: Invite;
  state: InviteState;
}

export interface Invites {
  /** The setup token, whose holder becomes chief of `desk`; any other stops working. */
  setup(desk: string): Promise<string>;
  toDesk(given: {
    desk: string;
    role: Role;
    email: string | null;
    by: string;
  }): Promise<{ token: string; invite: Invite }>;
  find(token: string): Promise<FoundInvite | null>;
  /** Uses the invite up; false when somebody was quicker. */
  use(invite: Invite, person: string): Promise<boolean>;
  open(desk: string): Promise<Invite[]>;
  /** Open invitations to a desk that name this e-mail address. */
  openTo(email: string): Promise<Invite[]>;
  withdraw(tokenHash: string): Promise<void>;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

interface InviteParts {
  clock: () => number;
  randomToken: () => string;
  /** A new one for each start, or the same for all nodes of an installation. */
  setupToken: () => string;
}

export function createInvites(desks: DeskStore, { clock, randomToken, setupToken }: InviteParts): Invites {
  const blank = { usedAt: null, usedBy: null };
  const stateOf = (invite: Invite): InviteState => {
    if (invite.usedAt !== null) return 'used';
    return invite.expiresAt <= clock() ? 'expired' : 'open';
  };
  return {
    async setup(desk) {
      const token = setupToken();
      const tokenHash = hashOf(token);
      const known = (await desks.invites(desk)).filter((invite) => invite.kind === 'setup');
      if (known.some((invite) => invite.tokenHash === tokenHash && stateOf(invite) === 'open')) return token;
      const ended = known.filter((invite) => invite.usedAt === null || invite.tokenHash === tokenHash);
      for (const invite of ended) await desks.withdrawInvite(invite.tokenHash);
      const times = { createdAt: clock(), expiresAt: clock() + SETUP_MS };
      const maker = { email: null, createdBy: null };
      const rights = { desk, role: 'chief' as const };
      await desks.addInvite({ tokenHash, kind: 'setup', ...rights, ...maker, ...times, ...blank });
      return token;
    },
    async toDesk({ desk, role, email, by }) {
      const token = randomToken();
      const times = { createdAt: clock(), expiresAt: clock() + INVITE_MS };
      const invite: Invite = {
        tokenHash: hashOf(token),
        kind: 'desk',
        desk,
        role,
        email: email?.toLowerCase() ?? null,
        createdBy: by,
        ...times,
        ...blank,
      };
      await desks.addInvite(invite);
      return { token, invite };
    },
    async find(token) {
      const invite = await desks.findInvite(hashOf(token));
      return invite ? { invite, state: stateOf(invite) } : null;
    },
    use: (invite, person) => desks.useInvite(invite.tokenHash, person, clock()),
    open: async (desk) =>
      (await desks.invites(desk)).filter((invite) => invite.kind === 'desk' && stateOf(invite) === 'open'),
    openTo: async (email) =>
      (await desks.invitesTo(email.toLowerCase())).filter(
        (invite) => invite.kind === 'desk' && stateOf(invite) === 'open',
      ),
    withdraw: (tokenHash) => desks.withdrawInvite(tokenHash),
  };
}

/** A way in of our own beside the library's: a session for somebody whom another way than a password has told. */
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** How a session began; `password` alone is one factor. */
const SESSION_WAYS = ['password', 'provider', 'passkey'] as const;
export type SessionWay = (typeof SESSION_WAYS)[number];

/** A provider is asked again after a working day, so that whoever it lets go is out by then. */
const PROVIDER_SESSION_MS = 12 * 3_600_000;

const body = z.object({ person: z.string(), way: z.enum(SESSION_WAYS), userAgent: z.string() });

/** Never an address: `auth.api.signedInAs` alone calls it. */
export const signedInAsPlugin = () =>
  ({
    id: 'signed-in-as',
    endpoints: {
      signedInAs: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
        const { person, way, userAgent } = ctx.body;
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(person);
        if (!user) throw new Error('there is no such person');
        const ends = way === 'provider' ? { expiresAt: new Date(Date.now() + PROVIDER_SESSION_MS) } : {};
        const session = await internalAdapter.createSession(person, false, { way, userAgent, ...ends }, true);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ session: session.id });
      }),
    },
  }) satisfies BetterAuthPlugin;

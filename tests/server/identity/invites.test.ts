import { expect, it } from 'vitest';
import { createInvites, type Invites } from '../../../server/identity/invites.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { DeskStore } from '../../../server/storage/ports.ts';

const HOUR = 3_600_000;

async function opened(shared?: string): Promise<{ invites: Invites; desks: DeskStore; pass: (ms: number) => void }> {
  let now = 0;
  let made = 0;
  const { desks } = createMemoryStorage();
  await desks.createDesk({ id: 'd', slug: 'newsroom', name: 'Newsroom' });
  const randomToken = () => `token-${++made}`;
  const setupToken = () => shared ?? randomToken();
  const invites = createInvites(desks, { clock: () => now, randomToken, setupToken });
  const pass = (ms: number) => {
    now += ms;
  };
  return { invites, desks, pass };
}
const wanted = { desk: 'd', role: 'editor', email: 'Vera@Example.org', by: 'p' } as const;

it('[R-PEOPLE-3] [S-20] an invite is open for 72 hours and then neither found open nor listed', async () => {
  const { invites, pass } = await opened();
  const { token, invite } = await invites.toDesk(wanted);
  expect([invite.email, invite.expiresAt]).toEqual(['vera@example.org', 72 * HOUR]);
  pass(72 * HOUR - 1);
  expect([(await invites.find(token))?.state, (await invites.open('d')).length]).toEqual(['open', 1]);
  pass(1);
  expect([(await invites.find(token))?.state, (await invites.open('d')).length]).toEqual(['expired', 0]);
});

it('[R-PEOPLE-3] an invite is used once, and found as used after that', async () => {
  const { invites } = await opened();
  const { token, invite } = await invites.toDesk(wanted);
  expect([await invites.use(invite, 'v'), await invites.use(invite, 'w')]).toEqual([true, false]);
  expect((await invites.find(token))?.state).toBe('used');
});

it('[R-PEOPLE-2] [S-21] each setup link ends the one before, and invites are left alone', async () => {
  const { invites } = await opened();
  const { token } = await invites.toDesk(wanted);
  const [first, second] = [await invites.setup('d'), await invites.setup('d')];
  const states = await Promise.all([first, second, token].map(async (each) => (await invites.find(each))?.state));
  expect(states).toEqual([undefined, 'open', 'open']);
});

it('[R-PEOPLE-2] nodes of one installation print one setup link, which works once', async () => {
  const { invites, desks } = await opened('shared');
  expect([await invites.setup('d'), await invites.setup('d'), (await desks.invites('d')).length]).toEqual([
    'shared',
    'shared',
    1,
  ]);
  const invite = (await invites.find('shared'))?.invite;
  if (!invite) throw new Error('the link is not known');
  expect([await invites.use(invite, 'v'), await invites.use(invite, 'w')]).toEqual([true, false]);
  expect([await invites.setup('d'), (await invites.find('shared'))?.state]).toEqual(['shared', 'open']);
});

it('[R-PEOPLE-4] [S-20] only the hash of a token is stored', async () => {
  const { invites, desks } = await opened();
  const tokens = [await invites.setup('d'), (await invites.toDesk(wanted)).token];
  const stored = JSON.stringify(await desks.invites('d'));
  expect(tokens.filter((token) => stored.includes(token))).toEqual([]);
  expect(await invites.find((await desks.invites('d'))[0]?.tokenHash ?? '')).toBeNull();
});

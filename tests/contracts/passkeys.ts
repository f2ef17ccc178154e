/** What every store must do about passkeys. */
import { expect, it } from 'vitest';
import type { Passkey } from '../../server/storage/passkeyPort.ts';
import type { Storage } from '../../server/storage/ports.ts';

export const passkey = (id: string, person: string, createdAt = 1): Passkey => ({
  ...{ id, person, createdAt, counter: 3, transports: ['internal', 'hybrid'], name: 'Téléphone', usedAt: null },
  publicKey: new Uint8Array([165, 0, 255]),
});

export function describePasskeys(of: () => Storage): void {
  it('[R-PASSKEY-1] keeps passkeys of people, each id once, whoever comes second', async () => {
    const { passkeys } = of();
    const [anna, bob] = [crypto.randomUUID(), crypto.randomUUID()];
    const [first, second] = [passkey(crypto.randomUUID(), anna, 2), passkey(crypto.randomUUID(), anna, 1)];
    expect([await passkeys.add(first), await passkeys.add(second)]).toEqual([true, true]);
    expect(await passkeys.add({ ...first, person: bob })).toBe(false);
    expect(await passkeys.of(anna)).toEqual([second, first]);
    expect([await passkeys.of(bob), await passkeys.find('none')]).toEqual([[], null]);
    // A counter is an unsigned number of 32 bits.
    await passkeys.used(first.id, 4_294_967_295, 9);
    expect(await passkeys.find(first.id)).toEqual({ ...first, counter: 4_294_967_295, usedAt: 9 });
    expect([await passkeys.remove(bob, first.id), await passkeys.remove(anna, first.id)]).toEqual([false, true]);
    expect(await passkeys.remove(anna, first.id)).toBe(false);
    await passkeys.removeAll(anna);
    expect(await passkeys.of(anna)).toEqual([]);
  });
}

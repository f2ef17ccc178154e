import type { Passkey, PasskeyStore } from '../passkeyPort.ts';

export function createMemoryPasskeys(): PasskeyStore & { forget(person: string): void } {
  const passkeys = new Map<string, Passkey>();
  const of = (person: string) => [...passkeys.values()].filter((passkey) => passkey.person === person);
  const forget = (person: string) => {
    for (const { id } of of(person)) passkeys.delete(id);
  };
  return {
    async add(passkey) {
      if (passkeys.has(passkey.id)) return false;
      passkeys.set(passkey.id, structuredClone(passkey));
      return true;
    },
    async of(person) {
      const found = of(person).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      return structuredClone(found);
    },
    async find(id) {
      return structuredClone(passkeys.get(id) ?? null);
    },
    async used(id, counter, at) {
      const known = passkeys.get(id);
      if (known) passkeys.set(id, { ...known, counter, usedAt: at });
    },
    async remove(person, id) {
      return passkeys.get(id)?.person === person && passkeys.delete(id);
    },
    async removeAll(person) {
      forget(person);
    },
    forget,
  };
}

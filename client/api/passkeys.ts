/** Passkeys of one's own account, and signing in with one. What speaks to the browser is loaded by whom it concerns. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, request } from './http.ts';
import { ApiProblem } from './problem.ts';

export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string;
  /** When somebody signed in with it last. */
  usedAt: string | null;
}

const PATH = '/me/passkeys';
const SIGN_IN = '/api/auth/passkey';
const KEY = ['me', 'passkeys'];

/** False in a page that is not safe, and in old browsers. */
export const canUsePasskeys = () => typeof PublicKeyCredential === 'function';

export const passkeysQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => api<PasskeyView[]>(PATH, { signal }),
});

const library = () => import('@simplewebauthn/browser');

/** What a browser's refusal is called here. */
const CODES: Record<string, string> = {
  InvalidStateError: 'passkey.here',
  NotAllowedError: 'passkey.given',
  AbortError: 'passkey.given',
  SecurityError: 'passkey.unnamed',
};

/** @throws ApiProblem where no key came of it. */
async function ofDevice<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw new ApiProblem(0, CODES[name] ?? 'passkey.given', error instanceof Error ? error.message : '');
  }
}

type Creation = Parameters<Awaited<ReturnType<typeof library>>['startRegistration']>[0]['optionsJSON'];
type Request = Parameters<Awaited<ReturnType<typeof library>>['startAuthentication']>[0]['optionsJSON'];

/**
 * Has a device make a key, and adds it to the account; asks for the password.
 * @param name as the key is called in the list.
 */
export function useAddPasskey(name: string, added: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (password: string) => {
      const optionsJSON = await api<Creation>(`${PATH}/options`, { method: 'POST', body: { password } });
      const response = await ofDevice((await library()).startRegistration({ optionsJSON }));
      return api(PATH, { method: 'POST', body: { name, response } });
    },
    onSuccess: () => {
      added();
      return client.invalidateQueries({ queryKey: KEY });
    },
  });
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`${PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const optionsJSON = await request<Request>(`${SIGN_IN}/options`, { method: 'POST' });
      const response = await ofDevice((await library()).startAuthentication({ optionsJSON }));
      await request(SIGN_IN, { method: 'POST', body: { response } });
    },
    onSuccess: () => client.clear(),
  });
}

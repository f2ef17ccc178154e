/** Webhooks of a desk, for whoever manages it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeliveryState, HookEventType, HookFormat, HookPause } from '../../shared/hooks/hook.ts';
import { api } from './http.ts';

export interface HookSettings {
  name: string;
  url: string;
  events: HookEventType[];
  format: HookFormat;
  /** Of what is said in messages. */
  language: 'en' | 'nl';
}

export interface Hook extends HookSettings {
  id: string;
  createdAt: string;
  paused: HookPause | null;
}

export interface Delivery {
  id: string;
  type: HookEventType | 'test';
  at: string;
  state: DeliveryState;
  tries: number;
  /** Of the last answer; null where there was none. */
  status: number | null;
  /** Why there was none. */
  fault: string | null;
  ms: number | null;
  triedAt: string | null;
  /** Of the next try. */
  nextAt: string | null;
}

const path = (slug: string) => `/desks/${encodeURIComponent(slug)}/hooks`;

export const hooksQuery = (slug: string) =>
  queryOptions({ queryKey: ['desk', slug, 'hooks'], queryFn: ({ signal }) => api<Hook[]>(path(slug), { signal }) });

/** Somebody who looks at it has just pressed a button, and waits. */
const LOOK_MS = 2_000;

export const deliveriesQuery = (slug: string, hook: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'hooks', hook],
    queryFn: ({ signal }) => api<Delivery[]>(`${path(slug)}/${hook}/deliveries`, { signal }),
    refetchInterval: LOOK_MS,
  });

function useHookMutation<Input, Answer>(slug: string, mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: ['desk', slug, 'hooks'] }),
  });
}

export const useCreateHook = (slug: string) =>
  useHookMutation(slug, (body: HookSettings) => api<Hook & { secret: string }>(path(slug), { method: 'POST', body }));

export const useChangeHook = (slug: string) =>
  useHookMutation(slug, ({ id, ...body }: { id: string; paused?: boolean } & Partial<HookSettings>) =>
    api<Hook>(`${path(slug)}/${id}`, { method: 'PATCH', body }),
  );

export const useRemoveHook = (slug: string) =>
  useHookMutation(slug, (id: string) => api(`${path(slug)}/${id}`, { method: 'DELETE' }));

/** Another secret; the last one ends. */
export const useNewSecret = (slug: string) =>
  useHookMutation(slug, (id: string) =>
    api<{ secret: string }>(`${path(slug)}/${id}/secret`, { method: 'POST', body: {} }),
  );

export const useTestHook = (slug: string) =>
  useHookMutation(slug, (id: string) => api(`${path(slug)}/${id}/test`, { method: 'POST', body: {} }));

export const useSendAgain = (slug: string, hook: string) =>
  useHookMutation(slug, (delivery: string) =>
    api(`${path(slug)}/${hook}/deliveries/${delivery}/again`, { method: 'POST', body: {} }),
  );

/** Webhooks of a desk: what they may ask to be told, and in which form. */

export const HOOK_EVENTS = [
  'article.created',
  'thread.opened',
  'thread.replied',
  'thread.resolved',
  'claim.opened',
  'claim.verdict',
  'passage.stale',
  'suggestion.made',
  'suggestion.decided',
  'clearance.changed',
  'session.started',
  'session.ended',
] as const;
export type HookEventType = (typeof HOOK_EVENTS)[number];

/** `json`: the event as data; `slack`: a message as Slack, Mattermost and others take it. */
export const HOOK_FORMATS = ['json', 'slack'] as const;
export type HookFormat = (typeof HOOK_FORMATS)[number];

/** Why nothing is sent: somebody stopped it, it failed for a day, or its receiver said that it is gone. */
export type HookPause = 'person' | 'failing' | 'gone';

/** `waiting`: for its first or its next try. */
export type DeliveryState = 'waiting' | 'done' | 'failed';

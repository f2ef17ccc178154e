/** What a person has set for themselves, and has on every computer. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export interface KeyChoices {
  /** Letters and signs do nothing by themselves. */
  off: boolean;
  /** By the key that it usually is, the key that it is for this person. */
  changed: Readonly<Record<string, string>>;
}

export interface PersonSettings {
  theme: Theme;
  /** Nobody is shown which articles this person has open. */
  invisible: boolean;
  keys: KeyChoices;
}

export const USUAL_SETTINGS: PersonSettings = {
  theme: 'system',
  invisible: false,
  keys: { off: false, changed: {} },
};

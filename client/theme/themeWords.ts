/** The text keys (area `shell`) of the themes. */
import type { ThemeChoice } from './choice.ts';

export const THEME_WORDS = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
  contrast: 'themeContrast',
} as const satisfies Record<ThemeChoice, string>;

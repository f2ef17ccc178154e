/** Which theme a person chose, kept here until the server says what they chose elsewhere, and what that means on this screen. */
import { THEMES, type Theme } from '../../shared/person/settings.ts';

export const THEME_CHOICES = THEMES;
export type ThemeChoice = Theme;

/** What the screen asks for by itself. */
export interface ScreenPreference {
  dark: boolean;
  moreContrast: boolean;
}

/** `attribute` goes to `data-theme`; `scheme` is what Mantine's own rules need to know. */
export interface ResolvedTheme {
  attribute: 'light' | 'dark' | 'contrast';
  scheme: 'light' | 'dark';
}

const STORAGE_KEY = 'kantlijn.theme';

/** Reads a stored choice; whatever is not one of the four is `system`. */
export function themeChoiceFrom(value: unknown): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === value) ?? 'system';
}

/** The theme to show for a choice on a screen with these preferences. */
export function resolveTheme(choice: ThemeChoice, screen: ScreenPreference): ResolvedTheme {
  const system = screen.dark ? 'dark' : 'light';
  if (choice === 'system') return { attribute: screen.moreContrast ? 'contrast' : system, scheme: system };
  if (choice === 'contrast') return { attribute: 'contrast', scheme: system };
  return { attribute: choice, scheme: choice };
}

/** The choice kept in this browser. A browser that refuses storage simply forgets it. */
export function storedThemeChoice(storage: Storage): ThemeChoice {
  return themeChoiceFrom(storage.getItem(STORAGE_KEY));
}

export function storeThemeChoice(storage: Storage, choice: ThemeChoice): void {
  storage.setItem(STORAGE_KEY, choice);
}

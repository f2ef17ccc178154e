/** Puts the chosen theme on the page and gives Mantine the nonce for its style elements. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { resolveTheme, storedThemeChoice, storeThemeChoice, type ThemeChoice } from './choice.ts';
import { cssVariables, mantineTheme } from './mantineTheme.ts';

interface ThemeState {
  choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const ThemeContext = createContext<ThemeState | null>(null);

/** The theme this person chose here, and how to choose another. */
export function useTheme(): ThemeState {
  const state = useContext(ThemeContext);
  if (!state) throw new Error('useTheme outside ThemeProvider');
  return state;
}

/** The nonce that the server put into the page for this response. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => storedThemeChoice(localStorage));
  const dark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const moreContrast = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false });
  const { attribute, scheme } = resolveTheme(choice, { dark, moreContrast });

  useEffect(() => {
    document.documentElement.dataset['theme'] = attribute;
  }, [attribute]);

  const choose = useCallback((next: ThemeChoice) => {
    storeThemeChoice(localStorage, next);
    setChoice(next);
  }, []);
  const state = useMemo(() => ({ choice, choose }), [choice, choose]);

  return (
    <ThemeContext value={state}>
      <MantineProvider
        theme={mantineTheme}
        forceColorScheme={scheme}
        cssVariablesResolver={cssVariables}
        getStyleNonce={styleNonce}
      >
        {children}
      </MantineProvider>
    </ThemeContext>
  );
}

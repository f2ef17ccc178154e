/** Mantine drawn with our tokens: its colour variables point at ours, so a theme is changed in one place. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Menu,
  Select,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

const ACCENT: MantineColorsTuple = [
  '#e6eef8',
  '#cddcf0',
  '#a9c3e4',
  '#82a7d6',
  '#5a89c6',
  '#3b6fb2',
  '#1f4f8f',
  '#183f73',
  '#12305a',
  '#0c2140',
];

const WRONG: MantineColorsTuple = [
  '#fbe6e3',
  '#f4ccc7',
  '#eaa39b',
  '#e07a70',
  '#d1544a',
  '#c23b31',
  '#b3261e',
  '#8f1e18',
  '#6c1712',
  '#49100c',
];

/** White letters stand on the light theme's accent only; the dark theme's accent is light and takes dark letters. */
const variantColours: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isAccent = input.variant === 'filled' && (input.color ?? 'accent') === 'accent';
  return isAccent ? { ...colours, color: 'var(--on-accent)' } : colours;
};

export const mantineTheme = createTheme({
  variantColorResolver: variantColours,
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: ACCENT, wrong: WRONG },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  defaultRadius: 8,
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '19px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 450 } } }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { fontWeight: 500, marginBottom: 3 } } }),
    // A menu is there at once: nobody on deadline waits for a fade. It stays in the landmark of its button, and its first
    // focus is an item: a placeholder is a child that no menu may have.
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 0 },
        shadow: 'none',
        withinPortal: false,
        withInitialFocusPlaceholder: false,
        checkIcon: '✓',
      },
    }),
    Select: Select.extend({ defaultProps: { comboboxProps: { transitionProps: { duration: 0 }, shadow: 'none' } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const OURS = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--wrong)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--rule-2)',
  '--mantine-color-disabled': 'var(--desk)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--rule)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-wrong-light': 'var(--wrong-soft)',
  '--mantine-color-wrong-light-color': 'var(--wrong)',
  '--mantine-color-wrong-text': 'var(--wrong)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: OURS, dark: OURS });

/** Gives `t` its keys. */
import type { Texts } from './resources.ts';

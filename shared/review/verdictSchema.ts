/** The shape of a verdict, in commands and in what is handed out. */
import { z } from 'zod';
import { VERDICTS } from './verdicts.ts';

export const verdict = z.enum(VERDICTS);

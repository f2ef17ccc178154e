#!/usr/bin/env node
/** The command line of a Kantlijn installation, and the server as the package starts it. */
import { modulesAreRead } from '../reading.ts';

const { runProgram } = await import('./program.ts');
modulesAreRead();
await runProgram();

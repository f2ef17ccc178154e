/** The commands of `kantlijn`. */
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { version } from '../packageFolder.ts';
import { runServer } from '../process.ts';
import { articleCommands } from './articles.ts';
import { backupCommands } from './backup.ts';
import { doctorCommands } from './doctor.ts';
import { Failure } from './foundation.ts';
import { migrateCommands } from './migrate.ts';
import { passportCommands } from './passport.ts';
import { peopleCommands } from './people.ts';

const program = new Command('kantlijn').description('The command line of a Kantlijn installation.').version(version);
const config = () => readConfig(process.env);

program
  .command('start', { isDefault: true })
  .description('serve on HOST and PORT, with the data in DATA_DIR')
  .action(() => runServer(config()));
for (const add of [peopleCommands, articleCommands, backupCommands, doctorCommands]) add(program, config);
migrateCommands(program);
passportCommands(program);

/** Failures that a person can act on are told in a line; others keep their trace. */
export async function runProgram(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    const isExpected =
      error instanceof Failure ||
      (error instanceof Error && error.name in { BadConfig: 0, Unsupported: 0, UnfitDatabase: 0 });
    process.stderr.write(`${error instanceof Error ? (isExpected ? error.message : error.stack) : String(error)}\n`);
    process.exitCode = 1;
  }
}

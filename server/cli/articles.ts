/** `article import` and `demo`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type Foundation, openCore } from '../composition.ts';
import { createConverter } from '../convert/converter.ts';
import { ConversionRefused } from '../convert/refusal.ts';
import { createDemo } from '../demo/demo.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { storeDocument } from '../newArticle.ts';
import type { Desk } from '../storage/ports.ts';
import { deskNamed, Failure, print, type ReadConfig, withFoundation } from './foundation.ts';

/** Whom a file that nobody signed is put down to: the desk's chief. */
async function chiefOf({ storage }: Foundation, desk: Desk): Promise<string> {
  const chief = (await storage.desks.members(desk.id)).find((member) => member.role === 'chief');
  if (!chief) throw new Failure(`The desk ${desk.slug} has no chief yet; add one first.`);
  return chief.person;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

async function importArticle(foundation: Foundation, file: string, given: { desk: string; language?: string }) {
  const bytes = bytesOf(file);
  const desk = await deskNamed(foundation, given.desk);
  const { storage, fileFolder, clock, newId } = foundation;
  const maker = { articles: storage.articles, files: storage.files, fileFolder, clock: clock.now, newId };
  const createdBy = await chiefOf(foundation, desk);
  const converter = createConverter();
  const article = newId();
  try {
    const prepared = await converter.prepare({ article, name: basename(file), bytes, language: given.language });
    await storeDocument(maker, article, prepared, { desk, createdBy });
    return article;
  } catch (error) {
    if (error instanceof ConversionRefused) throw new Failure(`${file}: ${error.message} (${error.code})`);
    throw error;
  } finally {
    await converter.close();
  }
}

async function makeDemo(foundation: Foundation): Promise<number> {
  const { storage, firstDesk } = foundation;
  const log = createLog('error');
  const metrics = createMetrics();
  const core = openCore(foundation, { log, measures: metrics.measures });
  try {
    await core.join();
    if (!(await storage.articles.list([firstDesk.id], { deleted: false, limit: 1, offset: 0 })).length) {
      return (await createDemo(core, { desk: firstDesk, person: await chiefOf(foundation, firstDesk) })).length;
    }
    throw new Failure('There are articles on the desk already; the demo is for an empty one.');
  } finally {
    metrics.stop();
    await core.closeLive();
  }
}

export function articleCommands(program: Command, config: ReadConfig): void {
  program
    .command('article')
    .description('articles')
    .command('import')
    .argument('<file>', '.docx, .html, .md, .txt or ninjs .json')
    .description('make an article of a file; prints its id alone')
    .requiredOption('--desk <slug>')
    .option('--language <tag>', 'such as nl or en; guessed when left out')
    .action(async (file: string, given: { desk: string; language?: string }) => {
      print(await withFoundation(config(), (foundation) => importArticle(foundation, file, given)));
    });

  program
    .command('demo')
    .description('fill an empty first desk with articles to try things out on')
    .action(async () => print(`${await withFoundation(config(), makeDemo)} articles`));
}

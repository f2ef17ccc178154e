/** What open articles and sockets take in memory, how late edits are there, and what a process takes that serves nobody. */
import { CONTESTANTS, type ContestantName, scratchFolder, start } from './contestant.ts';
import { gather, pass } from './crowdProcess.ts';

export interface ManyArticles {
  /** kB. */
  perArticle: number;
  perSocket: number;
  p50: number | null;
  p99: number | null;
}

/** Many articles with three people each, and one edit a second on each article. */
export async function manyArticles(name: ContestantName, articles: number, seconds: number): Promise<ManyArticles> {
  const server = await start(name, scratchFolder(), articles);
  try {
    const empty = await server.memory();
    const crowd = await gather({ port: server.port, dialect: CONTESTANTS[name].dialect, articles, people: 1 });
    try {
      await pass(1);
      const withOne = await server.memory();
      await crowd.add(2);
      await pass(1);
      const withThree = await server.memory();
      const perSocket = (withThree - withOne) / (2 * articles);
      await crowd.type(articles);
      await pass(3);
      await crowd.count();
      await pass(seconds);
      const { p50, p99 } = await crowd.count();
      return { perArticle: ((withOne - empty) / articles - perSocket) / 1_024, perSocket: perSocket / 1_024, p50, p99 };
    } finally {
      await crowd.leave();
    }
  } finally {
    await server.kill();
  }
}

/** Resident memory of a process that has started and serves nobody yet, MB. */
export async function atStart(name: ContestantName): Promise<number> {
  const server = await start(name, scratchFolder());
  try {
    await pass(1);
    return (await server.memory()) / 1_048_576;
  } finally {
    await server.kill();
  }
}

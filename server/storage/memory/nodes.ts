/** Nodes in memory: for tests of several nodes in one process. */
import { type DutyHold, DutyLost, type NodeNews, type NodeStore } from '../nodePort.ts';
import type { FindLogs } from './logs.ts';

interface Known {
  news: NodeNews;
  until: number;
}

export interface MemoryNodes extends NodeStore {
  /** @throws DutyLost unless this is the hold of now. */
  check(article: string, duty: DutyHold | undefined): void;
}

export function createMemoryNodes(find: FindLogs, now: () => number): MemoryNodes {
  const nodes = new Map<string, Known>();
  const duties = new Map<string, DutyHold>();
  const lives = (node: string) => (nodes.get(node)?.until ?? 0) > now();
  return {
    async beat(node, news, ms) {
      nodes.set(node, { news: structuredClone(news), until: now() + ms });
      const others = [...nodes].filter(([name]) => name !== node && lives(name));
      return others.map(([name, known]) => ({ node: name, ...structuredClone(known.news) }));
    },
    async takeDuties(node, articles) {
      const held = new Map<string, number>();
      for (const article of articles.filter((each) => find(each))) {
        const duty = duties.get(article);
        const isFree = !duty || (duty.node !== node && !lives(duty.node));
        const mine = isFree ? { node, epoch: (duty?.epoch ?? 0) + 1 } : duty;
        if (mine?.node !== node) continue;
        duties.set(article, mine);
        held.set(article, mine.epoch);
      }
      return held;
    },
    async leaveDuty(node, article) {
      const duty = duties.get(article);
      if (duty?.node === node) duties.set(article, { ...duty, node: '' });
    },
    async leave(node) {
      nodes.delete(node);
    },
    async heads(articles) {
      const found = articles.flatMap((article) => {
        const logs = find(article);
        const duty = duties.get(article)?.node ?? '';
        return logs ? [[article, { text: logs.rows.length, ledger: logs.events.length, duty }] as const] : [];
      });
      return new Map(found);
    },
    check(article, duty) {
      const current = duties.get(article);
      if (duty && (current?.node !== duty.node || current.epoch !== duty.epoch)) throw new DutyLost();
    },
  };
}

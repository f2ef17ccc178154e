/** One article of a desk that three nodes serve, with a person at each of them, and what must hold of it in the end. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { type Desk, type Member, openDesk } from './desk.ts';
import { type NodeProcess, Roamer, type ThreeNodes } from './nodes.ts';

const NAMES = ['Anna', 'Bob', 'Carl'];

export class Roaming {
  readonly desk: Desk;
  readonly people: Member[];
  readonly article: string;
  private readonly three: ThreeNodes;

  private constructor(three: ThreeNodes, desk: Desk, people: Member[], article: string) {
    this.three = three;
    this.desk = desk;
    this.people = people;
    this.article = article;
  }
  static async open(three: ThreeNodes, text: string): Promise<Roaming> {
    const first = three.nodes.find(({ server }) => server.setupUrl !== null) as NodeProcess;
    const desk = await openDesk(first.server);
    const people: Member[] = [];
    for (const name of NAMES) people.push(await desk.person(name, 'editor'));
    return new Roaming(three, desk, people, await desk.article(text));
  }

  urls = (): string[] => this.three.nodes.map(({ server }) => server.url);
  node(at: number): NodeProcess {
    return this.three.nodes[at] as NodeProcess;
  }
  /** The person as somebody who talks to this node. */
  person(at: number, node = at): Member {
    return (this.people[at] as Member).at(this.urls()[node] ?? '');
  }
  /** One person at each node, with the article open. */
  async come(): Promise<Roamer[]> {
    const roamers = this.people.map((member, at) => new Roamer(member, this.article, this.urls, at));
    await Promise.all(roamers.map((roamer) => roamer.synced()));
    return roamers;
  }
  command(at: number, asked: object, node = at): Promise<Response> {
    const path = `/articles/${this.article}/commands`;
    return this.person(at, node).ask('POST', path, { id: crypto.randomUUID(), ...asked });
  }
  async allHear(state: string): Promise<void> {
    await expect
      .poll(async () => Promise.all(this.three.nodes.map((each) => each.hears())), { timeout: 15_000 })
      .toEqual(Array(3).fill(state));
  }
  /** Everybody has the same, all of it is saved, it is what every node answers, and nothing that was told saved is missing. */
  async converged(roamers: Roamer[], ms = 2_500): Promise<void> {
    const begun = performance.now();
    await expect
      .poll(() => [textsOf(roamers).size, roamers.every((roamer) => roamer.isSaved())], {
        timeout: Math.max(ms, 15_000),
      })
      .toEqual([1, true]);
    expect(performance.now() - begun).toBeLessThan(ms);
    const told = this.urls().map((_, at) => this.person(0, at).ask('GET', `/articles/${this.article}/text`));
    expect(new Set(await Promise.all((await Promise.all(told)).map((answer) => answer.text()))).size).toBe(1);
    for (const roamer of roamers) {
      for (const [client, clock] of roamer.promised()) {
        const kept = Y.getState(roamers[0]?.doc.store as never, client);
        expect(kept, 'told saved, but lost').toBeGreaterThanOrEqual(clock);
      }
    }
    const verdict = await this.person(0).json<{ ok: boolean }>('GET', `/articles/${this.article}/ledger/verify`);
    expect(verdict.ok).toBe(true);
  }
}

export const textsOf = (roamers: Roamer[]) => new Set(roamers.map(({ text }) => JSON.stringify(text.toDelta())));

/** Ten times each, at places of their own. */
export function write(roamers: Roamer[], words: string): void {
  for (const [at, { text }] of roamers.entries()) {
    for (let n = 0; n < 10; n += 1) text.insert(Math.min(at * 4, text.length), `${words}${at}${n} `);
  }
}

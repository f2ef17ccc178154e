/** Two people, one passage and its keeper: the stage on which the anchor scenarios are played. */
import type * as Y from 'yjs';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { lookUp, recordAt } from '../../server/rooms/places.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { refreshedTarget, type SelectedTarget, targetOf } from '../../shared/passage/target.ts';
import { placeOf, wordsOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { ARTICLE, createArticle, liveText } from './openArticle.ts';
import { Hand } from './passageHand.ts';
import { personAt, serverDoc } from './textPeers.ts';

const BLOCKS: readonly [type: string, text: string][] = [
  ['paragraph', 'Lead paragraph about the town.'],
  ['paragraph', 'The mayor said that the bridge will open in May, according to the records.'],
  ['paragraph', 'Third paragraph with more words.'],
  ['bullet', 'First item text'],
  ['bullet', 'Second item text'],
  ['paragraph', 'Closing remarks 😀 go here 🎉 now.'],
];

/** The words that most scenarios are about. */
export const PASSAGE = 'bridge will open';

export class Scene {
  ann: Hand;
  readonly bob: Hand;
  private readonly server: Y.Doc;
  private readonly storage: Storage;
  private readonly restarts: boolean;
  private keeper: Keeper;
  private time = Date.UTC(2026, 0, 1);
  private waiting: { by: Hand; target: SelectedTarget; id: string }[] = [];

  private constructor(storage: Storage, restarts: boolean) {
    this.server = serverDoc(BLOCKS.map(([type, text]) => ({ type, runs: [{ text }] })));
    this.storage = storage;
    this.restarts = restarts;
    this.keeper = this.newKeeper([]);
    this.ann = new Hand(this.server, 200);
    this.bob = new Hand(this.server, 300);
  }

  /** @param restarts whether the keeper starts anew, from its records alone, at every exchange. */
  static async open(restarts: boolean): Promise<Scene> {
    const storage = createMemoryStorage();
    await createArticle(storage);
    return new Scene(storage, restarts);
  }

  /** `by` selects from `words` to the end of `last` and comments; the server hears of it at their next push. */
  select(by: Hand, words: string, last = words, id = 'x'): void {
    const { text, shown } = by.peer;
    const index = (position: number) => position - shown.resolve(position).index(0) - 1;
    const target = targetOf(text, index(by.find(words).from), index(by.find(last).to));
    if (!target) throw new Error('nothing is selected');
    this.waiting.push({ by, target, id });
  }

  async push(hand: Hand): Promise<void> {
    hand.peer.push();
    const own = this.waiting.filter(({ by }) => by === hand);
    this.waiting = this.waiting.filter((each) => !own.includes(each));
    for (const { target: selected, id } of own) {
      const target = refreshedTarget(hand.peer.text, selected);
      const place = lookUp(bodyOf(this.server), target, id);
      if (!place.ok) throw new Error(place.refusal.code);
      const record = recordAt(place, id);
      await this.storage.passages.save(ARTICLE, [record]);
      await this.keeper.admit(record, record.ids.length === 0 ? target : null);
    }
  }

  async sync(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const hand of [this.ann, this.bob]) await this.push(hand);
      if (this.restarts) this.keeper = this.newKeeper(await this.storage.passages.load(ARTICLE));
      await this.keeper.run();
      for (const hand of [this.ann, this.bob]) hand.peer.pull();
    }
  }

  /** Time goes by in which nobody does anything. */
  wait(ms: number): void {
    this.time += ms;
  }

  /** The server starts anew and has looked at the article, as it does before anybody goes on. */
  async restart(): Promise<void> {
    this.keeper.close();
    this.keeper = this.newKeeper(await this.storage.passages.load(ARTICLE));
    await this.keeper.run();
  }

  /** The words of the passage now, parts and blocks parted by `|`; '' when it is detached. */
  passage(): string {
    const coverage = readCoverage(bodyOf(this.server));
    const record = this.keeper.recordOf('x');
    const known = coverage.whereAre(record?.ids ?? []);
    return wordsOf(coverage.text, placeOf(coverage, coverage.rangesOf('x'), known).ranges).replaceAll('\n', '|');
  }

  /** Words that are proposed for the passage while it is detached. */
  proposals(): string[] {
    return this.keeper.stateOf('x')?.candidates.map(({ target }) => target.quote.exact) ?? [];
  }

  /** Ann closes her page and opens it anew. */
  reload(): void {
    this.ann.peer.destroy();
    this.ann = new Hand(this.server, 999);
  }

  isConverged(): boolean {
    const text = bodyOf(this.server).toString();
    return [this.ann, this.bob].every((hand) => hand.peer.text.toString() === text);
  }

  close(): void {
    this.keeper.close();
    this.ann.peer.destroy();
    this.bob.peer.destroy();
  }

  private newKeeper(records: Awaited<ReturnType<Storage['passages']['load']>>): Keeper {
    return new Keeper({
      article: ARTICLE,
      live: liveText(this.server, personAt),
      passages: this.storage.passages,
      ...{ texts: this.storage.texts, ledgers: this.storage.ledgers },
      clock: () => this.time,
      records,
      schedule: () => () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  }
}

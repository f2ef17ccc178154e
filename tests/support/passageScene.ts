/** Two people, one passage and its keeper: the stage on which the anchor scenarios are played. */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Slice } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { passagesIn, withPassages } from '../../client/document/clipboard/passageMarks.ts';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { lookUp, recordAt } from '../../server/rooms/places.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { refreshedTarget, type SelectedTarget, targetOf } from '../../shared/passage/target.ts';
import { placeOf, wordsOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { ARTICLE, createArticle, liveText, stillClock } from './openArticle.ts';
import { toggleBlock } from './textOperations.ts';
import { serverDoc, TextPeer } from './textPeers.ts';

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

/** One person at their editor, who points at places by the words that stand there. */
export class Hand {
  readonly peer: TextPeer;
  private clipboard: { slice: Slice; isCut: boolean } | null = null;

  constructor(server: Y.Doc, clientID: number) {
    this.peer = new TextPeer(server, clientID);
  }

  find(words: string): { from: number; to: number } {
    let found: { from: number; to: number } | null = null;
    this.peer.shown.forEach((block, offset) => {
      const at = block.textBetween(0, block.content.size, '', '\ufffc').indexOf(words);
      if (at >= 0 && !found) found = { from: offset + 1 + at, to: offset + 1 + at + words.length };
    });
    if (!found) throw new Error(`"${words}" is not shown`);
    return found;
  }

  typeBefore = (words: string, text: string) => this.peer.type(this.find(words).from, text);
  typeAfter = (words: string, text: string) => this.peer.type(this.find(words).to, text);

  remove(words: string): void {
    const { from, to } = this.find(words);
    this.peer.deleteRange(from, to);
  }

  /** Selects the words and types others over them. */
  retype(words: string, text: string): void {
    const { from, to } = this.find(words);
    this.peer.select(from, to).view.dispatch(this.peer.view.state.tr.insertText(text));
    this.peer.binding.endUndoGroup();
  }

  /** As a spelling checker does, without a selection and without marks. */
  replace(words: string, text: string): void {
    const { from, to } = this.find(words);
    const { schema, tr } = this.peer.view.state;
    this.peer.view.dispatch(tr.replaceWith(from, to, schema.text(text)));
    this.peer.binding.endUndoGroup();
  }

  split = (before: string) => this.peer.select(this.find(before).from).run(splitBlock);
  splitAfter = (words: string) => this.peer.select(this.find(words).to).run(splitBlock);
  join = (start: string) => this.peer.select(this.find(start).from).run(joinBackward);

  mark(words: string, name: 'bold' | 'italic'): void {
    const { from, to } = this.find(words);
    const type = this.peer.view.state.schema.marks[name];
    if (type) this.peer.select(from, to).run(toggleMark(type));
  }

  setBlock = (words: string, type: string) => this.peer.select(this.find(words).from).run(toggleBlock(type));

  /** Takes away the passage's mark itself, as a tampered editor might. */
  unmark(words: string): void {
    const { from, to } = this.find(words);
    const type = this.peer.view.state.schema.marks['annotation'];
    if (type) this.peer.view.dispatch(this.peer.view.state.tr.removeMark(from, to, type));
  }

  cut(words: string, last = words): void {
    this.copy(words, last);
    if (this.clipboard) this.clipboard.isCut = true;
    this.peer.deleteRange(this.find(words).from, this.find(last).to);
  }

  copy(words: string, last = words): void {
    this.clipboard = { slice: this.peer.shown.slice(this.find(words).from, this.find(last).to), isCut: false };
  }

  /** Pastes as the editor's clipboard does: a passage comes along only where it is not in the text already. */
  paste(before: string): void {
    if (!this.clipboard) throw new Error('nothing was cut or copied');
    const present = passagesIn(this.peer.shown.content);
    const { isCut } = this.clipboard;
    const slice = withPassages(this.clipboard.slice, (id) => isCut || !present.has(id));
    this.clipboard.isCut = false;
    const { from } = this.find(before);
    this.peer.view.dispatch(this.peer.view.state.tr.replaceRange(from, from, slice));
    this.peer.binding.endUndoGroup();
  }

  /** Drags block `number` so that it becomes block `to`. */
  drag(number: number, to: number): void {
    const starts = (upTo: number, doc = this.peer.shown) =>
      doc.children.slice(0, upTo).reduce((sum, block) => sum + block.nodeSize, 0);
    const block = this.peer.shown.child(number);
    const transaction = this.peer.view.state.tr.delete(starts(number), starts(number + 1));
    this.peer.view.dispatch(transaction.insert(starts(to, transaction.doc), block));
    this.peer.binding.endUndoGroup();
  }

  undo = () => this.peer.binding.undo();
  redo = () => this.peer.binding.redo();
}

export class Scene {
  readonly ann: Hand;
  readonly bob: Hand;
  private readonly server: Y.Doc;
  private readonly storage: Storage;
  private readonly restarts: boolean;
  private keeper: Keeper;
  private waiting: { by: Hand; target: SelectedTarget } | null = null;

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
  select(by: Hand, words: string, last = words): void {
    const { text, shown } = by.peer;
    const index = (position: number) => position - shown.resolve(position).index(0) - 1;
    const target = targetOf(text, index(by.find(words).from), index(by.find(last).to));
    if (!target) throw new Error('nothing is selected');
    this.waiting = { by, target };
  }

  async push(hand: Hand): Promise<void> {
    hand.peer.push();
    if (this.waiting?.by !== hand) return;
    const target = refreshedTarget(hand.peer.text, this.waiting.target);
    this.waiting = null;
    const place = lookUp(bodyOf(this.server), target, 'x');
    if (!place.ok) throw new Error(place.refusal.code);
    const record = recordAt(place, 'x');
    await this.storage.passages.save(ARTICLE, [record]);
    await this.keeper.admit(record, record.ids.length === 0 ? target : null);
  }

  async sync(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const hand of [this.ann, this.bob]) await this.push(hand);
      if (this.restarts) this.keeper = this.newKeeper(await this.storage.passages.load(ARTICLE));
      await this.keeper.run();
      for (const hand of [this.ann, this.bob]) hand.peer.pull();
    }
  }

  /** The words of the passage now, parts and blocks parted by `|`; '' when it is detached. */
  passage(): string {
    const coverage = readCoverage(bodyOf(this.server));
    const [record] = this.keeper.records();
    const known = coverage.whereAre(record?.ids ?? []);
    return wordsOf(coverage.text, placeOf(coverage, coverage.rangesOf('x'), known).ranges).replaceAll('\n', '|');
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
      live: liveText(this.server),
      passages: this.storage.passages,
      texts: this.storage.texts,
      clock: stillClock,
      records,
      schedule: () => () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  }
}

/**
 * Several people edit and annotate one article at random while its keeper works; in the end each passage is compared
 * with the characters that were once selected. Every character is unique and stands for a letter of ordinary prose: so
 * each can be followed, and yet the keeper, who sees the letters, finds words repeated as they are in articles.
 */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { lookUp } from '../../server/rooms/places.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { refreshedTarget, type SelectedTarget, targetOf } from '../../shared/passage/target.ts';
import { placeOf } from '../../shared/passage/wording.ts';
import { bodyOf } from '../../shared/text/body.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { ARTICLE, createArticle, liveText } from './openArticle.ts';
import { Prose } from './prose.ts';
import { type Random, seededRandom } from './random.ts';
import { toggleBlock } from './textOperations.ts';
import { serverDoc, TextPeer } from './textPeers.ts';

export type Network = 'online' | 'lagging' | 'offline';

export interface PassageFuzz {
  seed: number;
  edits: number;
  passages: number;
  network: Network;
}

interface Annotated {
  id: string;
  /** Characters selected, and those typed inside since: both belong to it. */
  truth: Set<string>;
  inner: Set<string>;
  waiting: { peer: TextPeer; target: SelectedTarget } | null;
}

export interface PassageOutcome {
  /** Of the selected characters that still stand, how many are covered; and of the covered, how many belong there. */
  survived: number;
  found: number;
  covered: number;
  belonging: number;
  /** Passages exactly right, and passages that stand on none of their own words. */
  exact: number;
  wrong: number;
  passages: number;
  converged: boolean;
}

interface Trial {
  random: Random;
  prose: Prose;
  server: Y.Doc;
  keeper: Keeper;
  annotated: Annotated[];
  peers: TextPeer[];
}

type Step = (peer: TextPeer, trial: Trial) => void;

/** A place in a block that has words. */
function place(peer: TextPeer, { random }: Trial): number {
  return TextSelection.near(peer.shown.resolve(random.below(peer.shown.content.size + 1))).from;
}

function stretch(peer: TextPeer, trial: Trial, most: number): [from: number, to: number] {
  const from = place(peer, trial);
  return [from, Math.min(peer.shown.resolve(from).end(), from + 1 + trial.random.below(most))];
}

/** Across a few blocks. */
function longStretch(peer: TextPeer, trial: Trial): [from: number, to: number] {
  const from = place(peer, trial);
  const end = Math.min(peer.shown.content.size, from + 40 + trial.random.below(200));
  return [from, Math.max(from, TextSelection.near(peer.shown.resolve(end), -1).to)];
}

/** Text that is put between two neighbours of a passage, typed or moved there, belongs to it. */
function noteText({ annotated }: Trial, shown: Node, at: number, text: string): void {
  const before = shown.textBetween(0, at, '', '').at(-1) ?? '';
  const after = shown.textBetween(at, shown.content.size, '', '').charAt(0);
  for (const { truth, inner } of annotated) {
    const isInside = [before, after].every((each) => truth.has(each) || inner.has(each));
    if (isInside) for (const character of text) inner.add(character);
  }
}

function noteTyping(peer: TextPeer, trial: Trial, at: number, text: string): void {
  noteText(trial, peer.shown, at, text);
}

function typeText(peer: TextPeer, trial: Trial, text: string): void {
  const at = place(peer, trial);
  noteTyping(peer, trial, at, text);
  peer.view.dispatch(peer.view.state.tr.insertText(text, at));
}

function move(peer: TextPeer, trial: Trial, [from, to]: [number, number]): void {
  const slice = peer.shown.slice(from, to);
  peer.deleteRange(from, to);
  const at = place(peer, trial);
  noteTyping(peer, trial, at, slice.content.textBetween(0, slice.content.size, '', ''));
  peer.view.dispatch(peer.view.state.tr.replaceRange(at, at, slice));
}

function dragBlock(peer: TextPeer, trial: Trial): void {
  const { random } = trial;
  const number = random.below(peer.shown.childCount);
  const block = peer.shown.child(number);
  if (peer.shown.childCount < 3) return;
  const before = peer.shown.children.slice(0, number).reduce((sum, each) => sum + each.nodeSize, 0);
  const transaction = peer.view.state.tr.delete(before, before + block.nodeSize);
  const target = random.below(transaction.doc.childCount + 1);
  const at = transaction.doc.children.slice(0, target).reduce((sum, each) => sum + each.nodeSize, 0);
  noteText(trial, transaction.doc, at, block.textContent);
  peer.view.dispatch(transaction.insert(at, block));
}

/** The words of a passage once more, typed or pasted as plain text elsewhere: not the passage. */
function copyAsText(peer: TextPeer, trial: Trial): void {
  const { random, annotated, prose } = trial;
  if (annotated.length === 0) return;
  const words = [...random.pick(annotated).truth].slice(0, 60).join('');
  typeText(peer, trial, prose.unique(prose.fold(words)));
}

function toggle(name: string, most: number): Step {
  return (peer, trial) => {
    const type = peer.view.state.schema.marks[name];
    peer.select(...stretch(peer, trial, most));
    if (type) peer.run(toggleMark(type));
  };
}

const STEPS: readonly (readonly [weight: number, Step])[] = [
  [60, (peer, trial) => typeText(peer, trial, trial.prose.letters(1 + trial.random.below(5)))],
  [20, (peer, trial) => peer.deleteRange(...stretch(peer, trial, 6))],
  [0.4, (peer, trial) => peer.deleteRange(...longStretch(peer, trial))],
  [6, (peer, trial) => void peer.select(place(peer, trial)).run(splitBlock)],
  [2.5, (peer, trial) => void peer.select(peer.shown.resolve(place(peer, trial)).start()).run(joinBackward)],
  [3, toggle('bold', 40)],
  [2, toggle('italic', 40)],
  [
    1.9,
    (peer, trial) =>
      void peer.select(place(peer, trial)).run(toggleBlock(trial.random.pick(['crosshead', 'quote', 'bullet']))),
  ],
  [1.2, (peer, trial) => move(peer, trial, stretch(peer, trial, 80))],
  [0.3, (peer, trial) => move(peer, trial, longStretch(peer, trial))],
  [0.8, dragBlock],
  [1, copyAsText],
  [3, (peer) => void peer.binding.undo()],
  [1, (peer) => void peer.binding.redo()],
];

function chooseStep(random: Random): Step {
  let left = random.chance() * STEPS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, step] of STEPS) {
    if (left < weight) return step;
    left -= weight;
  }
  return () => undefined;
}

/** What others have put between these characters, unheard of by the person who selects them. */
function unheardInside({ peers }: Trial, peer: TextPeer, truth: ReadonlySet<string>): Set<string> {
  const heard = new Set(peer.text.toString());
  const inner = new Set<string>();
  for (const other of peers) {
    let run: string[] | null = null;
    for (const character of other.text.toString()) {
      if (truth.has(character)) {
        for (const each of run ?? []) inner.add(each);
        run = [];
      } else if (heard.has(character)) run = null;
      else run?.push(character);
    }
  }
  return inner;
}

function annotate(peer: TextPeer, trial: Trial): boolean {
  const { random, annotated } = trial;
  const [from, to] =
    random.chance() < 0.2 ? longStretch(peer, trial) : stretch(peer, trial, random.chance() < 0.5 ? 12 : 60);
  const truth = new Set(peer.shown.textBetween(from, to, '', ''));
  if (truth.size < 4) return false;
  const blocksBefore = peer.shown.resolve(from).index(0);
  const start = from - blocksBefore - 1;
  const end = to - peer.shown.resolve(to).index(0) - 1;
  const target = targetOf(peer.text, start, end);
  if (!target) return false;
  const waiting = { peer, target };
  const inner = unheardInside(trial, peer, truth);
  annotated.push({ id: `p${annotated.length}`, truth, inner, waiting });
  return true;
}

/** What waits in this person's outbox: a target is built from the document as it is when it is sent. */
async function send(peer: TextPeer, { annotated, keeper, server }: Trial): Promise<void> {
  for (const each of annotated.filter(({ waiting }) => waiting?.peer === peer)) {
    const target = each.waiting && refreshedTarget(peer.text, each.waiting.target);
    each.waiting = null;
    const found = target && lookUp(bodyOf(server), target, each.id);
    if (!target || !found?.ok) continue;
    const { quote, ids } = found;
    const record = {
      ...quote,
      id: each.id,
      annotation: each.id,
      status: 'pending',
      ids,
      longest: quote.exact.length,
    } as const;
    await keeper.admit(record, ids.length === 0 ? target : null);
  }
}

async function sync(peer: TextPeer, trial: Trial): Promise<void> {
  peer.push();
  await send(peer, trial);
  peer.pull();
}

async function exchange(network: Network, author: TextPeer, progress: number, trial: Trial): Promise<void> {
  const { peers, random } = trial;
  const isAway = (peer: TextPeer) =>
    peer === peers.at(-1) && (network === 'offline' ? progress > 0.33 : progress > 0.4 && progress < 0.5);
  const due = network === 'online' ? [author, ...peers.filter(() => random.chance() < 0.8)] : [];
  if (network !== 'online' && random.chance() < 0.25) due.push(random.pick(peers));
  for (const peer of due) if (!isAway(peer)) await sync(peer, trial);
}

function outcomeOf({ annotated, server, keeper, peers }: Trial): PassageOutcome {
  const coverage = readCoverage(bodyOf(server));
  const standing = new Set(coverage.text);
  const records = new Map(keeper.records().map((record) => [record.id, record]));
  const outcome = { survived: 0, found: 0, covered: 0, belonging: 0, exact: 0, wrong: 0, passages: annotated.length };
  for (const { id, truth, inner } of annotated) {
    const known = coverage.whereAre(records.get(id)?.ids ?? []);
    const { ranges } = placeOf(coverage, coverage.rangesOf(id), known);
    const covered = ranges
      .flatMap((range) => [...coverage.text.slice(range.start, range.end)])
      .filter((each) => each !== '\n');
    const survived = [...truth].filter((character) => standing.has(character)).length;
    const found = new Set(covered.filter((character) => truth.has(character))).size;
    const belonging = covered.filter((character) => truth.has(character) || inner.has(character)).length;
    outcome.survived += survived;
    outcome.found += found;
    outcome.covered += covered.length;
    outcome.belonging += belonging;
    if (found === survived && belonging === covered.length) outcome.exact += 1;
    if (covered.length > 0 && belonging === 0) outcome.wrong += 1;
  }
  const text = bodyOf(server).toString();
  return { ...outcome, converged: peers.every((peer) => peer.text.toString() === text) };
}

function article(prose: Prose): NewBlock[] {
  return Array.from({ length: 24 }, (_, number) => {
    const type = number % 9 === 4 ? 'crosshead' : number % 9 === 7 ? 'bullet' : 'paragraph';
    return { type, runs: [{ text: prose.sentence() }] };
  });
}

async function start({ seed }: PassageFuzz): Promise<Trial> {
  const random = seededRandom(seed);
  const prose = new Prose(random);
  const server = serverDoc(article(prose));
  const storage = createMemoryStorage();
  await createArticle(storage);
  const keeper = new Keeper({
    article: ARTICLE,
    live: liveText(server),
    passages: storage.passages,
    records: [],
    schedule: () => () => undefined,
    onError: (error) => {
      throw error;
    },
    fold: (text) => prose.fold(text),
  });
  const peers = [200, 300, 400].map((client) => new TextPeer(server, client));
  return { random, prose, server, keeper, annotated: [], peers };
}

export async function fuzzPassages(settings: PassageFuzz): Promise<PassageOutcome> {
  const trial = await start(settings);
  const { random, peers, keeper } = trial;
  const every = Math.max(1, Math.floor((settings.edits * 0.6) / settings.passages));
  for (let number = 0; number < settings.edits; number += 1) {
    const author = random.pick(peers);
    const isDue = number % every === 0 && trial.annotated.length < settings.passages;
    while (isDue && !annotate(author, trial));
    chooseStep(random)(author, trial);
    author.binding.endUndoGroup();
    await exchange(settings.network, author, number / settings.edits, trial);
    if (number % 20 === 0) await keeper.run();
  }
  for (let round = 0; round < 4; round += 1) {
    for (const peer of peers) await sync(peer, trial);
    await keeper.run();
  }
  for (const peer of peers) peer.pull();
  const outcome = outcomeOf(trial);
  for (const peer of peers) peer.destroy();
  return outcome;
}

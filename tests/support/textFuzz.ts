/** Several people edit one article at random, with delays, and every character is accounted for in the end. */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { isSameDocument, renderText } from '../../client/document/binding/rendering.ts';
import { bodyOf } from '../../shared/text/body.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { type Random, seededRandom } from './random.ts';
import { toggleBlock, UniqueText } from './textOperations.ts';
import { serverDoc, syncAll, TextPeer } from './textPeers.ts';

/** How people hear of each other: after each edit, now and then, or one of them not at all until the end. */
export type Network = 'online' | 'lagging' | 'offline';

export interface FuzzSettings {
  seed: number;
  edits: number;
  network: Network;
  /** One entry a person: the schema that their editor has. */
  schemas: readonly Schema[];
  /** Called with the server's copy before anybody opens it. */
  withServer?: (server: Y.Doc) => void;
}

export interface FuzzOutcome {
  characters: number;
  lost: number;
  doubled: number;
  converged: boolean;
  local: number;
  remote: number;
  fallbacks: number;
  mismatches: number;
}

interface Trial {
  random: Random;
  unique: UniqueText;
  server: Y.Doc;
}

type FuzzEdit = (peer: TextPeer, trial: Trial) => void;

const BLOCKS = ['headline', 'paragraph', 'paragraph', 'crosshead', 'paragraph', 'bullet', 'bullet', 'quote', 'residue'];

function article({ random, unique }: Pick<Trial, 'random' | 'unique'>): NewBlock[] {
  return [...BLOCKS, ...BLOCKS].map((type) => ({ type, runs: [{ text: unique.make(30 + random.below(120)) }] }));
}

/** A place between whole characters; an emoji is two units. */
function whole(doc: Node, position: number): number {
  const after = doc.textBetween(position, Math.min(doc.content.size, position + 1), '\n', '\n');
  return /^[\udc00-\udfff]/.test(after) ? position - 1 : position;
}

function place(peer: TextPeer, { random }: Trial): number {
  const near = TextSelection.near(peer.shown.resolve(random.below(peer.shown.content.size + 1)));
  return whole(peer.shown, near.from);
}

function stretch(peer: TextPeer, trial: Trial, most: number): [from: number, to: number] {
  const from = place(peer, trial);
  const end = peer.shown.resolve(from).end();
  return [from, whole(peer.shown, Math.min(end, from + 1 + trial.random.below(most)))];
}

function anyStretch(peer: TextPeer, trial: Trial): [from: number, to: number] {
  const [a, b] = [place(peer, trial), place(peer, trial)];
  return [Math.min(a, b), Math.max(a, b)];
}

function nearStretch(peer: TextPeer, trial: Trial): [from: number, to: number] {
  const from = place(peer, trial);
  const to = Math.min(peer.shown.content.size, from + trial.random.below(160));
  return [from, whole(peer.shown, Math.max(from, TextSelection.near(peer.shown.resolve(to), -1).to))];
}

function marking(name: string): FuzzEdit {
  return (peer, trial) => {
    const type = peer.view.state.schema.marks[name];
    if (!type) return;
    peer.select(...(trial.random.chance() < 0.8 ? stretch(peer, trial, 40) : nearStretch(peer, trial)));
    peer.run(toggleMark(type));
  };
}

function moveBlock(peer: TextPeer, { random }: Trial): void {
  const { shown } = peer;
  const number = random.below(shown.childCount);
  if (shown.childCount < 3) return;
  const before = shown.children.slice(0, number).reduce((sum, block) => sum + block.nodeSize, 0);
  const transaction = peer.view.state.tr.delete(before, before + shown.child(number).nodeSize);
  const { doc } = transaction;
  const target = random.below(doc.childCount + 1);
  const at = doc.children.slice(0, target).reduce((sum, block) => sum + block.nodeSize, 0);
  peer.view.dispatch(transaction.insert(at, shown.child(number)));
}

function moveStretch(peer: TextPeer, trial: Trial): void {
  const [from, to] = trial.random.chance() < 0.7 ? stretch(peer, trial, 80) : nearStretch(peer, trial);
  const slice = peer.shown.slice(from, to);
  peer.deleteRange(from, to);
  const at = place(peer, trial);
  peer.view.dispatch(peer.view.state.tr.replaceRange(at, at, slice));
}

function typeTwice(peer: TextPeer, trial: Trial): void {
  const places = [place(peer, trial), place(peer, trial)].sort((a, b) => b - a);
  const transaction = peer.view.state.tr;
  for (const each of places) transaction.insertText(trial.unique.make(2), each);
  peer.view.dispatch(transaction);
}

function insertLeaf(name: string): FuzzEdit {
  return (peer, trial) => {
    const leaf = peer.view.state.schema.nodes[name]?.create();
    if (leaf) peer.view.dispatch(peer.view.state.tr.insert(place(peer, trial), leaf));
  };
}

/** What the server does meanwhile: passages come and go, and a newer editor leaves a mark that others do not know. */
function serverMarks(_peer: TextPeer, { random, server }: Trial): void {
  const text = bodyOf(server);
  const characters = text.toString();
  const from = random.below(Math.max(1, text.length - 60));
  const to = from + 1 + random.below(50);
  const cutsPair = [from, to].some((at) => /[\udc00-\udfff]/.test(characters[at] ?? ''));
  if (cutsPair || text.length !== characters.length) return;
  const value = random.chance() < 0.8 ? true : null;
  text.format(from, to - from, { [`a:${random.pick(['x', 'y', 'z'])}`]: value });
  if (random.chance() < 0.2) text.format(from, to - from, { newer: { level: 1 } });
}

/** Sets the type of several blocks at once, or a list item's level. */
function setType(peer: TextPeer, trial: Trial): void {
  const type = trial.random.pick(['crosshead', 'quote', 'bullet', 'ordered', 'caption']);
  peer.select(...(trial.random.chance() < 0.8 ? stretch(peer, trial, 5) : nearStretch(peer, trial)));
  peer.run(toggleBlock(type));
}

function setLevel(peer: TextPeer, trial: Trial): void {
  const $place = peer.shown.resolve(place(peer, trial));
  if (!('level' in $place.parent.attrs)) return;
  peer.view.dispatch(peer.view.state.tr.setNodeAttribute($place.before(), 'level', trial.random.below(4)));
}

/** Replaces several blocks by themselves with one word more, as a search and replace over all of them does. */
function replaceBlocks(peer: TextPeer, trial: Trial): void {
  const { random, unique } = trial;
  const first = random.below(Math.max(1, peer.shown.childCount - 3));
  const blocks = peer.shown.children.slice(first, first + 3);
  const from = peer.shown.children.slice(0, first).reduce((sum, block) => sum + block.nodeSize, 0);
  const to = from + blocks.reduce((sum, block) => sum + block.nodeSize, 0);
  const typed = peer.view.state.schema.text(unique.make(3));
  const changed = blocks.map((block) => block.copy(block.content.addToEnd(typed)));
  peer.view.dispatch(peer.view.state.tr.replaceWith(from, to, changed));
}

const atPlace =
  (command: Command, atStart = 0): FuzzEdit =>
  (peer, trial) => {
    const at = place(peer, trial);
    peer.select(trial.random.chance() < atStart ? peer.shown.resolve(at).start() : at);
    peer.run(command);
  };

const EDITS: readonly (readonly [weight: number, FuzzEdit])[] = [
  [60, (peer, trial) => peer.type(place(peer, trial), trial.unique.make(1 + trial.random.below(5)))],
  [2, (peer, trial) => peer.type(place(peer, trial), '😀')],
  [18, (peer, trial) => peer.deleteRange(...stretch(peer, trial, 6))],
  [1, (peer, trial) => peer.deleteRange(...nearStretch(peer, trial))],
  [0.1, (peer, trial) => peer.deleteRange(...anyStretch(peer, trial))],
  [6, atPlace(splitBlock, 0.2)],
  [4, atPlace(joinBackward, 1)],
  [3, marking('bold')],
  [2, marking('italic')],
  [2, setType],
  [1, setLevel],
  [1.2, moveStretch],
  [1, moveBlock],
  [0.5, typeTwice],
  [1, insertLeaf('hardBreak')],
  [0.3, insertLeaf('unknownInline')],
  [0.4, replaceBlocks],
  [2, serverMarks],
  [3, (peer) => void peer.binding.undo()],
  [1, (peer) => void peer.binding.redo()],
];

const TOTAL_WEIGHT = EDITS.reduce((sum, [weight]) => sum + weight, 0);

function chooseEdit(random: Random): FuzzEdit {
  let left = random.chance() * TOTAL_WEIGHT;
  const found = EDITS.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  return found?.[1] ?? serverMarks;
}

function sync(peer: TextPeer): void {
  peer.push();
  peer.pull();
}

function exchange(network: Network, peers: readonly TextPeer[], author: TextPeer, progress: number, random: Random) {
  const away = network === 'offline' && progress > 0.33 ? peers.at(-1) : null;
  if (network === 'online') {
    sync(author);
    for (const peer of peers) if (random.chance() < 0.8) sync(peer);
  } else if (random.chance() < 0.25) {
    const peer = random.pick(peers);
    if (peer !== away) sync(peer);
  }
}

/** Characters that the edit took away from its author's text. */
function takenAway(before: Map<string, number>, after: Map<string, number>): string[] {
  return [...before.keys()].filter((character) => !after.has(character));
}

function outcomeOf(peers: readonly TextPeer[], deleted: Set<string>, { unique, server }: Trial): FuzzOutcome {
  const text = bodyOf(server);
  const counts = unique.countIn(text.toString());
  const sum = (key: 'local' | 'remote' | 'fallbacks' | 'mismatches') =>
    peers.reduce((total, peer) => total + peer.binding.counts[key], 0);
  for (const peer of peers) peer.shown.check();
  return {
    characters: unique.made.size,
    lost: [...unique.made].filter((character) => !counts.has(character) && !deleted.has(character)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    converged: peers.every((peer) => isSameDocument(peer.shown, renderText(peer.binding.codec, text).doc)),
    local: sum('local'),
    remote: sum('remote'),
    fallbacks: sum('fallbacks'),
    mismatches: sum('mismatches'),
  };
}

/** Runs one fuzz; throws at the first step after which a document is not the rendering of its text. */
export function fuzzText({ seed, edits, network, schemas, withServer }: FuzzSettings): FuzzOutcome {
  const random = seededRandom(seed);
  const unique = new UniqueText();
  const trial: Trial = { random, unique, server: serverDoc(article({ random, unique })) };
  withServer?.(trial.server);
  const peers = schemas.map((schema, place) => new TextPeer(trial.server, 200 + 100 * place, schema));
  const deleted = new Set<string>();
  for (let number = 0; number < edits; number += 1) {
    const author = random.pick(peers);
    const before = unique.countIn(author.text.toString());
    chooseEdit(random)(author, trial);
    author.binding.endUndoGroup();
    for (const character of takenAway(before, unique.countIn(author.text.toString()))) deleted.add(character);
    exchange(network, peers, author, number / edits, random);
  }
  syncAll(...peers);
  const outcome = outcomeOf(peers, deleted, trial);
  for (const peer of peers) peer.destroy();
  return outcome;
}

/** What people do to an article in the passage fuzz, and who is to know that text typed inside a passage belongs to it. */
import { joinBackward, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import type { Keeper } from '../../server/rooms/keeper/keeper.ts';
import type { SelectedTarget } from '../../shared/passage/target.ts';
import type { Prose } from './prose.ts';
import type { Random } from './random.ts';
import { toggleBlock } from './textOperations.ts';
import type { TextPeer } from './textPeers.ts';

export interface Annotated {
  id: string;
  /** Characters selected, and those typed inside since: both belong to it. */
  truth: Set<string>;
  inner: Set<string>;
  /** Of the latter, those typed in the place of its first or last ones that the same person had just taken out. */
  retyped: Set<string>;
  /** Characters that somebody moved or dragged inside from elsewhere. */
  movedIn: Set<string>;
  waiting: { peer: TextPeer; target: SelectedTarget } | null;
}

export interface Trial {
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

export function stretch(peer: TextPeer, trial: Trial, most: number): [from: number, to: number] {
  const from = place(peer, trial);
  return [from, Math.min(peer.shown.resolve(from).end(), from + 1 + trial.random.below(most))];
}

/** Across a few blocks. */
export function longStretch(peer: TextPeer, trial: Trial): [from: number, to: number] {
  const from = place(peer, trial);
  const end = Math.min(peer.shown.content.size, from + 40 + trial.random.below(200));
  return [from, Math.max(from, TextSelection.near(peer.shown.resolve(end), -1).to)];
}

/** Text that is put between two neighbours of a passage, typed or moved there, belongs to it. */
function noteText({ annotated }: Trial, shown: Node, at: number, text: string, how: 'inner' | 'movedIn'): void {
  const before = shown.textBetween(0, at, '', '').at(-1) ?? '';
  const after = shown.textBetween(at, shown.content.size, '', '').charAt(0);
  for (const each of annotated) {
    const isOwn = (character: string) => each.truth.has(character) || each.inner.has(character);
    const isInside = (character: string) => isOwn(character) || each.movedIn.has(character);
    if (!isInside(before) || !isInside(after)) continue;
    const set = how === 'inner' && isOwn(before) && isOwn(after) ? each.inner : each.movedIn;
    for (const character of text) set.add(character);
  }
}

function noteTyping(peer: TextPeer, trial: Trial, at: number, text: string): void {
  noteText(trial, peer.shown, at, text, 'inner');
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
  noteText(trial, peer.shown, at, slice.content.textBetween(0, slice.content.size, '', ''), 'movedIn');
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
  noteText(trial, transaction.doc, at, block.textContent, 'movedIn');
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

export function chooseStep(random: Random): Step {
  let left = random.chance() * STEPS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, step] of STEPS) {
    if (left < weight) return step;
    left -= weight;
  }
  return () => undefined;
}

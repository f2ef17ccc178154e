/** How the anchor scenarios are played: Bob comments, Ann edits, before, behind or at the same time. */
import type { Hand } from './passageHand.ts';
import { PASSAGE, type Scene } from './passageScene.ts';

export type Play = (scene: Scene) => void | Promise<void>;
export type AnchorScenario = readonly [title: string, expected: readonly string[], play: Play];

export async function marked(scene: Scene): Promise<void> {
  scene.select(scene.bob, PASSAGE);
  await scene.sync();
}

/** Bob has commented; then Ann does this. */
export const after =
  (edit: (ann: Hand) => unknown): Play =>
  async (scene) => {
    await marked(scene);
    edit(scene.ann);
  };

/** And each of these, once both have heard of what was before. */
export const inTurn =
  (...edits: ((ann: Hand) => unknown)[]): Play =>
  async (scene) => {
    await marked(scene);
    for (const edit of edits) {
      edit(scene.ann);
      await scene.sync();
    }
  };

/** Ann does this before Bob comments; both have heard of it. */
export const first =
  (edit: (ann: Hand) => unknown, words: string, ...more: ((ann: Hand) => unknown)[]): Play =>
  async (scene) => {
    edit(scene.ann);
    await scene.sync();
    scene.select(scene.bob, words);
    await scene.sync();
    for (const each of more) {
      each(scene.ann);
      await scene.sync();
    }
  };

/** Ann does this while Bob comments; the server hears Bob first, or Ann. */
export const atOnce =
  (edit: (ann: Hand) => unknown, heard: 'ann' | 'bob' = 'bob'): Play =>
  async (scene) => {
    edit(scene.ann);
    scene.select(scene.bob, PASSAGE);
    await scene.push(scene[heard]);
  };

export const undo = (ann: Hand) => ann.undo();
export const redo = (ann: Hand) => ann.redo();
export const selected =
  (words: string, edit: (ann: Hand) => unknown = () => undefined): Play =>
  async (scene) => {
    scene.select(scene.bob, words);
    await scene.sync();
    edit(scene.ann);
  };

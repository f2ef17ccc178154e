/** Pictures come into the text by the toolbar, by paste and by drop: uploaded first, then a figure for everybody. */
import { Extension } from '@tiptap/core';
import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { figurePlace, figurePlaceAt, filledFigure, insertFigure } from '../commands/figure.ts';
import { arrivalsPlugin, placeOf, withArrival, withoutArrival } from './arrivals.ts';

/** What the page around the editor does for it. */
export interface PictureDoor {
  /** Sends a picture and resolves with its address; `onProgress` gets the part sent, from 0 to 1. */
  bring(file: File, onProgress: (part: number) => void): Promise<string>;
  /** Tells the person that a picture did not come in, and why. */
  onFailed(error: unknown, file: File): void;
  /** What stands in the picture's place meanwhile. */
  progressWords(name: string, percent: number): string;
}

/** The text was loaded anew while the picture was on its way. */
export class PlaceGone extends Error {
  override name = 'PlaceGone';
}

/** Not a picture that anybody could bring. */
export class NoPicture extends Error {
  override name = 'NoPicture';
}

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,image/avif';
const doorKey = new PluginKey<PictureDoor>('pictures');

const doorOf = (state: EditorState) => doorKey.getState(state) ?? null;

const isPicture = (file: File) => file.type.startsWith('image/');

function arrivingElement(words: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'article-frame article-arriving';
  element.setAttribute('role', 'status');
  element.textContent = words;
  return element;
}

/** A file with the element that stands in its place until it is there. */
interface Coming {
  file: File;
  element: HTMLElement;
}

async function bringOne(view: EditorView, door: PictureDoor, { file, element }: Coming): Promise<void> {
  const tell = (part: number) => {
    const words = door.progressWords(file.name, Math.round(part * 100));
    if (element.textContent !== words) element.textContent = words;
  };
  try {
    if (!isPicture(file)) throw new NoPicture(file.type);
    const src = await door.bring(file, tell);
    const place = view.isDestroyed ? null : placeOf(view.state, element);
    if (place === null) throw new PlaceGone(file.name);
    view.dispatch(filledFigure(withoutArrival(view.state.tr, element), place, src));
  } catch (error) {
    if (!view.isDestroyed) view.dispatch(withoutArrival(view.state.tr, element));
    door.onFailed(error, file);
  }
}

/** Brings files one after the other, so that they stand in their order; each holds its place from the beginning. */
function bringAll(view: EditorView, door: PictureDoor, files: readonly File[], at: number): void {
  const coming = files.map((file): Coming => ({ file, element: arrivingElement(door.progressWords(file.name, 0)) }));
  for (const { element } of coming) view.dispatch(withArrival(view.state.tr, { at, element }));
  void coming.reduce(async (before, each) => {
    await before;
    await bringOne(view, door, each);
  }, Promise.resolve());
}

/** Asks for picture files, and brings them behind the block of the caret or into its empty figure. */
export const choosePictures: Command = (state, dispatch, view) => {
  const door = doorOf(state);
  if (!door || !view) return insertFigure(state, dispatch, view);
  if (!dispatch) return true;
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: ACCEPTED, multiple: true });
  input.addEventListener('change', () => {
    if (view.isDestroyed) return;
    bringAll(view, door, [...(input.files ?? [])], figurePlace(view.state) ?? view.state.doc.content.size);
    view.focus();
  });
  input.click();
  return true;
};

/** Programs put a drawing of what was copied beside its words; only a picture without words is meant as one. */
function picturesOn(clipboard: DataTransfer | null): File[] {
  if (!clipboard || clipboard.getData('text/plain').trim()) return [];
  const page = new DOMParser().parseFromString(clipboard.getData('text/html'), 'text/html');
  return page.body.textContent.trim() === '' ? [...clipboard.files].filter(isPicture) : [];
}

function pasted(view: EditorView, event: ClipboardEvent): boolean {
  const door = doorOf(view.state);
  const files = picturesOn(event.clipboardData);
  if (!door || files.length === 0) return false;
  bringAll(view, door, files, figurePlace(view.state) ?? view.state.doc.content.size);
  return true;
}

/** Any file that is dropped on the text stays here: the browser would leave the page for it. */
function dropped(view: EditorView, event: DragEvent): boolean {
  const door = doorOf(view.state);
  const files = [...(event.dataTransfer?.files ?? [])];
  if (!door || files.length === 0 || view.dragging) return false;
  const under = view.posAtCoords({ left: event.clientX, top: event.clientY });
  bringAll(view, door, files, figurePlaceAt(view.state.doc, under?.pos ?? view.state.doc.content.size));
  return true;
}

export function pictures(door: PictureDoor): Extension {
  return Extension.create({
    name: 'pictures',
    // Before the clipboard, which would take a copied picture for an empty page.
    priority: 200,
    addProseMirrorPlugins: () => [
      arrivalsPlugin(),
      new Plugin<PictureDoor>({
        key: doorKey,
        state: { init: () => door, apply: (_transaction, same) => same },
        props: { handlePaste: pasted, handleDrop: dropped },
      }),
    ],
  });
}

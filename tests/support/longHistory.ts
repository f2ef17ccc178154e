/** A long article as people write one: runs of typing, corrections, sentences put in further up, words taken out. */
import * as Y from 'yjs';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { seededRandom } from './random.ts';

const EDITS_A_FRAME = 100;
const SEED = 20_261_130;
const LETTERS = 'etaoin shrdlu etaoin shrdlu, cmfwyp. ';

export interface History {
  /** Updates of as many edits each, in order. */
  frames: Uint8Array[];
  /** How far each Yjs client has come at the end. */
  clocks: Map<number, number>;
}

/** `edits` single characters typed or taken out, over the text in `state`. @param aFrame edits in one update. */
export function longHistory(state: Uint8Array, edits: number, aFrame = EDITS_A_FRAME): History {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const text = doc.getText(TEXT_NAME);
  const random = seededRandom(SEED);
  const frames: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => {
    waiting.push(update);
    if (waiting.length < aFrame) return;
    frames.push(Y.mergeUpdates(waiting));
    waiting = [];
  });
  let caret = text.length - 1;
  for (let made = 0; made < edits; ) {
    if (random.chance() < 0.3) caret = random.below(text.length);
    const run = 1 + random.below(24);
    const isRemoval = random.chance() < 0.18 && caret > run + 1;
    for (let n = 0; n < run && made < edits; n += 1, made += 1) {
      if (isRemoval) {
        caret -= 1;
        text.delete(caret, 1);
      } else {
        text.insert(caret, LETTERS[random.below(LETTERS.length)] ?? ' ');
        caret += 1;
      }
    }
  }
  if (waiting.length > 0) frames.push(Y.mergeUpdates(waiting));
  const was = Y.decodeStateVector(before);
  const clocks = new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([client]) => !was.has(client)));
  return { frames, clocks };
}

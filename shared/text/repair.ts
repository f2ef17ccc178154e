/** What a merge can leave behind in a text, and how the server mends it right after the change that brought it. */
import type * as Y from 'yjs';
import { heal } from './build.ts';
import { changeOf } from './change.ts';
import { clip, MarkClip } from './clip.ts';
import { TextEnding } from './ending.ts';
import { OrphanWatch, setOff } from './orphans.ts';

/** Changes the text; to be run in one transaction of the server's own, before anything else changes the text. */
export type Mending = (text: Y.Text) => void;

export class TextRepair {
  private readonly marks: MarkClip;
  private readonly orphans: OrphanWatch;
  private readonly ending: TextEnding;

  /** Takes the text as it stands for right, but for a last newline. */
  constructor(text: Y.Text) {
    this.marks = new MarkClip(text);
    this.orphans = new OrphanWatch(text);
    this.ending = new TextEnding(text);
  }

  /**
   * To be called in the text's observer, for every event, mendings included; an ordinary keystroke costs a few
   * microseconds, whatever the length of the text.
   * @param trusted for changes that the server made itself, and for what Yjs tidies up
   * @returns null where there is nothing to mend
   */
  after(event: Y.YTextEvent, trusted: boolean): Mending | null {
    const change = changeOf(event);
    this.orphans.learn(change);
    if (trusted) return null;
    const stray = this.marks.strayAfter(change);
    const orphans = this.orphans.orphansAfter(change);
    if (stray.length === 0 && orphans.length === 0 && this.isClosed()) return null;
    return (text) => {
      // Marks first: they leave indexes as they are. Orphans from the last to the first, each behind its words.
      clip(text, stray);
      setOff(text, orphans);
      heal(text);
    };
  }

  /** Whether the text ends with a newline. */
  isClosed(): boolean {
    return this.ending.isClosed();
  }
}

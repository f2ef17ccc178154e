/** What a merge can leave behind in a text, and how the server mends it right after the change that brought it. */
import type * as Y from 'yjs';
import { heal, isClosed } from './build.ts';
import { clip, MarkClip } from './clip.ts';
import { OrphanWatch, setOff } from './orphans.ts';

/** Changes the text; to be run in one transaction of the server's own, before anything else changes the text. */
export type Mending = (text: Y.Text) => void;

export class TextRepair {
  private readonly text: Y.Text;
  private readonly marks: MarkClip;
  private readonly orphans: OrphanWatch;

  /** Takes the text as it stands for right, but for a last newline. */
  constructor(text: Y.Text) {
    this.text = text;
    this.marks = new MarkClip(text);
    this.orphans = new OrphanWatch(text);
  }

  /**
   * To be called in the text's observer, for every event, mendings included.
   * @param trusted for changes that the server made itself
   * @returns null where there is nothing to mend
   */
  after(event: Y.YTextEvent, trusted: boolean): Mending | null {
    const stray = this.marks.strayAfter(event, trusted);
    const orphans = this.orphans.orphansAfter(event);
    const open = !isClosed(this.text);
    if (trusted || (stray.length === 0 && orphans.length === 0 && !open)) return null;
    return (text) => {
      // Marks first: they leave indexes as they are. Orphans from the last to the first, each behind its words.
      clip(text, stray);
      setOff(text, orphans);
      heal(text);
    };
  }
}

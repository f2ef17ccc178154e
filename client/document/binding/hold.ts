/**
 * Keeps the editor's text still while somebody composes (an input method, a phone's keyboard): a change under the
 * half-composed word would leave it in the text twice. The article itself receives everything at once; the editor mirrors
 * a fork of it, made right before the first foreign change. What is composed goes into the fork and from there, under
 * the same Yjs ids, into the article, so that others see it. When the composition ends the fork takes in what it missed.
 */
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/text/body.ts';
import type { DeltaOperation } from './remote.ts';

export class CompositionHold {
  private readonly article: Y.Text;
  private fork: Y.Doc | null = null;

  constructor(article: Y.Text) {
    this.article = article;
  }

  get active(): boolean {
    return this.fork !== null;
  }

  /** The text that the editor shows: the fork's while held, else the article's. */
  get text(): Y.Text {
    return this.fork ? bodyOf(this.fork) : this.article;
  }

  /** Must run before the foreign change is applied. */
  begin(article: Y.Doc): void {
    const fork = new Y.Doc({ gc: article.gc });
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(article));
    fork.clientID = article.clientID;
    fork.on('update', (update: Uint8Array, origin: unknown) => this.passOn(article, update, origin));
    this.fork = fork;
  }

  /** Brings what was composed into the article, as local, else Yjs takes its own client id for a stranger's. */
  private passOn(article: Y.Doc, update: Uint8Array, origin: unknown): void {
    if (origin === this) return;
    article.transact((transaction) => {
      Y.applyUpdate(article, update);
      transaction.local = true;
    }, origin);
  }

  /** Ends the hold. @returns what the editor has missed, as one change of the text that it shows. */
  end(article: Y.Doc): DeltaOperation[] {
    const { fork, text } = this;
    if (!fork) return [];
    let missed: DeltaOperation[] = [];
    text.observe((event) => {
      missed = event.delta as DeltaOperation[];
    });
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(article, Y.encodeStateVector(fork)), this);
    this.fork = null;
    fork.destroy();
    return missed;
  }
}

/** Failures of a store that whoever asked can act on; any other means that nothing was done and may be asked again. */

/**
 * A Yjs client id that was to be bound belongs to somebody else. Nothing was written, and the same append will never
 * succeed: a room that meets it holds text that cannot become durable, and is to be read anew from the log.
 */
export class ForeignClient extends Error {
  override name = 'ForeignClient';
  readonly client: number;
  constructor(client: number, options?: ErrorOptions) {
    super(`the client id ${client} belongs to somebody else`, options);
    this.client = client;
  }
}

/**
 * The connection was lost after a commit was asked for and before its answer: it may have been done or not. An append of
 * text may be asked for again, with the same rows: the store looks whether they are there. So may a command, by its id.
 */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown';
  /** What the transaction gave before its commit. */
  readonly result: unknown;
  constructor(result: unknown, options?: ErrorOptions) {
    super('the store did not answer a commit; it may have been done', options);
    this.result = result;
  }
}

/** The store takes or gives nothing at the moment: its disk is full, or does not answer. What was asked is not done. */
export class StoreFailing extends Error {
  override name = 'StoreFailing';
}

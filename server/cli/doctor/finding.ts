/** What a look at one part of an installation found. */
export interface Finding {
  /** The part that was looked at, a word or two. */
  about: string;
  /** `warn`: it works, and somebody should see to it; `skip`: could not be looked at, for the reason told. */
  state: 'ok' | 'warn' | 'fail' | 'skip';
  words: string;
  /** What to do; of a `warn` or a `fail`. */
  advice?: string;
}

export const well = (about: string, words: string): Finding => ({ about, state: 'ok', words });
export const skipped = (about: string, words: string): Finding => ({ about, state: 'skip', words });
export const doubtful = (about: string, words: string, advice: string): Finding => ({
  ...{ about, state: 'warn', words, advice },
});
export const ill = (about: string, words: string, advice: string): Finding => ({ about, state: 'fail', words, advice });

/** What a failure says of itself, to whoever runs the installation. */
export const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a check that failed itself has to say. */
export async function findingsOf(about: string, look: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [ill(about, saidBy(error), 'See the message.')];
  }
}

/** Many who ask for the same at once, or within a moment, are given the same answer. */

interface Sharing {
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** So old may an answer be. */
  forMs: number;
  /** Answers held at most: those to the last questions. */
  most: number;
}

/** `isAnew`: whether an answer that is there is too old, however new. */
export type ShareAnswers<T> = (question: string, make: () => Promise<T>, isAnew?: boolean) => Promise<T>;

export function shareAnswers<T>({ clock, forMs, most }: Sharing): ShareAnswers<T> {
  const held = new Map<string, { at: number; answer: Promise<T> }>();
  return (question, make, isAnew = false) => {
    const last = held.get(question);
    if (!isAnew && last && clock() - last.at < forMs) return last.answer;
    const given = { at: clock(), answer: make() };
    held.delete(question);
    held.set(question, given);
    const oldest = held.keys().next();
    if (held.size > most && !oldest.done) held.delete(oldest.value);
    // The next to ask tries again.
    given.answer.catch(() => held.get(question) === given && held.delete(question));
    return given.answer;
  };
}

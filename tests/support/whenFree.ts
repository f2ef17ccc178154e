/**
 * Repeats work on a SQLite database until nobody else is writing there. A server in this process may be within a
 * transaction, which ends only while this one is not waiting: open the database without a `timeout` for it.
 */
export async function whenFree<T>(work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'database is locked')) throw error;
      await new Promise(setImmediate);
    }
  }
}

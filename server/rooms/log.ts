/** The part of pino that the rooms use. Never article text, names or tokens: ids, codes and numbers only. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What is told of a failure. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown');

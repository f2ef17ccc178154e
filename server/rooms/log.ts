/** The part of pino that the rooms use. Never article text, names or tokens: ids, codes and numbers only. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

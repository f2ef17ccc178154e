/**
 * Version of what the article's text may contain. The server refuses a client with another one before its editor binds.
 * Raise it when a block, a mark or an attribute gets another meaning.
 */
export const SCHEMA_VERSION = 1;

import type { workspace as english } from '../en/workspace.ts';
import type { Translation } from '../types.ts';

/** Dutch texts of the workspace. */
export const workspace: Translation<typeof english> = {
  title: 'Artikel',
};

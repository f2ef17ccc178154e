/** English texts of the workspace. */
export const workspace = {
  title: 'Article',
} as const;

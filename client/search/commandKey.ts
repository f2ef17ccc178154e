/** What the key is called that commands are given with, on this kind of computer. */
export function commandKey(platform: string): 'Ctrl' | '⌘' {
  return /Mac|iP/.test(platform) ? '⌘' : 'Ctrl';
}

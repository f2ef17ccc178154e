/** Text that is being written; in one that is only read, letters do nothing of their own. */
export const WRITTEN = '[contenteditable="true"]:not([aria-readonly="true"])';

/** Where somebody writes or a widget uses letters itself, single keys are not ours. */
const TAKES_LETTERS = `input, textarea, select, ${WRITTEN}, [role="menu"], [role="dialog"]`;

/** True for a key pressed alone (Shift allowed, for `?`) outside fields, menus and dialogs. */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  const { target } = event;
  return !(target instanceof Element && target.closest(TAKES_LETTERS));
}

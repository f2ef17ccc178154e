/** jsdom lays nothing out; ProseMirror asks for rectangles when it scrolls a caret into view. */
export function withoutLayout(): void {
  const rect = { top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) };
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
  Range.prototype.getBoundingClientRect = () => rect;
}

/** The id of a card's element on the page, to which the words in the text point. */
export function cardElement(annotation: string): string {
  return `card-${annotation}`;
}

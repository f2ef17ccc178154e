/** Where a card is on the page, for whoever points to it or goes there. */

/** The id of a card's element, to which the words in the text point. */
export function cardElement(annotation: string): string {
  return `card-${annotation}`;
}

/** Goes into a card: to its field, where one may answer, else to the card as a whole. False when it is not on the page. */
export function enterCard(annotation: string): boolean {
  const card = document.getElementById(cardElement(annotation));
  const field = card?.querySelector<HTMLElement>('textarea') ?? card;
  field?.focus();
  return field !== null;
}

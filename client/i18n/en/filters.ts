/** English texts of the margin's filters. */
export const filters = {
  legend: 'Show',
  showAll: 'All',
  showOpen: 'Open',
  showMine: 'Mine',
  showMentions: 'Mention me',
  showDetached: 'Without words',
  byPerson: 'By person',
  everybody: 'Everybody',
  byTag: 'By tag',
  sort: 'Order',
  sort_open: 'Open first',
  sort_place: 'By place',
  sort_time: 'Newest first',
  noMatch: 'Nothing here fits the filter.',
  less: 'Only what fits the filter is shown.',
  clear: 'Show everything',
} as const;

/** Where the minutes of a session are read, in the language of the reader. */
export function minutesAddress(article: string, session: string, language: string): string {
  const path = `/api/v1/articles/${encodeURIComponent(article)}/sessions/${encodeURIComponent(session)}`;
  return `${path}/minutes.html?language=${language.startsWith('nl') ? 'nl' : 'en'}`;
}

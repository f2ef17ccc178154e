/**
 * What the browser runs first, and so as small as can be. The rest of the client, the pages of an article and what they
 * will ask the server for are fetched side by side.
 */
import './shell/trustedTypes.ts';
import { askEarly } from './api/earlyAnswers.ts';
import { firstLanguage } from './i18n/languages.ts';
import { textsIn } from './i18n/texts.ts';

const article = /^\/article\/([^/]+)$/.exec(location.pathname)?.[1];

void import('./main.tsx');
void textsIn(firstLanguage(localStorage, navigator.languages));
if (article) {
  const path = `/api/v1/articles/${article}`;
  askEarly(['/api/v1/me', path, `${path}/ledger?after=0`, `${path}/seen`]);
  // Its own page says so where it cannot be had.
  import('./workspace/Workspace.tsx').catch(() => undefined);
} else if (location.pathname === '/' || location.pathname.startsWith('/desk/')) {
  import('./desk/DeskPage.tsx').catch(() => undefined);
}

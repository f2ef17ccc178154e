/** Starts the client: the one place that makes the translator, the cache and the router. */
import './theme/sheets.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { meQuery } from './api/people.ts';
import { ApiProblem } from './api/problem.ts';
import { createQueryClient } from './api/queryClient.ts';
import { createTranslator } from './i18n/i18n.ts';
import { firstLanguage } from './i18n/languages.ts';
import { textsIn } from './i18n/texts.ts';
import { createAppRouter } from './shell/routes.tsx';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const language = firstLanguage(localStorage, navigator.languages);
const translator = createTranslator(language, { [language]: await textsIn(language) });

const queryClient = createQueryClient(() => {
  // Nobody was signed in: the router itself leads to sign-in. Else a session has ended under the page.
  if (queryClient.getQueryData(meQuery.queryKey) === undefined) return;
  const next = router.state.location.href;
  const isGuest = Boolean(queryClient.getQueryData(meQuery.queryKey)?.guest);
  queryClient.clear();
  if (isGuest) {
    void router.navigate({ to: '/guest', search: { ended: 'yes' } });
    return;
  }
  void router.navigate({ to: '/sign-in', search: { next, ended: 'yes' } });
});
const router = createAppRouter(queryClient);

/** A refusal or missing answer is on the screen already; only what nobody expected goes to the browser's log. */
const onCaughtError = (error: unknown): void => {
  if (!(error instanceof ApiProblem)) reportError(error);
};

createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <ThemeProvider>
      <I18nextProvider i18n={translator}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nextProvider>
    </ThemeProvider>
  </StrictMode>,
);

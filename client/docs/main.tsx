/** A page of its own: what the HTTP API takes and gives, from the server's own description, to be tried out at once. */
import './docs.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DocsPage } from './DocsPage.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <DocsPage />
  </StrictMode>,
);

/** A page with one thing in the middle, before or beside the desk: sign-in, an invitation, nothing here. */
import type { ReactNode } from 'react';
import { Brand } from './Brand.tsx';
import './panel.css';

export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="plain">
      <header>
        <Brand />
      </header>
      <main id="content" className="panel" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
